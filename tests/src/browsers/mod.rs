//! Browsers of three engines, and a page in them.

pub(crate) mod browser;
pub(crate) mod drawn;
pub(crate) mod driver;
pub(crate) mod engine;
pub(crate) mod harness;
pub(crate) mod keys;
pub(crate) mod look;
pub(crate) mod page;
pub(crate) mod slow_phone;
