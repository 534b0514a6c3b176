use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The first element in the page that matches.
pub(crate) fn find(selector: &str) -> Option<HtmlElement> {
    let found = document().query_selector(selector).ok().flatten();
    found.map(JsCast::unchecked_into)
}

/// All elements in the page that match, in its order.
pub(crate) fn all(selector: &str) -> impl Iterator<Item = Element> {
    let found = document().query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |index| Some(found.as_ref()?.get(index)?.unchecked_into()))
}

/// Removes the guide's former pages; the newest stands first.
pub(crate) fn leave_only_newest() {
    for former in all(".pages > :not(:first-child)") {
        former.remove();
    }
}

/// The matching element that is this one or contains it.
pub(crate) fn around(selector: &str, part: &Element) -> Option<Element> {
    part.closest(selector).ok().flatten()
}

/// Its index among all matching elements.
pub(crate) fn index_of(selector: &str, part: &Element) -> Option<usize> {
    let whole = around(selector, part)?;
    all(selector).position(|one| one == whole)
}
