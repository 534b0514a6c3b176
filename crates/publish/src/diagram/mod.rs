//! Diagrams in HTML: boxes that reflow, zoom, print and are read in order.

pub(crate) mod boxes;
pub(crate) mod figure;
pub(crate) mod rules;
