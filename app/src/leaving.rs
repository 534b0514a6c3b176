use crate::session::Session;
use leptos::{ev, prelude::*};

/// Forgets the answers when the page is left, and begins anew when the browser brings it back as it was.
pub(crate) fn forget_answers(session: &'static Session) {
    // Nobody keeps the handles that would end the listening: it lasts as long as the page.
    _ = window_event_listener(ev::pagehide, move |_| session.forget());
    _ = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            session.begin_again();
        }
    });
}
