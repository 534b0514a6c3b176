//! The publisher's behaviour on whole small books.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod alone;
mod book;
mod explain;
mod failures;
mod figures;
mod guide_page;
mod hosting;
mod metadata;
mod new;
mod pages;
mod plain_mdbook;
mod rules;
mod search;
mod serve;
