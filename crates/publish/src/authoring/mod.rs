//! Helps authors: lays out a new municipality's files, and mends what has one right form.

pub(crate) mod mend;
pub(crate) mod scaffold;
