use crate::session::Session;
use crate::{dom, outcome, question, summary};
use guide::Page;
use leptos::tachys::view::Mountable;

/// Draws the session's current page in place of the last.
pub(crate) fn draw(session: &'static Session) {
    let Some(place) = dom::find(".guide") else {
        return;
    };
    let mut page = match session.state().page() {
        Page::Question(index) => question::view(session, index),
        Page::Summary => summary::view(session),
        Page::Outcome => outcome::view(session),
    };
    place.set_text_content(None);
    page.mount(&place, None);
}
