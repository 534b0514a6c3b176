//! The publisher's behaviour on whole small books.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod adoption;
mod book;
mod changes;
mod editions;
mod explain;
mod failures;
mod figures;
mod guide_page;
mod hosting;
mod metadata;
mod pages;
mod plain_mdbook;
mod reproducible;
mod revision;
mod rules;
mod search;
mod serve;
mod verify;
