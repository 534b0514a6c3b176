use crate::drawn::{Drawn, draw};
use crate::element::{classed, text};
use crate::visit::Visit;
use crate::walk::Page;
use crate::{outcome, question, summary};
use leptos::prelude::*;

/// The widget: one page at a time.
pub(crate) fn view(visit: &'static Visit) -> impl IntoView {
    let page = move || match visit.page() {
        Page::Question(index) => question::view(visit, index),
        Page::Summary => summary::view(visit),
        Page::Outcome => outcome::view(visit),
    };
    view! { <div class="guide">{page}</div> }
}

/// The heading of a page, which gets the focus when the page opens.
pub(crate) fn heading(title: &'static str) -> Drawn {
    draw(view! { <h1 tabindex="-1">{text(title)}</h1> })
}

/// The buttons at the end of a page.
pub(crate) fn buttons(buttons: Vec<Drawn>) -> Drawn {
    classed("div", "buttons", buttons)
}
