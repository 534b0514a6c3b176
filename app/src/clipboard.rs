use crate::dom;
use guide::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// Copies the answers as they stand on the page, and says so.
///
/// By the page's selection and not by the newer `navigator.clipboard`: it answers at once, and without a secure connection, too.
pub(crate) fn copy_answers() {
    let copied = select_answers().and_then(|()| {
        let document: HtmlDocument = document().unchecked_into();
        document.exec_command("copy").ok()
    });
    let message = match copied {
        Some(true) => words::COPIED,
        _ => words::NOT_COPIED,
    };
    if let Some(status) = dom::find(".guide [role=status]") {
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
