//! Reads what authors write below `book/`: the text, the data and the look.

pub(crate) mod failure;
pub(crate) mod folder;
pub(crate) mod icon;
pub(crate) mod palette;
pub(crate) mod read;
pub(crate) mod source_file;
mod summary;
pub(crate) mod theme;
