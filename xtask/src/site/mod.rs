//! `cargo xtask build` and `serve`, and books to test and measure with.

pub(crate) mod fixture;
pub(crate) mod publisher;
pub(crate) mod serve;
pub(crate) mod synthetic_book;
