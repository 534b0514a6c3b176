use crate::files::files;
use crate::headers::is_packed;
use anyhow::{Context, Result, anyhow};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::path::Path;
use std::{fs, io, thread};

type Compress = fn(&[u8]) -> io::Result<Vec<u8>>;

/// The forms in which a file lies beside itself, for the browsers that take them, by extension.
const FORMS: [(&str, Compress); 2] = [("br", brotli), ("gz", gzip)];

/// Puts the compressed forms of each text beside it, where they are smaller.
///
/// What has not changed since the last site keeps the forms that it has there, as brotli at its best takes its time.
pub(crate) fn pack(site: &Path, last: &Path) -> Result<()> {
    let mut addresses = files(site)?;
    addresses.retain(|address| is_packed(address.rsplit('.').next().unwrap_or_default()));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let work = |worker| {
            let addresses = addresses.iter().skip(worker).step_by(workers);
            move || -> Result<()> {
                for address in addresses {
                    pack_file(&site.join(address), &last.join(address))
                        .with_context(|| format!("{address} kan ikke komprimeres"))?;
                }
                Ok(())
            }
        };
        let workers: Vec<_> = (0..workers)
            .map(|worker| scope.spawn(work(worker)))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            let done = worker.join();
            done.unwrap_or_else(|_| Err(anyhow!("komprimeringen gik i stå")))
        })
    })
}

fn pack_file(file: &Path, last: &Path) -> io::Result<()> {
    let content = fs::read(file)?;
    let is_unchanged = fs::read(last).is_ok_and(|last| last == content);
    for (extension, compress) in FORMS {
        let beside = |file: &Path| file.with_added_extension(extension);
        if is_unchanged && fs::copy(beside(last), beside(file)).is_ok() {
            continue;
        }
        let packed = compress(&content)?;
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

/// Without name or time in it, so that the same text gives the same bytes.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
