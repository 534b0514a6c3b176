//! The browser's history. It holds only numbers of entries of the `HistoryStack`.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::History;

/// The number of the browser's current entry; `None` if no session was here before.
pub(crate) fn number() -> Option<usize> {
    let number = history()?.state().ok()?.as_f64()?;
    Some(number as usize)
}

/// Sets the number of the browser's current entry.
pub(crate) fn set(number: usize) {
    if let Some(history) = history() {
        _ = history.replace_state(&JsValue::from(number as u32), "");
    }
}

/// Adds an entry.
pub(crate) fn push(number: usize) {
    if let Some(history) = history() {
        _ = history.push_state(&JsValue::from(number as u32), "");
    }
}

/// Goes back some entries; the browser reports its arrival.
pub(crate) fn back(entries: usize) {
    // Going back by 0 would reload the page.
    if let (Some(history), 1..) = (history(), entries) {
        _ = history.go_with_delta(-(entries as i32));
    }
}

fn history() -> Option<History> {
    window().history().ok()
}
