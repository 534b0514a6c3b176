use crate::assets::embedded::SCHEMAS;
use crate::input::failure::Failure;
use crate::input::read::read;
use anyhow::{Context, Result, bail};
use plan::{Plan, composed};
use std::borrow::Cow;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files of a new plan. `%kommune%` stands for the municipality's name, `%bogstav%` for its first letter.
const START: &[(&str, &str)] = &[
    (".gitattributes", include_str!("../../start/gitattributes")),
    (".gitignore", include_str!("../../start/gitignore")),
    ("LÆSMIG.md", include_str!("../../start/LÆSMIG.md")),
    (
        "book/adoption.toml",
        include_str!("../../start/book/adoption.toml"),
    ),
    (
        "book/chapters/SUMMARY.md",
        include_str!("../../start/book/chapters/SUMMARY.md"),
    ),
    (
        "book/chapters/begreber.md",
        include_str!("../../start/book/chapters/begreber.md"),
    ),
    (
        "book/chapters/handlevej.md",
        include_str!("../../start/book/chapters/handlevej.md"),
    ),
    (
        "book/chapters/indledning.md",
        include_str!("../../start/book/chapters/indledning.md"),
    ),
    (
        "book/chapters/indsatser.md",
        include_str!("../../start/book/chapters/indsatser.md"),
    ),
    (
        "book/chapters/kontakter.md",
        include_str!("../../start/book/chapters/kontakter.md"),
    ),
    (
        "book/chapters/tegn.md",
        include_str!("../../start/book/chapters/tegn.md"),
    ),
    (
        "book/contacts.toml",
        include_str!("../../start/book/contacts.toml"),
    ),
    (
        "book/guide.toml",
        include_str!("../../start/book/guide.toml"),
    ),
    (
        "book/theme/colours.css",
        include_str!("../../start/book/theme/colours.css"),
    ),
    (
        "book/theme/favicon.svg",
        include_str!("../../start/book/theme/favicon.svg"),
    ),
    (
        "book/theme/municipality.toml",
        include_str!("../../start/book/theme/municipality.toml"),
    ),
];

/// In characters; no Danish municipality's name is half as long.
const LONGEST_NAME: usize = 60;

/// Scaffolds a municipality's plan in a new folder, whole or not at all.
///
/// # Errors
/// The name is invalid, the folder is not empty, or it cannot be written.
pub fn lay_out(folder: &Path, municipality: &str) -> Result<(), Failure> {
    let municipality = composed(municipality);
    let name = Name::read(&municipality)?;
    let folder = free(folder)?;
    let beside = folder.parent().unwrap_or(&folder);
    let cannot = || format!("der kan ikke skrives i {}", beside.display());
    fs::create_dir_all(beside).with_context(cannot)?;
    let mut staging = tempfile::Builder::new();
    let staging = staging.prefix(".beredskab-").tempdir_in(beside);
    let staging = staging.with_context(cannot)?;
    // Within the temporary folder, which is private; a folder moved out of it has ordinary permissions.
    let staged = staging.path().join("plan");
    for (path, text) in START {
        put(&staged.join(path), name.fill_in(text).as_bytes()).with_context(cannot)?;
    }
    for (path, schema) in SCHEMAS {
        put(&staged.join("schemas").join(path), schema).with_context(cannot)?;
    }
    // The scaffold is checked before it is handed out.
    Plan::read(&read(&staged)?)?;
    take_place(&staged, &folder)?;
    Ok(())
}

/// The folder's full path, if it does not exist or is empty.
fn free(folder: &Path) -> Result<PathBuf> {
    let cannot = || format!("{} kan ikke bruges", folder.display());
    let path = std::path::absolute(folder).with_context(cannot)?;
    let entries = match fs::read_dir(&path) {
        Ok(entries) => entries,
        // A dangling link counts as something, too.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
            return Ok(path);
        }
        Err(error) => return Err(error).with_context(cannot),
    };
    if entries.count() > 0 {
        bail!("mappen {} er ikke tom; vælg en anden", folder.display());
    }
    // The current folder cannot be replaced while a shell is in it.
    let here = env::current_dir().and_then(fs::canonicalize);
    if here.is_ok_and(|here| fs::canonicalize(&path).is_ok_and(|path| here == path)) {
        bail!("planen lægges i en ny mappe; skriv, hvad den skal hedde");
    }
    Ok(path)
}

fn put(path: &Path, content: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, content)
}

/// Only an empty folder is replaced, and only as a whole.
fn take_place(staged: &Path, folder: &Path) -> Result<()> {
    let failed = || format!("{} kan ikke skrives", folder.display());
    if folder.is_dir() {
        fs::remove_dir(folder).with_context(failed)?;
    }
    fs::rename(staged, folder).with_context(failed)
}

/// A municipality's name, of characters that need no escaping in TOML, Markdown or SVG.
struct Name<'a>(&'a str);

impl<'a> Name<'a> {
    fn read(name: &'a str) -> Result<Self> {
        const HINT: &str = "skriv det som --kommune \"Eksempel Kommune\"";
        let name = name.trim();
        let fits = |c: char| c.is_alphanumeric() || " -.".contains(c);
        if !name.starts_with(char::is_alphabetic) {
            bail!("kommunens navn begynder ikke med et bogstav; {HINT}");
        }
        if let Some(odd) = name.chars().find(|c| !fits(*c)) {
            // Described, not shown: a control character would act on the terminal.
            bail!(
                "tegnet {} kan ikke stå i kommunens navn; {HINT}",
                odd.escape_default()
            );
        }
        if name.chars().count() > LONGEST_NAME {
            bail!("kommunens navn er længere end {LONGEST_NAME} tegn; {HINT}");
        }
        Ok(Self(name))
    }

    fn fill_in<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('%') {
            return text.into();
        }
        let letter: String = self
            .0
            .chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .collect();
        let text = text.replace("%kommune%", self.0);
        text.replace("%bogstav%", &letter).into()
    }
}
