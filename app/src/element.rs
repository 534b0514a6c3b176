//! Plain elements, as many as it takes.
//!
//! To Leptos every combination of tag, attributes and content is a type, and every type costs some hundred bytes of wasm. So
//! whatever differs only in tag, class and content is made of one type here; `view!` is for elements that do more.

use crate::drawn::{Drawn, draw, group};
use leptos::html::custom;
use leptos::prelude::*;

pub(crate) fn element(tag: &'static str, parts: Vec<Drawn>) -> Drawn {
    with_class(tag, None, parts)
}

pub(crate) fn classed(tag: &'static str, class: &'static str, parts: Vec<Drawn>) -> Drawn {
    with_class(tag, Some(class), parts)
}

fn with_class(tag: &'static str, class: Option<&'static str>, parts: Vec<Drawn>) -> Drawn {
    draw(custom(tag).class(class).child(group(parts)))
}

pub(crate) fn text(text: &'static str) -> Drawn {
    draw(text)
}

/// A link. Where it leads, nobody is told that the reader comes from the guide.
pub(crate) fn link(class: &'static str, href: String, parts: Vec<Drawn>) -> Drawn {
    draw(view! { <a class=class href=href rel="noreferrer">{group(parts)}</a> })
}
