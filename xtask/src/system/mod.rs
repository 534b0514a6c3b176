//! The system: command line, cargo, programs, folders, clock.

pub(crate) mod args;
pub(crate) mod cargo;
pub(crate) mod pace;
pub(crate) mod paths;
pub(crate) mod process;
