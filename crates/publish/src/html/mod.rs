//! What pages are made of: quotations, contact cards, the line that tells whose text a page shows.

pub(crate) mod conditions;
pub(crate) mod contact_card;
pub(crate) mod contact_line;
pub(crate) mod danish_order;
pub(crate) mod due;
pub(crate) mod fingerprint;
pub(crate) mod quote;
pub(crate) mod status_line;
pub(crate) mod truncate;
