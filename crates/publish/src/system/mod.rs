//! The system: files, locks, retries, threads, and its errors in Danish.

pub(crate) mod file_op;
pub(crate) mod files;
pub(crate) mod io_cause;
pub(crate) mod litter;
pub(crate) mod lock;
pub(crate) mod parallel;
pub(crate) mod retry;
