//! Reads one file below `book/`: an ordinary file of an author's size, and nothing that only leads there.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// How many bytes a file can have: twenty times the longest of a plan of usual length.
const MOST: u64 = 250_000;

/// Why a file is not read.
pub(crate) enum Refusal {
    /// Nothing stands there.
    Missing,
    /// It leads out of `book/`, by a symbolic link in its way or in its place.
    Outside,
    /// A folder, a pipe or a device: to read a pipe could take for ever.
    NoFile,
    /// It has more bytes than an author writes.
    TooLarge,
    /// The system says no.
    Unreadable,
}

/// Reads the file at this path, which is relative to `root`.
pub(crate) fn read(root: &Path, path: &str) -> Result<Vec<u8>, Refusal> {
    let named = root.join(path);
    let real = fs::canonicalize(&named).map_err(|error| match error.kind() {
        // A link to nothing is there all the same.
        ErrorKind::NotFound if fs::symlink_metadata(&named).is_err() => Refusal::Missing,
        _ => Refusal::Unreadable,
    })?;
    let root = fs::canonicalize(root).map_err(|_| Refusal::Unreadable)?;
    if !real.starts_with(root.join("book")) {
        return Err(Refusal::Outside);
    }
    let is_file = fs::metadata(&real).is_ok_and(|metadata| metadata.is_file());
    if !is_file {
        return Err(Refusal::NoFile);
    }
    let mut bytes = Vec::new();
    let read = File::open(&real).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
    match read {
        Err(_) => Err(Refusal::Unreadable),
        Ok(length) if length as u64 > MOST => Err(Refusal::TooLarge),
        Ok(_) => Ok(bytes),
    }
}

impl Refusal {
    /// What is wrong and what to do about it, in Danish.
    pub(crate) fn told(&self) -> (&'static str, &'static str) {
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
