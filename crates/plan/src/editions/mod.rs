//! Adopted editions, and which text is in force.

pub(crate) mod edition;
pub(crate) mod edition_status;
pub(crate) mod manifest;
pub(crate) mod publication;
pub(crate) mod revision;
