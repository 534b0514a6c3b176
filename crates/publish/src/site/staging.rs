use crate::site::site_files::{SITE_FILES, SiteFiles, put};
use crate::system::lock::Lock;
use crate::system::retry::rename;
use anyhow::{Context, Error, Result, anyhow, bail};
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// A site staged beside the last one, to replace it as a whole.
///
/// Dropped before that, it leaves no trace. While it exists no other run writes to the same place; unfinished files there are from
/// interrupted runs.
pub(crate) struct NewSite {
    place: Location,
    rename: Rename,
    _lock: Lock,
}

/// Renames a folder; tests replace it by one that fails.
type Rename = fn(&Path, &Path) -> io::Result<()>;

/// A site's folder, and the temporary ones beside it.
struct Location {
    site: PathBuf,
}

impl NewSite {
    /// Begins a new site beside this path, which need not exist; `book` is the municipality's folder. Waits for another run at the
    /// same place.
    pub(crate) fn beside(site: &Path, book: &Path) -> Result<Self> {
        Self::beside_by(rename, site, book)
    }

    fn beside_by(rename: Rename, site: &Path, book: &Path) -> Result<Self> {
        let place = Location::of(site)?;
        place.refuse_the_plan_s_own(book)?;
        let folder = place.folder();
        let lock = fs::create_dir_all(folder)
            .and_then(|()| Lock::take(&place.beside(".laas"), || say_that_it_waits(site)));
        let lock = lock.with_context(|| format!("der kan ikke skrives i {}", folder.display()))?;
        place.make_good()?;
        place.refuse_what_is_not_ours()?;
        let staged = place.staged();
        fs::create_dir(&staged)
            .with_context(|| format!("der kan ikke skrives i {}", folder.display()))?;
        let new = Self {
            place,
            rename,
            _lock: lock,
        };
        SiteFiles::default().write_to(&staged)?;
        Ok(new)
    }

    /// The staging folder.
    pub(crate) fn path(&self) -> PathBuf {
        self.place.staged()
    }

    /// Swaps in the new site. Returns the old one's new folder if it had other files and was not removed.
    pub(crate) fn publish(self) -> Result<Option<PathBuf>> {
        let Location { site } = &self.place;
        let (staged, old) = (self.place.staged(), self.place.old());
        if site.exists() {
            match (self.rename)(site, &old) {
                Err(error) if can_only_be_written_into(&error) => {
                    return self.write_over().map(|()| None);
                }
                done => done.map_err(|error| self.cannot_swap(error))?,
            }
        }
        if let Err(error) = (self.rename)(&staged, site) {
            // Between two renames the old site is away; if interrupted, the next build restores it.
            let _ = rename(&old, site);
            return Err(self.cannot_swap(error));
        }
        // The new site is in place; an old one that cannot be removed now, the next build removes.
        Ok(self.place.retire().unwrap_or_default())
    }

    /// Copies the new files one by one into the old folder, if it cannot be renamed: a mount point, or a container's layer. If
    /// interrupted, each file is whole and listed, and the next build completes it.
    fn write_over(&self) -> Result<()> {
        let (site, staged) = (&self.place.site, self.place.staged());
        let old = SiteFiles::read(site).unwrap_or_default();
        let all = SiteFiles::of(&staged)?.and(&old);
        all.write_to(site)?;
        let new = crate::system::files::files(&staged)?;
        let (pages, rest): (Vec<_>, _) = new
            .iter()
            .filter(|address| *address != SITE_FILES)
            .partition(|address| address.ends_with(".html"));
        // Files that pages need come before them.
        for address in rest.into_iter().chain(pages) {
            let from = staged.join(address);
            put(site, address, |to| fs::copy(&from, to).map(drop))?;
        }
        all.remove_all_but(&new, site)?;
        SiteFiles::of(&staged)?.write_to(site)
    }

    fn cannot_swap(&self, error: io::Error) -> Error {
        let site = self.place.site.display();
        let advice = match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ResourceBusy => {
                "; luk de programmer og vinduer, der har mappen eller en fil i den åben, og byg igen"
            }
            _ => "",
        };
        Error::new(error).context(format!("{site} kan ikke skiftes ud{advice}"))
    }
}

impl Drop for NewSite {
    fn drop(&mut self) {
        // After publishing nothing is left; what cannot be removed now, the next build removes.
        let _ = fs::remove_dir_all(self.place.staged());
    }
}

fn say_that_it_waits(site: &Path) {
    let site = site.display();
    // Waiting is right even if the message cannot be shown.
    let _ = writeln!(
        io::stderr(),
        "En anden bygning skriver i {site}; venter, til den er færdig …"
    );
}

/// A mount point is always busy, and a container's lower layer cannot be renamed.
fn can_only_be_written_into(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices
    )
}

impl Location {
    /// Resolves a link to the site.
    fn of(site: &Path) -> Result<Self> {
        let is_link = fs::symlink_metadata(site).is_ok_and(|found| found.is_symlink());
        let site = if is_link || site.file_name().is_none() {
            let real = fs::canonicalize(site);
            real.with_context(|| format!("{} kan ikke findes", site.display()))?
        } else {
            site.to_owned()
        };
        if site.exists() && !site.is_dir() {
            bail!(
                "{} er en fil og ingen mappe; vælg en anden mappe med --out",
                site.display()
            );
        }
        Ok(Self { site })
    }

    fn folder(&self) -> &Path {
        match self.site.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        }
    }

    fn name(&self, before: &str, after: &str) -> PathBuf {
        let mut name = OsString::from(before);
        name.push(self.site.file_name().unwrap_or_default());
        name.push(after);
        self.site.with_file_name(name)
    }

    fn beside(&self, after: &str) -> PathBuf {
        self.name(".", after)
    }

    /// The staging folder.
    fn staged(&self) -> PathBuf {
        self.beside(".ny")
    }

    /// The old site during the swap.
    fn old(&self) -> PathBuf {
        self.name(".old-", "")
    }

    /// The site's folder is emptied, so it must not be the plan's.
    fn refuse_the_plan_s_own(&self, book: &Path) -> Result<()> {
        let absolute = |path: &Path| {
            let known = path.ancestors().find(|folder| folder.exists());
            let real = known.and_then(|folder| folder.canonicalize().ok());
            let rest = known.and_then(|folder| path.strip_prefix(folder).ok());
            real.zip(rest)
                .map_or_else(|| path.to_owned(), |(real, rest)| real.join(rest))
        };
        let (site, book) = (absolute(&self.site), absolute(book));
        if site.starts_with(&book) || book.starts_with(&site) {
            bail!(
                "webstedet kan ikke skrives i {}: der ligger planen; vælg en anden mappe med --out",
                self.site.display()
            );
        }
        Ok(())
    }

    /// Only what a build has written is replaced.
    fn refuse_what_is_not_ours(&self) -> Result<()> {
        let site = self.site.display();
        if let Some(ours) = SiteFiles::read(&self.site) {
            let strangers = ours.strangers(&self.site)?;
            if let Some((first, more)) = strangers.split_first() {
                let more = match more.len() {
                    0 => String::new(),
                    more => format!(" og {more} andre filer"),
                };
                bail!(
                    "i {site} ligger {first}{more}, som ikke er skrevet af beredskab; en ny bygning skifter hele mappen ud, så flyt det ud af den, og byg igen"
                );
            }
            return Ok(());
        }
        let is_empty =
            !self.site.exists() || SiteFiles::default().strangers(&self.site)?.is_empty();
        if !is_empty && !self.is_of_an_older_beredskab() {
            bail!(
                "{site} er ikke et websted, der kan skiftes ud: filen {SITE_FILES}, som beredskab skriver i et websted, er der ikke; vælg en anden mappe med --out"
            );
        }
        Ok(())
    }

    /// A site from before lists existed. It is set aside, never removed.
    fn is_of_an_older_beredskab(&self) -> bool {
        [
            "index.html",
            "guide.html",
            "404.html",
            "web.config",
            "_headers",
        ]
        .iter()
        .all(|name| self.site.join(name).is_file())
    }

    /// Cleans up after an interrupted run, and restores the old site if it was between two renames.
    fn make_good(&self) -> Result<()> {
        let (old, staged) = (self.old(), self.staged());
        if old.exists() {
            if self.site.exists() {
                self.retire()?;
            } else {
                let done = rename(&old, &self.site);
                done.with_context(|| format!("{} kan ikke omdøbes", old.display()))?;
            }
        }
        if staged.exists() {
            let is_ours = SiteFiles::read(&staged).is_some()
                || SiteFiles::default().strangers(&staged)?.is_empty();
            if !is_ours {
                return Err(anyhow!("{} er i vejen; flyt den", staged.display()));
            }
            fs::remove_dir_all(&staged)
                .with_context(|| format!("{} kan ikke fjernes", staged.display()))?;
        }
        Ok(())
    }

    /// Removes the old site if builds have written all of it; otherwise sets it aside and returns where.
    fn retire(&self) -> Result<Option<PathBuf>> {
        let old = self.old();
        if !old.exists() {
            return Ok(None);
        }
        let ours = SiteFiles::read(&old).unwrap_or_default();
        if ours.strangers(&old)?.is_empty() {
            ours.remove(&old)?;
            return Ok(None);
        }
        let mut aside = (1..).map(|number| match number {
            1 => self.name("", "-gammel"),
            number => self.name("", &format!("-gammel-{number}")),
        });
        let aside = aside.find(|path| !path.exists()).unwrap_or_default();
        rename(&old, &aside).with_context(|| format!("{} kan ikke omdøbes", old.display()))?;
        Ok(Some(aside))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::system::files::files;
    use tempfile::TempDir;

    fn of(folder: &Path, addresses: &[&str]) {
        for address in addresses {
            let path = folder.join(address);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, address).unwrap();
        }
        SiteFiles::of(folder).unwrap().write_to(folder).unwrap();
    }

    fn with_site() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        of(&site, &["index.html", "gammel/side.html"]);
        (folder, site)
    }

    fn build(rename: Rename, site: &Path) -> Result<Option<PathBuf>> {
        let book = site.with_file_name("book");
        let new = NewSite::beside_by(rename, site, &book)?;
        of(&new.path(), &["index.html", "ny/side.html"]);
        new.publish()
    }

    fn failing(kind: ErrorKind) -> Rename {
        match kind {
            ErrorKind::ResourceBusy => |_, _| Err(ErrorKind::ResourceBusy.into()),
            ErrorKind::CrossesDevices => |_, _| Err(ErrorKind::CrossesDevices.into()),
            _ => |_, _| Err(ErrorKind::PermissionDenied.into()),
        }
    }

    #[test]
    fn a_folder_that_cannot_be_moved_is_written_into() {
        for kind in [ErrorKind::ResourceBusy, ErrorKind::CrossesDevices] {
            let (folder, site) = with_site();
            build(failing(kind), &site).unwrap();
            let found = files(folder.path()).unwrap();
            assert_eq!(
                found,
                ["site/filer.txt", "site/index.html", "site/ny/side.html"]
            );
            assert!(!site.join("gammel").exists());
            // The new site's list, so that nothing else counts as ours.
            fs::write(site.join("gammel"), "behold mig").unwrap();
            let message = build(failing(kind), &site).unwrap_err().to_string();
            assert!(
                message.contains("ligger gammel, som ikke er skrevet"),
                "{message}"
            );
        }
    }

    #[test]
    fn a_file_that_is_held_open_is_told_with_what_to_do_and_the_last_site_stands() {
        let (folder, site) = with_site();
        let before = files(folder.path()).unwrap();
        let message = build(failing(ErrorKind::PermissionDenied), &site).unwrap_err();
        assert!(
            message.to_string().contains("luk de programmer"),
            "{message}"
        );
        assert_eq!(files(folder.path()).unwrap(), before);
        // If the second rename fails, the first is undone.
        let second: Rename = |from, to| match from.ends_with(".site.ny") {
            true => Err(ErrorKind::PermissionDenied.into()),
            false => fs::rename(from, to),
        };
        build(second, &site).unwrap_err();
        assert_eq!(files(folder.path()).unwrap(), before);
    }

    #[test]
    fn what_comes_into_the_folder_while_a_site_is_built_is_kept() {
        let (folder, site) = with_site();
        let new = NewSite::beside(&site, &folder.path().join("book")).unwrap();
        of(&new.path(), &["index.html"]);
        fs::write(site.join("brev.txt"), "behold mig").unwrap();
        let aside = new.publish().unwrap().unwrap();
        assert_eq!(aside, folder.path().join("site-gammel"));
        assert!(aside.join("brev.txt").is_file());
        assert_eq!(files(&site).unwrap(), ["filer.txt", "index.html"]);
    }

    #[test]
    fn what_a_dead_run_has_left_is_cleared_away() {
        let (folder, site) = with_site();
        let beside = |name: &str| folder.path().join(name);
        of(&beside(".site.ny"), &["index.html"]);
        of(&beside(".old-site"), &["index.html", "gammel.html"]);
        // Interrupted during removal, or before any file.
        fs::remove_file(beside(".old-site").join("index.html")).unwrap();
        fs::write(beside(".site.laas"), "").unwrap();
        assert_eq!(build(rename, &site).unwrap(), None);
        fs::create_dir(beside(".site.ny")).unwrap();
        assert_eq!(build(rename, &site).unwrap(), None);
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 1);
    }

    #[test]
    fn an_empty_folder_makes_room() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("tom")).unwrap();
        assert_eq!(build(rename, &site).unwrap(), None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_to_a_site_stays_a_link() {
        let (folder, site) = with_site();
        let link = folder.path().join("link");
        #[cfg(unix)]
        std::os::unix::fs::symlink(&site, &link).unwrap();
        if link.exists() {
            build(rename, &link).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert!(site.join("ny/side.html").is_file());
        }
    }
}
