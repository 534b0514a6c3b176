//! The publisher's behaviour on whole small books.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod book;
mod explain;
mod failures;
mod figures;
mod guide_page;
mod hosting;
mod metadata;
mod pages;
mod papers;
mod plain_mdbook;
mod rules;
mod search;
mod serve;
