//! The preview: serves the site on this machine, watches `book/`, and shows problems.

pub(crate) mod error_overlay;
pub(crate) mod live_reload;
pub(crate) mod pdf_on_demand;
pub(crate) mod serve;
pub(crate) mod watch;
