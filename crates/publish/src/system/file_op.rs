use crate::system::retry::rename;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// One change on disk. A list of them may be interrupted after any.
#[derive(Debug)]
pub(crate) enum FileOp {
    /// Removes what an earlier run has left, if anything.
    Clear(PathBuf),
    /// Creates a folder and its parents.
    Folder(PathBuf),
    /// Writes a new file and flushes it to disk.
    File(PathBuf, Vec<u8>),
    /// Flushes a folder's names to disk.
    Sync(PathBuf),
    /// Renames.
    Rename(PathBuf, PathBuf),
}

impl FileOp {
    /// Executes it.
    pub(crate) fn take(&self) -> Result<()> {
        match self {
            Self::Clear(path) => {
                clear(path).with_context(|| format!("{} kan ikke fjernes", path.display()))
            }
            Self::Folder(path) => fs::create_dir_all(path)
                .with_context(|| format!("mappen {} kan ikke oprettes", path.display())),
            Self::File(path, content) => {
                write(path, content).with_context(|| format!("{} kan ikke skrives", path.display()))
            }
            Self::Sync(path) => sync(path)
                .with_context(|| format!("mappen {} kan ikke gemmes på disken", path.display())),
            Self::Rename(from, to) => {
                rename(from, to).with_context(|| format!("{} kan ikke skrives", to.display()))
            }
        }
    }
}

fn clear(path: &Path) -> std::io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    removed.or_else(|error| match error.kind() {
        ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    })
}

fn write(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// Windows flushes names by itself, and cannot open a folder as a file.
fn sync(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
