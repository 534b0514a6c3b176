use crate::hosting::headers::is_packed;
use crate::system::files::files;
use crate::system::parallel::at_once;
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::io::{Read, Write};
use std::path::Path;
use std::{fs, io};

/// A compressed form of a file, beside it.
struct Form {
    extension: &'static str,
    pack: fn(&[u8]) -> io::Result<Vec<u8>>,
    unpack: fn(&[u8]) -> io::Result<Vec<u8>>,
}

const FORMS: [Form; 2] = [
    Form {
        extension: "br",
        pack: brotli,
        unpack: unbrotli,
    },
    Form {
        extension: "gz",
        pack: gzip,
        unpack: gunzip,
    },
];

/// Writes the compressed forms of each text, where they are smaller.
///
/// A form in the last site is reused if it holds the same text, as brotli at its best is slow.
pub(crate) fn pack(site: &Path, last: &Path) -> Result<()> {
    let mut addresses = files(site)?;
    addresses.retain(|address| is_packed(address.rsplit('.').next().unwrap_or_default()));
    let packed = at_once(&addresses, |address| {
        pack_file(&site.join(address), &last.join(address))
            .with_context(|| format!("{address} kan ikke komprimeres"))
    });
    packed.into_iter().collect()
}

fn pack_file(file: &Path, last: &Path) -> io::Result<()> {
    let content = fs::read(file)?;
    for form in FORMS {
        let beside = |file: &Path| file.with_added_extension(form.extension);
        let last = fs::read(beside(last)).ok();
        let still = last.filter(|last| (form.unpack)(last).is_ok_and(|last| last == content));
        let packed = still.map_or_else(|| (form.pack)(&content), Ok)?;
        if packed.len() < content.len() {
            fs::write(beside(file), packed)?;
        }
    }
    Ok(())
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &params)?;
    Ok(packed)
}

/// Without name and time, so that the same text gives the same bytes.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

fn unbrotli(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    brotli::BrotliDecompress(&mut &*packed, &mut content)?;
    Ok(content)
}

fn gunzip(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut content)?;
    Ok(content)
}
