//! The machine beneath: the command line, cargo, other programs, folders and the clock.

pub(crate) mod args;
pub(crate) mod cargo;
pub(crate) mod pace;
pub(crate) mod paths;
pub(crate) mod process;
