//! The browser's history, which is told the numbers of the entries of the `HistoryStack` and nothing else.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::History;

/// The number of the entry at which the browser is; none where no session has been before.
pub(crate) fn number() -> Option<usize> {
    let number = history()?.state().ok()?.as_f64()?;
    Some(number as usize)
}

/// Gives the place where the browser is the number of an entry.
pub(crate) fn set(number: usize) {
    if let Some(history) = history() {
        _ = history.replace_state(&JsValue::from(number as u32), "");
    }
}

/// Notes a new entry.
pub(crate) fn push(number: usize) {
    if let Some(history) = history() {
        _ = history.push_state(&JsValue::from(number as u32), "");
    }
}

/// Goes back by some entries; the browser says so once it has arrived.
pub(crate) fn back(entries: usize) {
    // To go by none would load the page again.
    if let (Some(history), 1..) = (history(), entries) {
        _ = history.go_with_delta(-(entries as i32));
    }
}

fn history() -> Option<History> {
    window().history().ok()
}
