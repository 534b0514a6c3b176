use crate::dom;
use guide::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// Copies the answers as shown on the page, and announces it.
///
/// By the page's selection, not `navigator.clipboard`: it is synchronous, and works without a secure connection.
pub(crate) fn copy_answers() {
    let copied = select_answers().and_then(|()| {
        let document: HtmlDocument = document().unchecked_into();
        document.exec_command("copy").ok()
    });
    let message = match copied {
        Some(true) => words::COPIED,
        _ => words::NOT_COPIED,
    };
    if let Some(status) = dom::find(".guide .status") {
        status.set_text_content(Some(message));
    }
}

fn select_answers() -> Option<()> {
    let answers = dom::find(".guide .summary")?;
    let details = dom::around("details", &answers)?;
    _ = details.set_attribute("open", "");
    let selection = window().get_selection().ok()??;
    selection.select_all_children(&answers).ok()
}
