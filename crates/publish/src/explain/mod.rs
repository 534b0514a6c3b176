//! What typed answers lead to, and why.

pub(crate) mod answers;
pub(crate) mod explanation;
