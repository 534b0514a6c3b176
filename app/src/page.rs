use crate::erased_view::erase;
use crate::session::Session;
use crate::{dom, outcome, question, summary};
use guide::Page;
use leptos::prelude::*;

/// Draws the session's current page before the last one, which is out of sight from now on, no part of the guide, and goes by
/// [`dom::leave_only_newest`].
pub(crate) fn draw(session: &'static Session) {
    let Some(place) = dom::find(".pages") else {
        return;
    };
    let page = match session.state().page() {
        Page::Question(index) => question::view(session, index),
        Page::Summary => summary::view(session),
        Page::Outcome => outcome::view(session),
    };
    let last = place.first_element_child();
    // By its id the element is one of the accessibility tree from the start, so that its content does not move there when it is hidden.
    let mut page = erase(view! { <div class="guide" id="svar_side">{page}</div> });
    page.mount(&place, last.as_deref());
    if let Some(last) = last {
        last.set_class_name("visually-hidden");
    }
}
