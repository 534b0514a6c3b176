use super::web::Web;
use anyhow::{Result, bail};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::PathBuf;

/// A published site: a folder, or an address in the web.
pub(crate) enum Site {
    Folder(PathBuf),
    Web(Box<Web>),
}

/// In which form a file is asked for: browsers take the compressed ones where they lie beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    None,
    Brotli,
    Gzip,
}

/// What there is at an address of the site.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A file, unpacked.
    File(Vec<u8>),
    /// Nothing.
    Missing,
    /// Something that is no such file; what, in Danish.
    Other(String),
}

impl Packing {
    pub(crate) const ALL: [Self; 3] = [Self::None, Self::Brotli, Self::Gzip];

    /// The name that HTTP has for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Reads what is packed so, up to a number of bytes.
    pub(crate) fn unpack(self, packed: impl Read, most: u64) -> std::io::Result<Found> {
        match self {
            Self::None => bounded(packed, most),
            Self::Brotli => bounded(brotli::Decompressor::new(packed, 4096), most),
            Self::Gzip => bounded(flate2::read::MultiGzDecoder::new(packed), most),
        }
    }
}

fn bounded(reader: impl Read, most: u64) -> std::io::Result<Found> {
    let mut bytes = Vec::new();
    reader.take(most + 1).read_to_end(&mut bytes)?;
    Ok(match bytes.len() as u64 > most {
        true => Found::Other(format!("filen er større end {}", size(most))),
        false => Found::File(bytes),
    })
}

fn size(bytes: u64) -> String {
    match bytes / 1024 {
        0 => format!("{bytes} byte"),
        kilobytes @ 1..=1023 => format!("{kilobytes} kB"),
        kilobytes => format!("{} MB", kilobytes / 1024),
    }
}

impl Site {
    /// A folder that is there, or an address that begins with http:// or https://.
    pub(crate) fn at(place: &str) -> Result<Self> {
        if let Some(web) = Web::at(place)? {
            return Ok(Self::Web(Box::new(web)));
        }
        let folder = PathBuf::from(place);
        if !folder.is_dir() {
            bail!(
                "{place} er ingen mappe; skriv webstedets mappe eller dets adresse, f.eks. https://plan.eksempel.dk"
            );
        }
        Ok(Self::Folder(folder))
    }

    /// Whether anyone on the way could have changed what is read.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self, Self::Web(web) if web.is_open())
    }

    /// What there is at an address below the site's root.
    ///
    /// # Errors
    /// If the site cannot be asked.
    pub(crate) fn get(&self, address: &str, packing: Packing, most: u64) -> Result<Found> {
        match self {
            Self::Web(web) => web.get(address, packing, most),
            Self::Folder(folder) => {
                let path = folder.join(format!("{address}{}", packing.extension()));
                match File::open(&path) {
                    Ok(_) if !path.is_file() => Ok(Found::Missing),
                    Ok(file) => {
                        let found = packing.unpack(file, most);
                        Ok(found
                            .unwrap_or_else(|_| Found::Other("filen kan ikke læses".to_owned())))
                    }
                    Err(error) if error.kind() == ErrorKind::NotFound => Ok(Found::Missing),
                    Err(_) => bail!("{} kan ikke læses", path.display()),
                }
            }
        }
    }
}
