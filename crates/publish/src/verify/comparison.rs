use super::expected::Expected;
use super::found::{Found, Packing};
use super::site::Site;
use crate::hosting::headers::is_packed;
use crate::hosting::is_for_servers;
use anyhow::Result;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What of a site is not what is expected.
#[derive(Default)]
pub(crate) struct Comparison {
    /// The files that are missing or others, in the order of their addresses.
    pub(crate) differences: Vec<Difference>,
    /// The addresses of files that are not expected.
    pub(crate) extra: Vec<String>,
}

/// A file that is not what is expected.
pub(crate) struct Difference {
    /// The address of the file that it is compared with.
    pub(crate) address: String,
    /// As what it was asked for: the same address, or that of its folder.
    pub(crate) asked: String,
    pub(crate) packing: Packing,
    pub(crate) found: Rc<Found>,
}

/// No page is larger, unless this publisher makes it so.
pub(crate) const LARGEST: u64 = 4 * 1024 * 1024;

impl Comparison {
    /// Compares each file of a site with what is expected, byte for byte, in each form in which it is served.
    ///
    /// # Errors
    /// If the site cannot be asked.
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

    /// How many differences there are.
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

/// By which addresses readers come to a file: a page that a folder begins with is asked for by the folder as well.
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

/// Whether compressed forms may lie beside a file.
fn is_packable(address: &str) -> bool {
    is_packed(address.rsplit('.').next().unwrap_or_default())
}
