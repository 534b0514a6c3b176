//! `cargo xtask package`: archives for distribution.

pub(crate) mod archive;
pub(crate) mod licences;
pub(crate) mod pack;
