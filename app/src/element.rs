//! Plain elements.
//!
//! To Leptos every combination of tag, attributes and content is a type, and each costs some hundred bytes of wasm. Elements that
//! differ only in tag, class and content therefore share one type here; `view!` is for those that do more.

use crate::erased_view::{ErasedView, erase, group};
use leptos::html::custom;
use leptos::prelude::*;

pub(crate) fn element(tag: &'static str, parts: Vec<ErasedView>) -> ErasedView {
    with_class(tag, None, parts)
}

pub(crate) fn classed(
    tag: &'static str,
    class: &'static str,
    parts: Vec<ErasedView>,
) -> ErasedView {
    with_class(tag, Some(class), parts)
}

fn with_class(
    tag: &'static str,
    class: Option<&'static str>,
    parts: Vec<ErasedView>,
) -> ErasedView {
    erase(custom(tag).class(class).child(group(parts)))
}

pub(crate) fn text(text: &'static str) -> ErasedView {
    erase(text)
}

/// A link. It sends no referrer, so its target does not learn that the reader comes from the guide.
pub(crate) fn link(class: &'static str, href: String, parts: Vec<ErasedView>) -> ErasedView {
    erase(view! { <a class=class href=href rel="noreferrer">{group(parts)}</a> })
}

/// A disclosure.
pub(crate) fn details(title: &'static str, mut parts: Vec<ErasedView>) -> ErasedView {
    parts.insert(0, element("summary", vec![text(title)]));
    element("details", parts)
}

/// A page's heading, which gets focus when the page opens.
pub(crate) fn heading(title: &'static str) -> ErasedView {
    erase(view! { <h1 tabindex="-1">{text(title)}</h1> })
}

/// The buttons at the end of a page.
pub(crate) fn buttons(buttons: Vec<ErasedView>) -> ErasedView {
    classed("div", "buttons", buttons)
}
