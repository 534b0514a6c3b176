//! Reads one file below `book/`: an ordinary file of moderate size, no link out of it.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path};

/// The size limit of a file in bytes: twenty times the longest in a usual plan.
const MOST: u64 = 250_000;

/// Why a file is not read.
pub(crate) enum Refusal {
    /// It does not exist.
    Missing,
    /// It is outside `book/`, by a symbolic link.
    Outside,
    /// It is a folder, a pipe or a device; reading a pipe could block for ever.
    NoFile,
    /// It is too large.
    TooLarge,
    /// The system refuses.
    Unreadable,
}

/// Reads the file at this path, which is relative to `root`.
pub(crate) fn read(root: &Path, path: &str) -> Result<Vec<u8>, Refusal> {
    let named = root.join(path);
    // A dangling link counts as present.
    fs::symlink_metadata(&named).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Refusal::Missing,
        _ => Refusal::Unreadable,
    })?;
    if leads_out(root, path).map_err(|_| Refusal::Unreadable)? {
        return Err(Refusal::Outside);
    }
    let is_file = fs::metadata(&named).is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        return Err(Refusal::NoFile);
    }
    let mut bytes = Vec::new();
    let read = File::open(&named).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
    match read {
        Err(_) => Err(Refusal::Unreadable),
        Ok(length) if length as u64 > MOST => Err(Refusal::TooLarge),
        Ok(_) => Ok(bytes),
    }
}

/// Whether the real path is outside `book/`.
fn leads_out(root: &Path, path: &str) -> io::Result<bool> {
    let path = Path::new(path);
    let goes_down = path.starts_with("book")
        && path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
    // Resolved only if there is a link: Wine cannot resolve long paths.
    if goes_down && !path.ancestors().any(|part| root.join(part).is_symlink()) {
        return Ok(false);
    }
    let real = fs::canonicalize(root.join(path))?;
    Ok(!real.starts_with(fs::canonicalize(root)?.join("book")))
}

impl Refusal {
    /// The problem and the hint, in Danish.
    pub(crate) fn describe(&self) -> (&'static str, &'static str) {
        match self {
            Self::Missing => (
                "filen mangler",
                "opret den, eller angiv planens mappe med --root",
            ),
            Self::Outside => (
                "filen ligger uden for book/",
                "der er et link (symlink) på vejen til den; læg filen selv i mappen",
            ),
            Self::NoFile => (
                "her ligger ikke en almindelig fil",
                "slet det, der ligger der, og læg filen der",
            ),
            Self::TooLarge => (
                "filen er for stor",
                "den kan være på 250 kB; se efter, om det er den rigtige fil, eller del kapitlet i flere",
            ),
            Self::Unreadable => (
                "filen kan ikke læses",
                "se efter, om det er en fil, og om du har lov til at læse den",
            ),
        }
    }
}
