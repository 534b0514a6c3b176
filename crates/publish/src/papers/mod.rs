//! The papers: printing, and links to them.

pub(crate) mod links;
pub(crate) mod press;
