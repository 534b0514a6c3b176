//! The papers: what prints them, and the links to them.

pub(crate) mod links;
pub(crate) mod press;
