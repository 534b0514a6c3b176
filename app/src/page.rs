use crate::session::Session;
use crate::{outcome, question, summary};
use guide::Page;
use leptos::prelude::*;

/// The widget: one page at a time.
pub(crate) fn view(session: &'static Session) -> impl IntoView {
    let page = move || match session.page() {
        Page::Question(index) => question::view(session, index),
        Page::Summary => summary::view(session),
        Page::Outcome => outcome::view(session),
    };
    view! { <div class="guide">{page}</div> }
}
