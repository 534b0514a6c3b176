//! What a reader does, and what she must be shown.

pub(crate) mod guide;
pub mod oracle;
pub(crate) mod quick_exit;
pub(crate) mod random_walk;
