use super::bounds::Bounds;
use super::found::{Found, Packing};
use super::web::Web;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A published site: a folder, or a web address.
pub(crate) enum Site {
    Folder(PathBuf, Bounds),
    Web(Box<Web>),
}

impl Site {
    /// An existing folder, or an address with http:// or https://.
    pub(crate) fn at(place: &str, bounds: Bounds) -> Result<Self> {
        if let Some(web) = Web::at(place, bounds)? {
            return Ok(Self::Web(Box::new(web)));
        }
        let folder = PathBuf::from(place);
        if !folder.is_dir() {
            bail!(
                "{place} er ingen mappe; skriv webstedets mappe eller dets adresse, f.eks. https://plan.eksempel.dk"
            );
        }
        Ok(Self::Folder(folder, bounds))
    }

    pub(crate) fn is_web(&self) -> bool {
        matches!(self, Self::Web(_))
    }

    /// Whether the connection is unencrypted, so that anyone on the way could change it.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self, Self::Web(web) if web.is_open())
    }

    /// What an address below the site's root holds.
    ///
    /// # Errors
    /// The site cannot be read.
    pub(crate) fn get(&self, address: &str, packing: Packing, most: u64) -> Result<Rc<Found>> {
        match self {
            Self::Web(web) => web.get(address, packing, most),
            Self::Folder(folder, _) => {
                let path = folder.join(format!("{address}{}", packing.extension()));
                Ok(Rc::new(file(&path, packing, most)?))
            }
        }
    }

    /// The address of every file of a folder; `None` on the web, which has no listing.
    ///
    /// # Errors
    /// There are too many, or they cannot be read.
    pub(crate) fn names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        if let Self::Folder(folder, bounds) = self {
            collect(folder, "", bounds.files, &mut names)?;
            names.sort();
        }
        Ok(names)
    }
}

fn file(path: &Path, packing: Packing, most: u64) -> Result<Found> {
    // Checked before opening: a pipe would block.
    match fs::metadata(path) {
        Ok(about) if about.is_dir() => return Ok(Found::Missing),
        Ok(about) if !about.is_file() => {
            return Ok(Found::Other("det er ikke en almindelig fil".to_owned()));
        }
        Ok(_) => {}
        Err(error) if [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&error.kind()) => {
            return Ok(Found::Missing);
        }
        Err(_) => bail!("{} kan ikke læses", path.display()),
    }
    let file = File::open(path).with_context(|| format!("{} kan ikke læses", path.display()))?;
    let found = packing.unpack(file, most);
    Ok(found.unwrap_or_else(|_| Found::Other("filen kan ikke læses".to_owned())))
}

fn collect(folder: &Path, address: &str, most: usize, names: &mut Vec<String>) -> Result<()> {
    let failed = || format!("{} kan ikke læses", folder.display());
    for entry in fs::read_dir(folder).with_context(failed)? {
        let entry = entry.with_context(failed)?;
        let address = format!("{address}{}", entry.file_name().to_string_lossy());
        if entry.file_type().with_context(failed)?.is_dir() {
            collect(&entry.path(), &format!("{address}/"), most, names)?;
        } else if names.len() < most {
            names.push(address);
        } else {
            bail!("webstedets mappe har flere end {most} filer; er det den rigtige mappe?");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_as_open_as_the_way_to_it() {
        let is_open = |place| Site::at(place, Bounds::default()).map(|site| site.is_open());
        assert_eq!(is_open("http://plan.example").ok(), Some(true));
        assert_eq!(is_open("https://plan.example").ok(), Some(false));
        assert_eq!(is_open(".").ok(), Some(false));
    }
}
