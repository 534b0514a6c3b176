//! Programs, the environment and HTTP.

pub(crate) mod child_process;
pub(crate) mod environment;
pub(crate) mod http;
