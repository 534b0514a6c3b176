use crate::button::{self, Action};
use crate::element::{buttons, classed, element, text};
use crate::erased_view::{ErasedView, erase};
use crate::session::Session;
use crate::{quote, summary, words};
use leptos::prelude::*;

/// What the reader can bring along to a conversation: the answers in words, on paper or in a secure mail.
pub(crate) fn view(session: &'static Session) -> ErasedView {
    let secondary = |label, action| button::view(session, "button secondary", text(label), action);
    let parts = vec![
        element("h2", vec![text(words::PREPARE)]),
        element("p", vec![text(words::TAKE_ANSWERS_ALONG)]),
        summary::answers(session, false),
        buttons(vec![
            secondary(words::PRINT, Action::Print),
            secondary(words::COPY, Action::Copy),
        ]),
        // Empty until something is copied, because a screen reader announces a change in what is there already.
        erase(view! { <p class="status" role="status"></p> }),
        element("p", vec![text(words::IN_WRITING)]),
        quote::view(session, &session.guide().secure_mail),
    ];
    classed("section", "prepare", parts)
}
