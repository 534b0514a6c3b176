//! Writes the whole site: each page in its [`frame`], staged beside the old site and swapped in. [`preprocess`] serves a plain
//! mdBook.

pub(crate) mod build;
pub(crate) mod edition_files;
pub(crate) mod frame;
pub(crate) mod maker;
pub(crate) mod one_file;
pub(crate) mod precompress;
pub(crate) mod preprocess;
pub(crate) mod site_files;
pub(crate) mod staging;
pub(crate) mod toc;
