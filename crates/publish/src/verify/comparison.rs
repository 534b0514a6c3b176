use super::expected::Expected;
use super::found::{Found, Packing};
use super::site::Site;
use crate::hosting::headers::is_packed;
use crate::hosting::is_for_servers;
use anyhow::Result;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How a site differs from what is expected.
#[derive(Default)]
pub(crate) struct Comparison {
    /// Files missing or different, by address.
    pub(crate) differences: Vec<Difference>,
    /// Addresses of unexpected files.
    pub(crate) extra: Vec<String>,
}

/// A file that differs.
pub(crate) struct Difference {
    /// The address of the expected file.
    pub(crate) address: String,
    /// The address requested: the same, or that of its folder.
    pub(crate) asked: String,
    pub(crate) packing: Packing,
    pub(crate) found: Rc<Found>,
}

/// The largest page accepted, unless the expected one is larger.
pub(crate) const LARGEST: u64 = 4 * 1024 * 1024;

impl Comparison {
    /// Compares each file of a site with the expected one, byte for byte, in each form it is served in.
    ///
    /// # Errors
    /// The site cannot be read.
    pub(crate) fn of(site: &Site, expected: &Expected) -> Result<Self> {
        let mut comparison = Self::default();
        for address in &expected.addresses {
            if site.is_web() && is_for_servers(address) {
                continue;
            }
            let content = expected.content(address)?;
            for asked in asked(site, address) {
                comparison.compare(site, address, asked, &content)?;
            }
        }
        let names = site.names()?;
        comparison.extra = names
            .into_iter()
            .filter(|name| !is_ours(name, expected))
            .collect();
        Ok(comparison)
    }

    pub(crate) fn is_equal(&self) -> bool {
        self.differences.is_empty() && self.extra.is_empty()
    }

    /// The number of differences.
    pub(crate) fn len(&self) -> usize {
        self.differences.len() + self.extra.len()
    }

    fn compare(&mut self, site: &Site, address: &str, asked: &str, content: &[u8]) -> Result<()> {
        let most = LARGEST.max(content.len() as u64);
        let mut reported = BTreeSet::new();
        for packing in Packing::ALL {
            if packing != Packing::None && !site.is_web() && !is_packable(address) {
                continue;
            }
            let found = site.get(asked, packing, most)?;
            let is_first = packing == Packing::None;
            let is_same = match &*found {
                Found::File(bytes) => bytes == content || !reported.insert(bytes.clone()),
                // Not every site has compressed forms.
                Found::Missing => !is_first,
                Found::Other(_) => false,
            };
            if !is_same {
                let stands_for_all = is_first && !matches!(&*found, Found::File(_));
                self.differences.push(Difference {
                    address: address.to_owned(),
                    asked: asked.to_owned(),
                    packing,
                    found,
                });
                if stands_for_all {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// The addresses that lead to a file: a folder's index page is requested by the folder as well.
fn asked<'a>(site: &Site, address: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
    let folder = address.strip_suffix("index.html").filter(|_| site.is_web());
    [address].into_iter().chain(folder)
}

fn is_ours(name: &str, expected: &Expected) -> bool {
    let packed = Packing::ALL
        .into_iter()
        .filter(|packing| *packing != Packing::None);
    let bases = packed.filter_map(|packing| name.strip_suffix(packing.extension()));
    let mut bases = bases.filter(|base| is_packable(base));
    expected.has(name) || bases.any(|base| expected.has(base))
}

/// Whether a file may have compressed forms.
fn is_packable(address: &str) -> bool {
    is_packed(address.rsplit('.').next().unwrap_or_default())
}
