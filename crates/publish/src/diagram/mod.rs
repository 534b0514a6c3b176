//! Diagrams as SVG: boxes, arrows, and lines past them.

pub(crate) mod column;
pub(crate) mod figure;
pub(crate) mod rules;
pub(crate) mod wrapped;
