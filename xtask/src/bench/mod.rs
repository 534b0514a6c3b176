//! `cargo xtask bench`: sizes against budgets, and times as ratios.

pub(crate) mod html;
pub(crate) mod measure;
pub(crate) mod sizes;
