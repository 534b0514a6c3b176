//! Tools for building and testing: finds, fetches or builds them.

pub(crate) mod apt;
pub(crate) mod cargo_lock;
pub(crate) mod npm;
pub(crate) mod pinned;
pub(crate) mod pypi;
pub(crate) mod setup;
pub(crate) mod toolchain;
