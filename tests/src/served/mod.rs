//! The published site, served as in production.

pub(crate) mod embedding;
pub(crate) mod network;
pub(crate) mod plan;
pub(crate) mod site;
