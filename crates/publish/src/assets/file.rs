use crate::assets::script::Script;
use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::path::Path;

/// The folder of files that never change under their name.
pub(crate) const FOLDER: &str = "assets";

/// Writes a file under a name with its content's hash; returns its address in the site.
pub(crate) fn write_hashed(
    site: &Path,
    stem: &str,
    extension: &str,
    content: &[u8],
) -> Result<String> {
    let file = File::new(stem, extension, content.to_vec());
    file.write_to(site)?;
    Ok(file.address)
}

/// A file with its hash in its name, and its integrity value.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) address: String,
    pub(crate) content: Vec<u8>,
}

impl File {
    pub(crate) fn new(stem: &str, extension: &str, content: Vec<u8>) -> Self {
        let fingerprint = Sha256::digest(&content);
        let short: String = fingerprint
            .iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let address = format!("{FOLDER}/{stem}-{short}.{extension}");
        Self { address, content }
    }

    /// The same as a `data:` address (RFC 2397), for a host without a place for it.
    pub(crate) fn inline(self, media_type: &str) -> Self {
        let content = BASE64_STANDARD.encode(&self.content);
        Self {
            address: format!("data:{media_type};base64,{content}"),
            ..self
        }
    }

    pub(crate) fn script(&self) -> Script {
        Script {
            address: self.address.clone(),
            integrity: integrity(&self.content),
        }
    }

    pub(crate) fn write_to(&self, site: &Path) -> Result<()> {
        write(site, &self.address, &self.content)
    }
}

/// The integrity value of a file's content (W3C Subresource Integrity).
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// Writes a file to its address in the site.
pub(crate) fn write(site: &Path, address: &str, content: &[u8]) -> Result<()> {
    let path = site.join(address);
    let folder = path.parent().unwrap_or(site);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, content))
        .with_context(|| format!("{} kan ikke skrives", path.display()))
}
