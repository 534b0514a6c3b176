use crate::editions::adopt::authors_files;
use crate::editions::load::EDITIONS;
use crate::input::folder::as_read;
use anyhow::Result;
use plan::{Publication, sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Which of the authors' files differ from the edition in force, one line for each that changed, was added or removed. Line ends
/// and byte order marks are ignored, and so is the text, which [`Changes`] covers. Empty if nothing differs or nothing was adopted.
///
/// # Errors
/// The folder cannot be read.
///
/// [`Changes`]: plan::Changes
pub fn changed_data(root: &Path, publication: &Publication) -> Result<Option<String>> {
    let Some(edition) = publication.newest() else {
        return Ok(None);
    };
    let frozen = root.join(EDITIONS).join(edition.date().to_string());
    let before = edition.manifest.files.iter().map(|file| file.path.clone());
    let before: BTreeSet<_> = before.filter(|path| is_data(path)).collect();
    let now = authors_files(root)?.into_iter();
    let now: BTreeSet<_> = now.filter(|path| is_data(path)).collect();
    let is_changed =
        |path: &&String| content(&root.join(path.as_str())) != content(&frozen.join(path.as_str()));
    let found: [(&str, Vec<_>); 3] = [
        (
            "Ændret",
            before.intersection(&now).filter(is_changed).collect(),
        ),
        ("Kommet til", now.difference(&before).collect()),
        ("Fjernet", before.difference(&now).collect()),
    ];
    let lines = found.into_iter().filter(|(_, paths)| !paths.is_empty());
    let lines = lines.map(|(what, paths)| {
        let paths: Vec<_> = paths.into_iter().map(String::as_str).collect();
        format!(
            "{what} siden udgaven, uden for planens tekst: {}.",
            paths.join(", ")
        )
    });
    let lines: Vec<_> = lines.collect();
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

fn is_data(path: &str) -> bool {
    let texts = ["book/chapters/", "book/source/"];
    path.starts_with("book/") && !texts.iter().any(|text| path.starts_with(text))
}

/// The hash of a file as read; `None` if it cannot be.
fn content(path: &Path) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    Some(match String::from_utf8(bytes) {
        Ok(text) => sha256(as_read(&text).as_bytes()),
        Err(other) => sha256(other.as_bytes()),
    })
}
