//! The widget: built by Trunk, shortened, and kept with its sources.

pub(crate) mod minify;
pub(crate) mod origin;
pub(crate) mod trunk;
