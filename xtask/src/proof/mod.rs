//! `cargo xtask check` and `test`.

pub(crate) mod check;
pub(crate) mod programs;
pub(crate) mod proven;
pub(crate) mod slowest;
pub(crate) mod test;
