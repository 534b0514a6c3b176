use crate::button::{self, Action};
use crate::drawn::{Drawn, draw};
use crate::element::{classed, element, text};
use crate::visit::Visit;
use crate::{focus, page, quote, summary, words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// What the reader can bring along to a conversation: the answers in words, on paper or in a secure mail.
pub(crate) fn view(visit: &'static Visit) -> Drawn {
    let secondary = |label, action| button::view(visit, "button secondary", text(label), action);
    let parts = vec![
        element("h2", vec![text(words::PREPARE)]),
        element("p", vec![text(words::TAKE_ANSWERS_ALONG)]),
        summary::answers(visit, false),
        page::buttons(vec![
            secondary(words::PRINT, Action::Print),
            secondary(words::COPY, Action::Copy),
        ]),
        // Empty until something is copied, because a screen reader announces a change in what is there already.
        draw(view! { <p class="status" role="status"></p> }),
        element("p", vec![text(words::IN_WRITING)]),
        quote::view(visit, &visit.guide().secure_mail),
    ];
    classed("section", "prepare", parts)
}

/// Copies the answers as they stand on the page, and says so.
///
/// By the page's selection and not by the newer `navigator.clipboard`: it answers at once, and without a secure connection, too.
pub(crate) fn copy_answers() {
    let copied = select_answers().and_then(|()| {
        let document: HtmlDocument = document().unchecked_into();
        document.exec_command("copy").ok()
    });
    let told = match copied {
        Some(true) => words::COPIED,
        _ => words::NOT_COPIED,
    };
    if let Some(status) = focus::find(".guide [role=status]") {
        status.set_text_content(Some(told));
    }
}

fn select_answers() -> Option<()> {
    let answers = focus::find(".guide .summary")?;
    let selection = window().get_selection().ok()??;
    selection.select_all_children(&answers).ok()
}
