//! The papers as the programs of others read them: poppler for text and fonts, qpdf for the file's structure.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

mod book;
mod document;
mod manual;
mod plan_pdf;
mod programs;
mod sheets;
