//! The list of a site's files. It is part of the site and marks what builds have written.

use crate::papers::links::KINDS;
use crate::system::files::files;
use crate::system::litter::is_of_the_system;
use crate::system::retry::rename;
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// The list's address in the site.
pub(crate) const SITE_FILES: &str = "filer.txt";
/// A file's name until it is complete.
const UNFINISHED: &str = ".beredskab-ny";

const FIRST_LINE: &str =
    "Webstedets filer, skrevet af beredskab. Næste bygning skifter dem ud; læg intet andet her.";

/// The files of a site by address, without papers and compressed forms, so that the list does not depend on them.
#[derive(Debug, Default)]
pub(crate) struct SiteFiles(BTreeSet<String>);

impl SiteFiles {
    /// The files of a newly written site.
    pub(crate) fn of(site: &Path) -> Result<Self> {
        let mut found: BTreeSet<_> = files(site)?.into_iter().collect();
        // Without the list itself, which is there first, as a mark.
        found.remove(SITE_FILES);
        found.retain(|address| !is_paper(address) && unpacked(address).is_none());
        Ok(Self(found))
    }

    /// The site's own list; `None` if it has none.
    pub(crate) fn read(site: &Path) -> Option<Self> {
        let text = fs::read_to_string(site.join(SITE_FILES)).ok()?;
        let mut lines = text.lines();
        let is_ours = lines.next() == Some(FIRST_LINE);
        is_ours.then(|| Self(lines.map(str::to_owned).collect()))
    }

    /// The union.
    pub(crate) fn and(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().cloned());
        self
    }

    /// Writes the list into the site.
    pub(crate) fn write_to(&self, site: &Path) -> Result<()> {
        let mut text = FIRST_LINE.to_owned() + "\n";
        for address in &self.0 {
            text += &format!("{address}\n");
        }
        put(site, SITE_FILES, |unfinished| fs::write(unfinished, &text))
    }

    fn has(&self, address: &str) -> bool {
        let address = unpacked(address).unwrap_or(address);
        [SITE_FILES, UNFINISHED].contains(&address) || is_paper(address) || self.0.contains(address)
    }

    /// Files that no build has written, except the system's.
    pub(crate) fn strangers(&self, folder: &Path) -> Result<Vec<String>> {
        let mut found = files(folder)?;
        found.retain(|address| !self.has(address) && !is_of_the_system(address));
        Ok(found)
    }

    /// Removes the folder, which has no other files. The list goes last, so that an interrupted removal can be resumed.
    pub(crate) fn remove(&self, folder: &Path) -> Result<()> {
        let mut found = files(folder)?;
        found.retain(|address| address != SITE_FILES);
        let list = folder.join(SITE_FILES);
        remove_files(folder, &found)
            .and_then(|()| match list.exists() {
                true => fs::remove_file(&list),
                false => Ok(()),
            })
            .and_then(|()| fs::remove_dir(folder))
            .with_context(|| format!("{} kan ikke fjernes", folder.display()))
    }

    /// Removes the files of these builds except `kept`.
    pub(crate) fn remove_all_but(&self, kept: &[String], folder: &Path) -> Result<()> {
        let mut found = files(folder)?;
        found.retain(|address| self.has(address) && !kept.contains(address));
        remove_files(folder, &found)
            .with_context(|| format!("{} kan ikke ryddes", folder.display()))
    }
}

/// Writes a file into a site atomically.
pub(crate) fn put(
    site: &Path,
    address: &str,
    write: impl FnOnce(&Path) -> io::Result<()>,
) -> Result<()> {
    let (path, unfinished) = (site.join(address), site.join(UNFINISHED));
    let folder = path.parent().unwrap_or(site);
    fs::create_dir_all(folder)
        .and_then(|()| write(&unfinished))
        .and_then(|()| rename(&unfinished, &path))
        .with_context(|| format!("{} kan ikke skrives", path.display()))
}

/// Removes files, and folders that become empty.
fn remove_files(folder: &Path, addresses: &[String]) -> io::Result<()> {
    addresses
        .iter()
        .try_for_each(|address| fs::remove_file(folder.join(address)))?;
    remove_empty_folders(folder)
}

fn remove_empty_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            remove_empty_folders(&entry.path())?;
            // A folder with other files stays.
            let _ = fs::remove_dir(entry.path());
        }
    }
    Ok(())
}

fn is_paper(address: &str) -> bool {
    KINDS.iter().any(|kind| kind.address == address)
}

/// The address of the file that this one compresses.
fn unpacked(address: &str) -> Option<&str> {
    [".br", ".gz"]
        .iter()
        .find_map(|end| address.strip_suffix(end))
}
