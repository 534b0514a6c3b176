//! What differs between two texts, in words. The comparison itself is the domain's.

pub(crate) mod diff;
pub(crate) mod terminal_safe;
pub(crate) mod version;
pub(crate) mod words;
