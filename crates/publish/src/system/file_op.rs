use crate::system::retry::rename;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// One change of the disk. A list of them may be cut off after any, and says what is then there.
#[derive(Debug)]
pub(crate) enum FileOp {
    /// Removes what an earlier run has left, if it has.
    Clear(PathBuf),
    /// Makes a folder, and those above it.
    Folder(PathBuf),
    /// Writes a new file, to the last byte on the disk.
    File(PathBuf, Vec<u8>),
    /// Has the names in a folder on the disk.
    Sync(PathBuf),
    /// Gives what has been written its name.
    Rename(PathBuf, PathBuf),
}

impl FileOp {
    /// Takes it.
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

/// Windows keeps names by itself, and opens no folder as a file.
fn sync(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
