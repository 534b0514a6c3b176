//! `cargo xtask package`: what is handed out.

pub(crate) mod archive;
pub(crate) mod licences;
pub(crate) mod pack;
