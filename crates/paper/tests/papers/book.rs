//! Plans for the proofs: the municipality's own, and what can be made of the small one.

use plan::{ChapterSource, Plan, SourceFile, Sources};
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a plan, to be changed and then read.
pub(crate) struct Book(pub(crate) Sources);

impl Book {
    /// The municipality's own plan.
    pub(crate) fn own() -> Self {
        Self::at("../..")
    }

    /// The small plan that the domain is tested with.
    pub(crate) fn small() -> Self {
        Self::at("../plan/tests/small")
    }

    fn at(root: &str) -> Self {
        let book = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(root)
            .join("book");
        let file = |path: &str| optional(&book, path).unwrap();
        let summary = file("chapters/SUMMARY.md").text;
        let chapters = summary.lines().filter_map(|line| {
            let (title, path) = line.strip_prefix("- [")?.split_once("](")?;
            let path = path.strip_suffix(')')?;
            Some(ChapterSource {
                title: title.to_owned(),
                path: path.to_owned(),
                file: file(&format!("chapters/{path}")),
            })
        });
        Self(Sources {
            chapters: chapters.collect(),
            contacts: file("contacts.toml"),
            guide: file("guide.toml"),
            figures: optional(&book, "figures.toml"),
            adoption: file("adoption.toml"),
            municipality: file("theme/municipality.toml"),
            ..Sources::default()
        })
    }

    /// With this at the end of the last chapter.
    pub(crate) fn and(mut self, markdown: &str) -> Self {
        let last = self.0.chapters.last_mut().unwrap();
        last.file.text.push_str(markdown);
        self
    }

    pub(crate) fn read(&self) -> Plan {
        let read = Plan::read(&self.0);
        read.unwrap_or_else(|diagnostics| panic!("{diagnostics}")).0
    }
}

fn optional(book: &Path, path: &str) -> Option<SourceFile> {
    let file: PathBuf = book.join(path);
    let text = fs::read_to_string(file).ok()?;
    Some(SourceFile {
        path: format!("book/{path}"),
        text,
    })
}
