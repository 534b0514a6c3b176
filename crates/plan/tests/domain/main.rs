//! The domain's behaviour, on a small plan of an invented municipality.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod adoption;
mod changes;
mod contacts;
mod diagnostics;
mod editions;
mod evidence;
mod figures;
mod guide;
mod holidays;
mod hours;
mod invisible;
mod laws;
mod manifest;
mod markdown;
mod mend;
mod municipality;
mod numbers;
mod outcome_view;
mod placeholders;
mod schemas;
mod small;
mod standing;
mod stated_hours;
mod subjects;
