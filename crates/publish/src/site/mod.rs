//! Writes the whole site: beside the old one, then in its place. [`preprocessor`] and [`renderer`] are mdBook's.

pub(crate) mod build;
pub(crate) mod calendar;
pub(crate) mod description;
pub(crate) mod edition_files;
pub(crate) mod linked_data;
pub(crate) mod maker;
pub(crate) mod precompress;
pub(crate) mod preprocessor;
pub(crate) mod renderer;
pub(crate) mod site_files;
pub(crate) mod staging;
pub(crate) mod toc;
pub(crate) mod well_known;
