//! A synthetic book: the real one with added chapters, to measure how the publisher scales.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::system::paths;

/// The first added chapter's number. Four digits, because 110 to 119 look like telephone numbers.
const FIRST: usize = 1_001;
const PASSAGES: usize = 10;
const SENTENCE: &str =
    "en bekymring for en borger drøftes med de rette fagfolk, før nogen handler på den.";

/// A book in a temporary folder, removed when dropped.
pub(crate) struct MadeBook(PathBuf);

impl MadeBook {
    /// The municipality's book, with so many added chapters.
    pub(crate) fn create(chapters: usize) -> Result<Self> {
        let name = format!("beredskab-bench-{}-{chapters}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let made = Self(root);
        made.fill(chapters)
            .context("cannot make the book to measure")?;
        Ok(made)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.0
    }

    /// Changes a word of one passage.
    pub(crate) fn change(&self) -> Result<()> {
        let file = self.0.join(format!("book/chapters/k{FIRST}.md"));
        let text = fs::read_to_string(&file)?;
        Ok(fs::write(&file, text.replacen("Tekst", "Ord", 1))?)
    }

    fn fill(&self, chapters: usize) -> Result<()> {
        copy(&paths::root().join("book"), &self.0.join("book"))?;
        if chapters > 0 {
            // The source document lacks the added chapters.
            fs::remove_dir_all(self.0.join("book/source"))?;
        }
        let folder = self.0.join("book/chapters");
        let mut summary = fs::read_to_string(folder.join("SUMMARY.md"))?;
        summary.push('\n');
        for number in (FIRST..).take(chapters) {
            writeln!(summary, "- [Afsnit {number}](k{number}.md)")?;
            fs::write(folder.join(format!("k{number}.md")), chapter(number)?)?;
        }
        fs::write(folder.join("SUMMARY.md"), summary)?;
        Ok(())
    }
}

impl Drop for MadeBook {
    fn drop(&mut self) {
        // It is a temporary folder; leftovers do no harm.
        fs::remove_dir_all(&self.0).ok();
    }
}

fn chapter(number: usize) -> Result<String> {
    let mut text = format!("# Afsnit {number} {{#k{number}}}\n");
    for passage in 1..=PASSAGES {
        writeln!(
            text,
            "\nTekst {passage}: {SENTENCE} {{#k{number}-p{passage}}}"
        )?;
    }
    Ok(text)
}

/// Copies a folder recursively.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_passage_of_a_chapter_has_its_own_id() -> Result<()> {
        let text = chapter(17)?;
        assert!(text.starts_with("# Afsnit 17 {#k17}\n"));
        assert_eq!(text.matches("{#k17-p").count(), PASSAGES);
        assert!(text.trim_end().ends_with("{#k17-p10}"));
        Ok(())
    }
}
