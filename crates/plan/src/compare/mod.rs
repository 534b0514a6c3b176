//! Compares two texts passage by passage.

pub(crate) mod changes;
pub(crate) mod form;
pub(crate) mod longest_increasing_subsequence;
