//! `beredskab verify`: whether the published site is what the council adopted.

pub(crate) mod bounds;
mod candidate;
mod comparison;
mod council;
mod expected;
mod fault;
mod found;
mod page;
mod place;
mod signature;
mod site;
pub(crate) mod verifier;
mod web;
