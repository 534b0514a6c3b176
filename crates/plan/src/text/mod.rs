//! Finds words, numbers, addresses, hours and characters in text. Knows neither files nor plans.

pub(crate) mod addresses;
pub(crate) mod composed;
pub(crate) mod day;
pub(crate) mod edits;
pub(crate) mod find;
pub(crate) mod invisible;
pub(crate) mod line_index;
pub(crate) mod lookalike;
pub(crate) mod mail_address;
pub(crate) mod numbers;
pub(crate) mod shorten;
pub(crate) mod similarity;
pub(crate) mod stated_hours;
pub(crate) mod suggest;
pub(crate) mod visible;
