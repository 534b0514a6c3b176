//! The tests' invented municipality: its site, made by the publisher alone.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{made_book, paths, process};

const NAME: &str = "klintsund";

/// Where the municipality lies: its `book/`, and what readers search it for.
pub(crate) fn municipality() -> PathBuf {
    paths::root().join("tests/fixtures").join(NAME)
}

/// Where its site lies.
pub(crate) fn site() -> PathBuf {
    folder().join("dist/site")
}

/// Builds the site as another municipality does: in a folder that holds `book/` and nothing else, with no PATH, by a publisher
/// that carries the widget within.
pub(crate) fn build(mut publisher: Command) -> Result<()> {
    let book = folder().join("book");
    // What is not there need not be removed.
    fs::remove_dir_all(&book).ok();
    made_book::copy(&municipality().join("book"), &book)
        .context("kan ikke lægge den opdigtede kommunes plan i dist")?;
    process::run(publisher.current_dir(folder()).env_clear().arg("build"))
}

fn folder() -> PathBuf {
    paths::root().join("dist/fixtures").join(NAME)
}
