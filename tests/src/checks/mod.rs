//! What a page is checked for.

pub(crate) mod api_spy;
pub mod axe;
pub(crate) mod document;
pub(crate) mod tree;
pub mod views;
