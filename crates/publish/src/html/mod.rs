//! Parts of pages: quotations, contact cards, the status line.

pub(crate) mod conditions;
pub(crate) mod contact_card;
pub(crate) mod contact_line;
pub(crate) mod danish_order;
pub(crate) mod due;
pub(crate) mod emergency;
pub(crate) mod fingerprint;
pub(crate) mod quote;
pub(crate) mod status_line;
pub(crate) mod truncate;
