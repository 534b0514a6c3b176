//! `cargo xtask bench`: sizes against budgets, and times as ratios.

pub(crate) mod browser;
pub(crate) mod html;
pub(crate) mod measure;
pub(crate) mod readers;
pub(crate) mod sizes;
pub(crate) mod yardstick;
