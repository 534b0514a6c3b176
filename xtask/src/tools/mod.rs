//! The tools that building and testing need: what is there, what is fetched, what is built.

pub(crate) mod apt;
pub(crate) mod cargo_lock;
pub(crate) mod npm;
pub(crate) mod pinned;
pub(crate) mod setup;
pub(crate) mod toolchain;
