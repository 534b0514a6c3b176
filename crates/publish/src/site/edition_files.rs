use crate::assets::file;
use crate::editions::load::{EDITIONS, MANIFEST, PDF, SIGNATURE};
use crate::routes::edition_folder;
use anyhow::{Context, Result};
use plan::Publication;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Copies into the site what proves an edition, byte for byte: manifest, signature and PDF.
pub(crate) fn copy(publication: &Publication, root: &Path, site: &Path) -> Result<()> {
    for edition in &publication.editions {
        let date = edition.date();
        let frozen = root.join(EDITIONS).join(date.to_string());
        let signature = edition.signature.as_ref().map(|_| SIGNATURE);
        for name in [MANIFEST, PDF].into_iter().chain(signature) {
            match fs::read(frozen.join(name)) {
                Ok(content) => {
                    file::write(site, &format!("{}{name}", edition_folder(date)), &content)?
                }
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => {
                    return Err(error)
                        .with_context(|| format!("{EDITIONS}/{date}/{name} kan ikke læses"));
                }
            }
        }
    }
    Ok(())
}
