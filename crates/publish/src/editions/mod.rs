//! Adopted editions: reads, freezes and takes back.

pub(crate) mod adopt;
pub(crate) mod changed_data;
pub(crate) mod load;
pub(crate) mod take_back;
