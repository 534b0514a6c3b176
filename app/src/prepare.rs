use crate::action::Action;
use crate::button;
use crate::element::{buttons, classed, details, element, text};
use crate::erased_view::{ErasedView, erase};
use crate::session::Session;
use crate::{quote, summary};
use guide::words;
use leptos::prelude::*;

/// What the reader can take to a conversation: the answers in words, on paper or in secure mail.
pub(crate) fn view(session: &'static Session, secure_mail: Option<&str>) -> ErasedView {
    let secondary = |label, action| button::view(session, "button secondary", text(label), action);
    let mut parts = vec![
        element("h2", vec![text(words::PREPARE)]),
        element("p", vec![text(words::TAKE_ANSWERS_ALONG)]),
        details(words::YOUR_ANSWERS, vec![summary::answers(session, false)]),
        buttons(vec![
            secondary(words::PRINT, Action::Print),
            secondary(words::COPY, Action::Copy),
        ]),
        // Empty until something is copied: a screen reader only announces changes to an existing element. Without the role of a status,
        // by whose name an empty one would be told.
        erase(view! { <p class="status" aria-live="polite"></p> }),
    ];
    if let Some(passage) = secure_mail {
        parts.push(element("p", vec![text(words::IN_WRITING)]));
        parts.push(quote::view(session, passage));
    }
    classed("section", "prepare", parts)
}
