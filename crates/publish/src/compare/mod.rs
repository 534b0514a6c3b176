//! Differences between two texts, in words. The domain does the comparing.

pub(crate) mod diff;
pub(crate) mod terminal_safe;
pub(crate) mod version;
pub(crate) mod words;
