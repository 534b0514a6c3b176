//! Helps authors: scaffolds a new municipality's files, and mends chapters.

pub(crate) mod mend;
pub(crate) mod scaffold;
