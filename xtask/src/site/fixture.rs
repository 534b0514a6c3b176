//! The tests' invented municipality, published by the program alone.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::site::synthetic_book;
use crate::system::{paths, process};

/// An invented municipality.
pub(crate) struct Fixture {
    /// Its folder, with `book/` and the queries that its search must answer.
    pub(crate) municipality: PathBuf,
    /// Where it is published.
    folder: PathBuf,
}

impl Fixture {
    /// The one among the tests' fixtures. No municipality is named in code.
    pub(crate) fn find() -> Result<Self> {
        let fixtures = paths::root().join("tests/fixtures");
        let entries = fs::read_dir(&fixtures).context("cannot read tests/fixtures")?;
        let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let municipality = folders.filter(|folder| folder.join("book").is_dir()).min();
        let municipality = municipality.context("tests/fixtures has no municipality")?;
        let name = municipality.file_name().unwrap_or_default();
        let folder = paths::root().join("dist/fixtures").join(name);
        Ok(Self {
            municipality,
            folder,
        })
    }

    /// Its site and server configuration.
    pub(crate) fn dist(&self) -> PathBuf {
        self.folder.join("dist")
    }

    /// Where its site lies.
    pub(crate) fn site(&self) -> PathBuf {
        self.dist().join("site")
    }

    /// Builds the site as another municipality would: in a folder with `book/` only, without PATH, with the embedded widget.
    pub(crate) fn build(&self, mut publisher: Command) -> Result<()> {
        let book = self.folder.join("book");
        // A missing folder need not be removed.
        fs::remove_dir_all(&book).ok();
        synthetic_book::copy(&self.municipality.join("book"), &book)
            .context("cannot put the invented municipality's plan into dist")?;
        let build = publisher.current_dir(&self.folder).env_clear().arg("build");
        process::run(build)
    }
}
