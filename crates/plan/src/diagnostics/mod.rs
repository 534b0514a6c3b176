//! Problems in what an author wrote: where, what, and what to do.

pub(crate) mod diagnostic;
pub(crate) mod excerpt;
pub(crate) mod invisible_signs;
pub(crate) mod severity;
pub(crate) mod source_file;
