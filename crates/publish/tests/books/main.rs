//! The publisher's behaviour on whole small books.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod adoption;
mod alone;
mod book;
mod changes;
mod diagnostics;
mod editions;
mod editions_of_old;
mod explain;
mod failures;
mod figures;
mod guide_page;
mod hostile;
mod hosting;
mod metadata;
mod new;
mod pages;
mod papers;
mod plain_mdbook;
mod reproducible;
mod revision;
mod rules;
mod search;
mod serve;
mod vejledning;
mod verify;
