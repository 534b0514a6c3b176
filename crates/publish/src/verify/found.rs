//! What an address of a site holds, and in which form.

use std::io::Read;

/// The form to request: browsers take compressed ones where available.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Packing {
    None,
    Brotli,
    Gzip,
}

/// What an address holds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A file, unpacked.
    File(Vec<u8>),
    /// Nothing.
    Missing,
    /// Something else, described in Danish.
    Other(String),
}

impl Packing {
    pub(crate) const ALL: [Self; 3] = [Self::None, Self::Brotli, Self::Gzip];

    /// Its name in HTTP.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::None => "identity",
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The extension of a file in this form.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Unpacks at most so many bytes.
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

/// A number of bytes, in words.
pub(crate) fn size(bytes: u64) -> String {
    match bytes / 1024 {
        0 => format!("{bytes} byte"),
        kilobytes @ 1..=1023 => format!("{kilobytes} kB"),
        kilobytes => format!("{} MB", kilobytes / 1024),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_may_be_as_large_as_the_bound_and_no_larger() {
        let unpacked = |size: usize| {
            let packed = vec![0; size];
            Packing::None.unpack(&*packed, 4).ok()
        };
        assert_eq!(unpacked(4), Some(Found::File(vec![0; 4])));
        let reason = "filen er større end 4 byte".to_owned();
        assert_eq!(unpacked(5), Some(Found::Other(reason)));
    }
}
