//! Archives of a few files in one folder. The same files always give the same bytes.

use std::io::{Cursor, Write};

use anyhow::Result;
use flate2::{Compression, GzBuilder};
use zip::write::SimpleFileOptions;

/// A file to be packed.
pub(crate) struct Packed<'a> {
    pub(crate) name: &'a str,
    pub(crate) content: &'a [u8],
    /// Whether it is executable.
    pub(crate) runs: bool,
}

impl Packed<'_> {
    fn mode(&self) -> u32 {
        if self.runs { 0o755 } else { 0o644 }
    }
}

/// For Windows, which opens it with a double click.
pub(crate) fn zip(folder: &str, files: &[Packed<'_>]) -> Result<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        // Without a clock: the format's first time, 1980-01-01.
        let options = SimpleFileOptions::default()
            .compression_level(Some(9))
            .unix_permissions(file.mode());
        archive.start_file(format!("{folder}/{}", file.name), options)?;
        archive.write_all(file.content)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// For Linux: keeps the executable bit.
pub(crate) fn tar_gz(folder: &str, files: &[Packed<'_>]) -> Result<Vec<u8>> {
    let packer = GzBuilder::new().write(Vec::new(), Compression::best());
    let mut archive = tar::Builder::new(packer);
    for file in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(file.content.len() as u64);
        header.set_mode(file.mode());
        header.set_mtime(0);
        archive.append_data(&mut header, format!("{folder}/{}", file.name), file.content)?;
    }
    Ok(archive.into_inner()?.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [Packed<'_>; 2] = [
        Packed {
            name: "beredskab",
            content: b"\x7fELF",
            runs: true,
        },
        Packed {
            name: "LÆSMIG.txt",
            content: "æøå".as_bytes(),
            runs: false,
        },
    ];

    #[test]
    fn the_same_files_give_the_same_bytes() {
        for pack in [zip, tar_gz] {
            let first = pack("b", &FILES).unwrap_or_default();
            // A zip file's clock has steps of two seconds.
            std::thread::sleep(std::time::Duration::from_millis(2_100));
            assert!(!first.is_empty());
            assert_eq!(first, pack("b", &FILES).unwrap_or_default());
        }
    }

    #[test]
    fn names_contents_and_what_may_run_are_kept() -> Result<()> {
        let mut zip = zip::ZipArchive::new(Cursor::new(zip("b", &FILES)?))?;
        let packed = tar_gz("b", &FILES)?;
        let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(packed.as_slice()));
        for (file, (number, entry)) in FILES.iter().zip(tar.entries()?.enumerate()) {
            let (zipped, entry) = (zip.by_index(number)?, entry?);
            let name = format!("b/{}", file.name);
            assert_eq!(zipped.name()?, name);
            assert_eq!(entry.path()?.to_string_lossy(), name);
            assert_eq!(
                zipped.unix_mode().map(|mode| mode & 0o777),
                Some(file.mode())
            );
            assert_eq!(entry.header().mode()?, file.mode());
            for content in [Box::new(zipped) as Box<dyn std::io::Read>, Box::new(entry)] {
                let bytes: std::io::Result<Vec<u8>> = std::io::Read::bytes(content).collect();
                assert_eq!(bytes?, file.content);
            }
        }
        Ok(())
    }
}
