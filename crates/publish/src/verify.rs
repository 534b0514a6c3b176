//! `beredskab verify`: whether what is published is what the council has adopted.
//!
//! What is asked is the pages themselves, as a browser is given them, and not what the site says of itself.

mod council;
mod expected;
mod page;
mod signature;
mod site;
mod web;

use crate::Failure;
use crate::chapter_page::permalink_name;
use crate::plain_text::plain;
use council::Council;
use expected::{Expected, expected_pages};
use page::{Page, paragraph};
use plan::{
    Changes, Chapter, Date, Edit, PassageChange, PassagePrint, Reading, day_in_danish, fingerprint,
    sha256,
};
use site::{Found, Packing, Site};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Verify<'a> {
    /// The folder that holds the council's own `book/`.
    pub root: &'a Path,
    /// The published site: a folder, or an address that begins with `http://` or `https://`.
    pub site: &'a str,
    /// The edition; the newest where none is named.
    pub edition: Option<Date>,
    /// The council's public key, or its file; otherwise the one in `municipality.toml`.
    pub key: Option<&'a str>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What differs, one by one, in Danish; nothing where all is as it was adopted.
    pub findings: Vec<String>,
    /// What is worth knowing all the same.
    pub notes: Vec<String>,
    /// What it comes to, in one line.
    pub line: String,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}")?;
        }
        for note in &self.notes {
            writeln!(f, "bemærk: {note}")?;
        }
        writeln!(f, "{}", self.line)
    }
}

/// Compares what is published with what the council has frozen in `book/editions/`.
///
/// # Errors
/// [`Failure::Problems`] where the council's own edition is not as it was adopted; [`Failure::Other`] where the question cannot be
/// answered: there is no such edition, or the site cannot be asked.
pub fn verify(asked: &Verify<'_>) -> Result<Verdict, Failure> {
    let council = Council::read(asked.root, asked.edition, asked.key)?;
    let site = Site::at(asked.site)?;
    let mut check = Check {
        council: &council,
        site: &site,
        verdict: Verdict::default(),
        prints: Vec::new(),
    };
    check.own_signature();
    check.files()?;
    check.pages()?;
    Ok(check.judged())
}

/// No page of a plan is larger.
const LARGEST_PAGE: u64 = 4 * 1024 * 1024;

struct Check<'a> {
    council: &'a Council,
    site: &'a Site,
    verdict: Verdict,
    /// What the passages of the edition's chapters have as fingerprints where they are published.
    prints: Vec<PassagePrint>,
}

impl Check<'_> {
    fn find(&mut self, address: &str, what: impl fmt::Display) {
        self.verdict.findings.push(format!("/{address}: {what}"));
    }

    fn note(&mut self, what: &str) {
        self.verdict.notes.push(what.to_owned());
    }

    /// Whether the council's own signature is its own.
    fn own_signature(&mut self) {
        let Council {
            keys,
            manifest,
            signature,
            ..
        } = self.council;
        match signature {
            Some(_) if keys.is_empty() => self.note(
                "kommunens underskrift er ikke efterprøvet; skriv nøglen som signing_key i book/theme/municipality.toml, eller angiv den med --key",
            ),
            Some(signature) => {
                if let Some(fault) = signature::fault(keys, manifest, signature) {
                    let path = format!("book/editions/{}/manifest.json.minisig", self.council.date());
                    self.verdict.findings.push(format!("{path}: {fault}"));
                }
            }
            None if self.council.must_be_signed => {
                let path = format!("book/editions/{}/manifest.json.minisig", self.council.date());
                self.verdict.findings.push(format!("{path}: udgaven er ikke underskrevet"));
            }
            None => {}
        }
    }

    /// The manifest, its signature and the PDF, byte for byte.
    fn files(&mut self) -> anyhow::Result<()> {
        let folder = self.council.folder();
        let Council {
            manifest,
            signature,
            pdf,
            ..
        } = self.council;
        let files = [
            ("manifest.json", Some(manifest)),
            ("manifest.json.minisig", signature.as_ref()),
            ("beredskabsplan.pdf", pdf.as_ref()),
        ];
        for (name, own) in files {
            let address = format!("{folder}{name}");
            let most = own.map_or(0, Vec::len) as u64;
            let found = self.site.get(&address, Packing::None, most)?;
            match (own, found) {
                (Some(own), Found::File(bytes)) if bytes == *own => {}
                (None, Found::Missing) => {}
                (Some(own), Found::File(bytes)) => {
                    let [own, other] = [own, &bytes].map(|bytes| sha256(bytes));
                    self.find(
                        &address,
                        format!(
                            "filen er en anden end den vedtagne (SHA-256 {other}, vedtaget {own})"
                        ),
                    );
                }
                (Some(_), Found::Missing) => {
                    self.find(
                        &address,
                        "filen mangler; er det den rigtige adresse og den rigtige udgave?",
                    );
                }
                (Some(_), Found::Other(_)) => {
                    self.find(&address, "filen er en anden end den vedtagne")
                }
                (None, _) => self.find(&address, "filen er ikke med i kommunens egen udgave"),
            }
        }
        Ok(())
    }

    fn pages(&mut self) -> anyhow::Result<()> {
        for expected in expected_pages(self.council) {
            for packing in Packing::ALL {
                if !self.page(&expected, packing)? {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Whether there is more to ask of this page: where it is missing, nobody needs to be told three times.
    fn page(&mut self, expected: &Expected, packing: Packing) -> anyhow::Result<bool> {
        let address = &expected.address;
        let is_first = packing == Packing::None;
        let name = match packing {
            Packing::None => address.clone(),
            packing => format!("{address} (pakket med {})", packing.name()),
        };
        let html = match self.site.get(address, packing, LARGEST_PAGE)? {
            Found::File(html) => html,
            // Not every site has them.
            Found::Missing if !is_first => return Ok(true),
            Found::Missing => {
                self.find(&name, "siden mangler");
                return Ok(false);
            }
            Found::Other(what) => {
                self.find(&name, what);
                return Ok(true);
            }
        };
        let Ok(html) = String::from_utf8(html) else {
            self.find(&name, "siden er ikke skrevet som UTF-8");
            return Ok(true);
        };
        let page = Page::read(&html);
        if is_first && expected.is_proof {
            self.note_prints(expected, &page);
        }
        let before = self.verdict.findings.len();
        self.compare(&name, expected, &page);
        // The same faults in each form of a page are told once.
        let told: BTreeSet<_> = self.verdict.findings[..before]
            .iter()
            .filter_map(|finding| finding.strip_prefix(&format!("/{address}")))
            .map(str::to_owned)
            .collect();
        let addition = name[address.len()..].to_owned();
        let again = |finding: &String| {
            let rest = finding.strip_prefix(&format!("/{address}{addition}"));
            !is_first && rest.is_some_and(|rest| told.contains(rest))
        };
        let mut at = 0;
        self.verdict.findings.retain(|finding| {
            at += 1;
            at <= before || !again(finding)
        });
        Ok(true)
    }

    fn note_prints(&mut self, expected: &Expected, page: &Page) {
        let prints = page.passages.iter().map(|passage| PassagePrint {
            chapter: expected.chapter.clone(),
            id: passage.id.clone(),
            sha256: fingerprint(&passage.text),
        });
        self.prints.extend(prints);
    }

    fn compare(&mut self, name: &str, expected: &Expected, page: &Page) {
        if page.mains != 1 {
            self.find(
                name,
                "det er ikke en af planens sider: den har ikke ét <main>",
            );
            return;
        }
        if expected.is_text {
            self.passages(name, expected, page);
            self.others(name, expected, page);
        }
        for call in &page.calls {
            if !self.council.calls.contains(call.as_str()) && !expected.page.calls.contains(call) {
                self.find(
                    name,
                    format!(
                        "et link fører til »{}«, som ingen af planens kontakter har",
                        plain(call)
                    ),
                );
            }
        }
        for element in &page.foreign {
            self.find(
                name,
                format!(
                    "siden har noget fremmed, der kan ændre, hvad der vises: {}",
                    plain(element)
                ),
            );
        }
    }

    fn passages(&mut self, name: &str, expected: &Expected, page: &Page) {
        let chapter = |blocks| {
            vec![Chapter {
                path: expected.address.clone(),
                title: String::new(),
                blocks,
            }]
        };
        let adopted = expected
            .passages
            .iter()
            .map(|(id, text)| paragraph(id, text));
        let [adopted, published] = [chapter(adopted.collect()), chapter(page.blocks())];
        let changes = Changes::between(&adopted, &published);
        let mut changed = BTreeSet::new();
        for change in changes.changed() {
            self.find(name, told(change));
            changed.extend(change.old.map(|old| old.passage.id.clone()));
        }
        let around: BTreeMap<_, _> = expected.page.passages.iter().map(|p| (&p.id, p)).collect();
        for passage in &page.passages {
            let Some(own) = around.get(&passage.id) else {
                continue;
            };
            let id = plain(&passage.id);
            if passage.links != own.links && !changed.contains(&passage.id) {
                let [now, then] = [&passage.links, &own.links].map(|links| links_in_words(links));
                self.find(
                    name,
                    format!("afsnittet #{id} fører til {now} i stedet for {then}"),
                );
            }
            if passage.within != own.within {
                let [now, then] =
                    [&passage.within, &own.within].map(|within| plain(&within.join(" ")));
                self.find(
                    name,
                    format!(
                        "afsnittet #{id} er sat op på en anden måde: {now} i stedet for {then}"
                    ),
                );
            }
        }
    }

    /// What stands beside the passages must be ours, word for word: an inserted paragraph has no place to hide.
    fn others(&mut self, name: &str, expected: &Expected, page: &Page) {
        let mut ours = BTreeMap::new();
        for text in &expected.page.others {
            *ours.entry(text).or_insert(0) += 1;
        }
        for text in &page.others {
            match ours.get_mut(text) {
                Some(left) if *left > 0 => *left -= 1,
                _ => self.find(
                    name,
                    format!(
                        "her står noget, der ikke hører til planen: »{}«",
                        plain(text)
                    ),
                ),
            }
        }
        let around: BTreeSet<_> = page.passages.iter().flat_map(|p| &p.within).collect();
        // Where a passage has other words, the link to it is called after them.
        let permalink = |text: &str| {
            let name = permalink_name(text);
            format!("a aria-label=\"{name}\" class=\"permalink\"")
        };
        let passages = page.passages.iter();
        let permalinks: BTreeSet<_> = passages.map(|p| permalink(&p.text)).collect();
        for element in page.elements.difference(&expected.page.elements) {
            let is_foreign = page.foreign.contains(&format!("<{element}>"));
            // What stands around a passage has been told with it.
            if !is_foreign && !around.contains(element) && !permalinks.contains(element) {
                self.find(
                    name,
                    format!(
                        "siden har noget, der ikke hører til den: <{}>",
                        plain(element)
                    ),
                );
            }
        }
        let in_passages: BTreeSet<_> = page.passages.iter().flat_map(|p| &p.links).collect();
        for link in page.links.difference(&expected.page.links) {
            let is_told = in_passages.contains(link) || page.calls.contains(link);
            if !is_told {
                self.find(
                    name,
                    format!(
                        "et link fører til »{}«, som ikke hører til siden",
                        plain(link)
                    ),
                );
            }
        }
    }

    fn judged(mut self) -> Verdict {
        let manifest = &self.council.edition.manifest;
        // As today's text is read; the edition itself has been held against its manifest in the way in which it was frozen.
        let found = PassagePrint::whole(&self.prints);
        let chapters = &self.council.edition.plan.chapters;
        let own = PassagePrint::whole(&PassagePrint::all(chapters, Reading::CURRENT));
        if self.verdict.findings.is_empty() && found != own {
            let folder = self.council.folder();
            self.find(&folder, format!("fingeraftrykket er {found} og ikke {own}"));
        }
        if self.site.is_open() {
            self.note("webstedet er spurgt uden kryptering (http), så andre på vejen kan have ændret svarene");
        }
        let day = day_in_danish(self.council.date());
        self.verdict.line = match self.verdict.findings.len() {
            0 => format!(
                "Alt er, som det blev vedtaget den {day}: {} afsnit, fingeraftryk {}",
                self.prints.len(),
                manifest.fingerprint
            ),
            1 => format!("Der er 1 forskel fra det, der blev vedtaget den {day}."),
            count => format!("Der er {count} forskelle fra det, der blev vedtaget den {day}."),
        };
        self.verdict
    }
}

fn links_in_words(links: &[String]) -> String {
    match links {
        [] => "intet".to_owned(),
        links => plain(&links.join(", ")),
    }
}

/// What has happened to a passage, with its words: `[-adopted-]`, `{+published+}`.
fn told(change: &PassageChange<'_>) -> String {
    let id = |standing: Option<plan::Standing<'_>>| {
        standing.map_or(String::new(), |s| plain(&s.passage.id))
    };
    let (was, is) = (id(change.old), id(change.new));
    let what = match (change.old, change.new) {
        (None, _) => format!("afsnittet #{is} er ikke vedtaget"),
        (_, None) => format!("afsnittet #{was} mangler"),
        _ => {
            let mut what = Vec::new();
            if change.has_other_words() {
                what.push("er ændret".to_owned());
            }
            if change.moved {
                what.push("står et andet sted".to_owned());
            }
            if change.renamed().is_some() {
                what.push(format!("har fået id’et #{is}"));
            }
            format!("afsnittet #{was} {}", what.join(" og "))
        }
    };
    let words = change.edits.iter().map(|edit| match edit {
        Edit::Kept(text) => plain(text),
        Edit::Removed(text) => format!("[-{}-]", plain(text)),
        Edit::Added(text) => format!("{{+{}+}}", plain(text)),
    });
    format!("{what}\n    {}", words.collect::<Vec<_>>().join(" "))
}
