//! `cargo xtask build` and `serve`, and the books whose sites tests and measures look at.

pub(crate) mod fixture;
pub(crate) mod publisher;
pub(crate) mod serve;
pub(crate) mod synthetic_book;
