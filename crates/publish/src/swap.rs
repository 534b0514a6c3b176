use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that is written beside the site and then takes its place whole.
///
/// Dropped before that, it leaves no trace, and the last good site stands.
pub(crate) struct NewSite {
    staged: TempDir,
    site: PathBuf,
}

impl NewSite {
    /// Begins a new site beside the one at this path, which need not be there; `book` is the municipality's own folder.
    pub(crate) fn beside(site: &Path, book: &Path) -> Result<Self> {
        refuse_what_is_not_ours(site, book)?;
        let folder = match site.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        restore(site);
        let staged = fs::create_dir_all(folder)
            .and_then(|()| tempfile::Builder::new().prefix(".site-").tempdir_in(folder))
            .with_context(|| format!("der kan ikke skrives i {}", folder.display()))?;
        let site = site.to_owned();
        Ok(Self { staged, site })
    }

    /// Where the new site is written.
    pub(crate) fn path(&self) -> &Path {
        self.staged.path()
    }

    /// Puts the new site in the old one's place.
    pub(crate) fn publish(self) -> Result<()> {
        let old = old(&self.site);
        let had_one = self.site.exists();
        let failed = || format!("{} kan ikke skiftes ud", self.site.display());
        if had_one {
            fs::rename(&self.site, &old).with_context(failed)?;
        }
        let staged = self.staged.keep();
        if let Err(error) = open_to_all(&staged).and_then(|()| fs::rename(&staged, &self.site)) {
            restore(&self.site);
            let _ = fs::remove_dir_all(&staged);
            return Err(error).with_context(failed);
        }
        // The new site stands; an old one that cannot be deleted now goes with the next build.
        let _ = fs::remove_dir_all(&old);
        Ok(())
    }
}

/// The folder is emptied in the end, so it must be one that a build has written, and far from the municipality's own.
fn refuse_what_is_not_ours(site: &Path, book: &Path) -> Result<()> {
    let absolute = |path: &Path| {
        let known = path.ancestors().find(|folder| folder.exists());
        let real = known.and_then(|folder| folder.canonicalize().ok());
        let rest = known.and_then(|folder| path.strip_prefix(folder).ok());
        real.zip(rest)
            .map_or_else(|| path.to_owned(), |(real, rest)| real.join(rest))
    };
    let (real, book) = (absolute(site), absolute(book));
    if real.starts_with(&book) || book.starts_with(&real) {
        bail!(
            "webstedet kan ikke skrives i {}: der ligger planen; vælg en anden mappe med --out",
            site.display()
        );
    }
    let is_empty = fs::read_dir(site).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty && !site.join("404.html").is_file() {
        bail!(
            "{} er ikke et websted, der kan skiftes ud; vælg en anden mappe med --out",
            site.display()
        );
    }
    Ok(())
}

/// Where the old site waits while the new one takes its place.
fn old(site: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".old-");
    name.push(site.file_name().unwrap_or_default());
    site.with_file_name(name)
}

/// Puts the old site back where a swap was cut off between its two steps.
fn restore(site: &Path) {
    let old = old(site);
    if site.exists() {
        let _ = fs::remove_dir_all(old);
    } else {
        let _ = fs::rename(old, site);
    }
}

/// A temporary folder is its owner's alone, but a web server's user must read the site.
fn open_to_all(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
