//! `beredskab verify`: whether the published site is what the council adopted.
//!
//! Nothing that the site says of itself is trusted: this publisher rebuilds it from the council's own books, and compares every
//! file byte for byte, in each form a browser may be given.

use super::bounds::Bounds;
use super::candidate::{Candidate, Kind};
use super::comparison::{Comparison, Difference, LARGEST};
use super::council::Council;
use super::expected::Expected;
use super::found::{Found, Packing};
use super::page::{chapter, passages};
use super::place::{first_difference, visible};
use super::site::Site;
use crate::assets::widget::WidgetSource;
use crate::compare::words::{chapter_labels, chapter_title, passage_labels};
use crate::editions::changed_data::changed_data;
use crate::editions::load::{MANIFEST, SIGNATURE};
use crate::input::failure::Failure;
use crate::papers::links::PLAN;
use crate::routes::{WHOLE, page_of};
use crate::site::maker::MAKER;
use crate::system::litter::is_of_the_system;
use anyhow::Context;
use plan::{
    Changes, Chapter, Date, Edit, Edition, PassageChange, PassageHash, Reading, day_in_danish,
    fingerprint, sha256,
};
use std::fmt;
use std::path::{Path, PathBuf};

/// What to verify.
#[derive(Clone, Debug)]
pub struct Verify<'a> {
    /// The folder that holds the council's own `book/`.
    pub root: &'a Path,
    /// The edition; `None` for the newest.
    pub edition: Option<Date>,
    /// The council's public key, or its file; `None` for the one in `municipality.toml`.
    pub key: Option<&'a str>,
    /// The widget that the site was built with.
    pub widget: &'a WidgetSource,
    /// Limits on reading the site.
    pub bounds: Bounds,
}

/// The result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The differences, in Danish; empty if all is as adopted.
    pub findings: Vec<String>,
    /// What could not be compared, so that there is no answer; in Danish.
    pub unproven: Vec<String>,
    /// Other remarks.
    pub notes: Vec<String>,
    /// The conclusion, in one line.
    pub line: String,
}

impl Verdict {
    /// Whether all is as adopted; `None` if unknown.
    pub fn is_adopted(&self) -> Option<bool> {
        match (self.findings.is_empty(), self.unproven.is_empty()) {
            (false, _) => Some(false),
            (true, true) => Some(true),
            (true, false) => None,
        }
    }
}

/// The most differences shown; all are counted.
const MOST_SHOWN: usize = 100;

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in self.findings.iter().take(MOST_SHOWN) {
            writeln!(f, "{finding}")?;
        }
        if let Some(more) = self.findings.len().checked_sub(MOST_SHOWN + 1) {
            writeln!(f, "… og {} til", more + 1)?;
        }
        for unproven in &self.unproven {
            writeln!(f, "kan ikke efterprøves: {unproven}")?;
        }
        for note in &self.notes {
            writeln!(f, "bemærk: {note}")?;
        }
        writeln!(f, "{}", self.line)
    }
}

/// The council's frozen edition, to compare sites with.
pub struct Verifier {
    council: Council,
    root: PathBuf,
    bounds: Bounds,
}

impl Verifier {
    /// Reads the council's own files.
    ///
    /// # Errors
    /// [`Failure::Diagnostics`] if an edition differs from its manifest; [`Failure::Other`] if there is no such edition, key or
    /// widget.
    pub fn new(asked: &Verify<'_>) -> Result<Self, Failure> {
        let widget = || asked.widget.find();
        Ok(Self {
            council: Council::read(asked.root, asked.edition, asked.key, widget)?,
            root: asked.root.to_owned(),
            bounds: asked.bounds,
        })
    }

    /// Compares a published site with them: a folder, or an address with `http://` or `https://`.
    ///
    /// # Errors
    /// The site cannot be read; in Danish.
    pub fn verify(&self, site: &str) -> Result<Verdict, Failure> {
        let council = &self.council;
        let site = Site::at(site, self.bounds)?;
        let mut verdict = Verdict::default();
        own_signature(council, &mut verdict);
        let manifest = format!("{}{MANIFEST}", council.folder());
        let most = LARGEST.max(council.manifest.len() as u64);
        if let Found::Missing = *site.get(&manifest, Packing::None, most)? {
            verdict.findings.push(format!(
                "/{manifest}: filen mangler; er det den rigtige adresse og den rigtige udgave?"
            ));
            verdict.notes.push(
                "webstedet har ikke udgaven, så resten af det er ikke efterprøvet".to_owned(),
            );
            verdict.conclude(council, None);
            return Ok(verdict);
        }
        let (candidate, expected, comparison) = best(council, &self.root, &site)?;
        let check = Check {
            council,
            candidate,
            site: &site,
            root: &self.root,
            expected,
            comparison: &comparison,
        };
        check.judge(&mut verdict)?;
        Ok(verdict)
    }
}

/// Whether the council's signature is valid.
fn own_signature(council: &Council, verdict: &mut Verdict) {
    let path = format!("book/editions/{}/{SIGNATURE}", council.date());
    match &council.signature {
        Some(_) if council.keys.is_empty() => verdict.notes.push(
            "kommunens underskrift er ikke efterprøvet; skriv nøglen som signing_key i book/theme/municipality.toml, eller angiv den med --key".to_owned(),
        ),
        Some(signature) => {
            let fault = super::signature::fault(&council.keys, &council.manifest, signature);
            verdict.findings.extend(fault.map(|fault| format!("{path}: {fault}")));
        }
        None if council.must_be_signed => {
            verdict.findings.push(format!("{path}: udgaven er ikke underskrevet"));
        }
        None => {}
    }
}

/// The candidate that the site is, or is nearest to.
fn best<'a>(
    council: &'a Council,
    root: &Path,
    site: &Site,
) -> anyhow::Result<(&'a Candidate, &'a Expected, Comparison)> {
    // Some sites have no papers; then no page refers to them.
    let paper = site.get(PLAN.address, Packing::None, LARGEST)?;
    let has_papers = *paper != Found::Missing;
    let mut best: Option<(&Candidate, &Expected, Comparison)> = None;
    for candidate in &council.candidates {
        let expected = candidate.expected(root, council.widget.as_ref(), has_papers)?;
        let comparison = Comparison::of(site, expected)?;
        let is_equal = comparison.is_equal();
        let is_better = |best: &(_, _, Comparison)| comparison.len() < best.2.len();
        if best.as_ref().is_none_or(is_better) {
            best = Some((candidate, expected, comparison));
        }
        if is_equal {
            break;
        }
    }
    best.context("der er intet at sammenligne med")
}

struct Check<'a> {
    council: &'a Council,
    candidate: &'a Candidate,
    site: &'a Site,
    root: &'a Path,
    expected: &'a Expected,
    comparison: &'a Comparison,
}

impl Check<'_> {
    fn judge(&self, verdict: &mut Verdict) -> anyhow::Result<()> {
        let is_draft = self.council.is_newest() && self.candidate.is_draft();
        if is_draft {
            self.draft(verdict);
        }
        match self.is_of_another_maker()? {
            true => self.unproven(verdict)?,
            false => self.differences(verdict)?,
        }
        self.note(verdict)?;
        let prints = self.prints()?;
        // Read as today's text is; the edition itself was checked against its manifest as frozen.
        let found = PassageHash::whole(&prints);
        let Edition { plan, manifest, .. } = &self.council.edition;
        let own = PassageHash::whole(&PassageHash::all(&plan.chapters, Reading::CURRENT));
        if verdict.findings.is_empty() && found != own {
            verdict.findings.push(format!(
                "/{}: fingeraftrykket er {found} og ikke {own}",
                self.council.folder()
            ));
        }
        let is_all = self.candidate.kind != Kind::Today || !self.council.is_newest();
        let what = if is_all { "Alt" } else { "Planens tekst" };
        verdict.conclude(
            self.council,
            Some((what, prints.len(), &manifest.fingerprint)),
        );
        Ok(())
    }

    /// Whether another publisher, or another widget, made the site.
    fn is_of_another_maker(&self) -> anyhow::Result<bool> {
        let is_other = |difference: &Difference| {
            difference.address == MAKER && !matches!(*difference.found, Found::Other(_))
        };
        let others = self.comparison.differences.iter();
        Ok(others.clone().any(is_other) && others.clone().any(|other| other.address != MAKER))
    }

    /// Each difference by page and place.
    fn differences(&self, verdict: &mut Verdict) -> anyhow::Result<()> {
        for difference in &self.comparison.differences {
            let name = named(difference);
            for message in self.describe(difference)? {
                verdict.findings.push(format!("/{name}: {message}"));
            }
        }
        self.extra(verdict);
        Ok(())
    }

    fn extra(&self, verdict: &mut Verdict) {
        for address in &self.comparison.extra {
            let name = visible(address);
            if is_of_the_system(address) {
                verdict.notes.push(format!(
                    "/{name} er lagt dér af maskinen og hører ikke til webstedet"
                ));
            } else {
                verdict
                    .findings
                    .push(format!("/{name}: filen hører ikke til webstedet"));
            }
        }
    }

    fn describe(&self, difference: &Difference) -> anyhow::Result<Vec<String>> {
        let address = &difference.address;
        let is_page = address.ends_with(".html");
        let bytes = match &*difference.found {
            Found::File(bytes) => bytes,
            Found::Missing if is_page => return Ok(vec!["siden mangler".to_owned()]),
            Found::Missing => return Ok(vec!["filen mangler".to_owned()]),
            Found::Other(what) => return Ok(vec![visible(what)]),
        };
        let own = self.expected.content(address)?;
        if !is_page && address.starts_with("udgaver/") {
            let [other, own] = [bytes, &own].map(|bytes| sha256(bytes));
            return Ok(vec![format!(
                "filen er en anden end den vedtagne (SHA-256 {other}, vedtaget {own})"
            )]);
        }
        Ok(
            match (std::str::from_utf8(&own), std::str::from_utf8(bytes)) {
                (Ok(own), Ok(found)) if is_page => changes_of_page(address, own, found),
                (Ok(own), Ok(found)) => vec![first_difference(own, found)],
                (Ok(_), Err(_)) if is_page => vec!["siden er ikke skrevet som UTF-8".to_owned()],
                _ => {
                    let [other, own] = [bytes, &own].map(|bytes| sha256(bytes));
                    vec![format!("filen er en anden (SHA-256 {other}, ventet {own})")]
                }
            },
        )
    }

    /// The changes of today's text, which the site shows, since the edition in force.
    fn draft(&self, verdict: &mut Verdict) {
        let [old, new] = [&self.council.edition.plan, &self.candidate.publication.plan];
        let changes = Changes::between(&old.chapters, &new.chapters);
        for change in &changes.chapters {
            let page = change
                .new
                .or(change.old)
                .map(|chapter| page_of(&chapter.path));
            let page = page.unwrap_or_default();
            for label in chapter_labels(change)
                .iter()
                .filter(|_| change.is_changed())
            {
                let title = visible(chapter_title(change));
                verdict
                    .findings
                    .push(format!("/{page}: kapitlet »{title}«: {label}"));
            }
            let changed = change
                .passages
                .iter()
                .filter(|passage| passage.is_changed());
            verdict
                .findings
                .extend(changed.map(|passage| format!("/{page}: {}", describe(passage))));
        }
        verdict.notes.push(
            "webstedet viser et udkast: kommunens tekst, som den er i book/ i dag".to_owned(),
        );
    }

    /// What can be said of a site made by another publisher: whether its text is the adopted one.
    fn unproven(&self, verdict: &mut Verdict) -> anyhow::Result<()> {
        let frozen = &self.council.edition.plan.chapters;
        let mut folders = vec![self.council.folder()];
        if self.council.is_newest() && !self.candidate.is_draft() {
            folders.push(String::new());
        }
        let mut proven = Vec::new();
        for folder in folders {
            let one = frozen
                .iter()
                .map(|chapter| (chapter.path.as_str(), std::slice::from_ref(chapter)));
            for (path, chapters) in one.chain([(WHOLE.path, frozen.as_slice())]) {
                let address = format!("{folder}{}", page_of(path));
                let messages = match self.html(&address)? {
                    Some(html) => changed_words(&address, own_passages(chapters), &html),
                    None => vec!["siden mangler".to_owned()],
                };
                if messages.is_empty() {
                    proven.push(format!("/{address}"));
                }
                verdict.findings.extend(
                    messages
                        .iter()
                        .map(|message| format!("/{address}: {message}")),
                );
            }
        }
        let mut others: Vec<_> = self.comparison.differences.iter().map(named).collect();
        others.extend(self.comparison.extra.iter().map(|name| visible(name)));
        others.dedup();
        let some: Vec<_> = others
            .iter()
            .take(MOST_NAMED)
            .map(|name| format!("/{name}"))
            .collect();
        let more = others.len().saturating_sub(some.len());
        let more = if more > 0 {
            format!(" og {more} til")
        } else {
            String::new()
        };
        verdict.unproven.push(format!("{}{more}", some.join(", ")));
        let site = match &*self.site.get(MAKER, Packing::None, LARGEST)? {
            Found::File(maker) => in_one_line(maker),
            _ => "siger ikke hvilken".to_owned(),
        };
        let own = in_one_line(&self.expected.content(MAKER)?);
        verdict.notes.push(format!(
            "webstedet er lavet af en anden version af beredskab end denne ({site}; denne: {own}); byg det igen, eller efterprøv det med den, der lavede det"
        ));
        if !proven.is_empty() {
            verdict.notes.push(format!(
                "afsnittenes ord er de vedtagne på {}; hvad der ellers vises dér, er ikke efterprøvet",
                proven.join(", ")
            ));
        }
        Ok(())
    }

    /// What could not be compared, and why the answer may change.
    fn note(&self, verdict: &mut Verdict) -> anyhow::Result<()> {
        let publication = &self.candidate.publication;
        let mut note = |what: String| verdict.notes.push(what);
        match self.candidate.kind {
            Kind::Today if !self.candidate.is_draft() => {
                let data = changed_data(self.root, publication)?;
                let data = data
                    .unwrap_or("kapitlerne er sat op på en anden måde end i udgaven".to_owned());
                data.lines().for_each(|line| note(line.to_owned()));
            }
            Kind::Today if !self.council.is_newest() => {
                note("teksten uden for udgavens mappe er et udkast".to_owned());
            }
            Kind::Former => note(
                "webstedet viser udgaven som den gældende, men en anden har afløst den".to_owned(),
            ),
            _ => {}
        }
        if !self.comparison.is_equal() && !self.council.knows_today {
            note("kommunens filer i book/ kan ikke bruges, som de er i dag, så webstedet er kun sammenlignet med udgaverne".to_owned());
        }
        if !self.expected.has(PLAN.address) {
            note("webstedet har ingen PDF-filer uden for udgaverne".to_owned());
        }
        if self.site.is_web() {
            note("over nettet ses kun de filer, som planen har; andre filer på serveren og dens egen opsætning er ikke efterprøvet".to_owned());
        }
        if self.site.is_open() {
            note("webstedet er spurgt uden kryptering (http), så andre på vejen kan have ændret svarene".to_owned());
        }
        Ok(())
    }

    /// The hashes of the edition's passages as published.
    fn prints(&self) -> anyhow::Result<Vec<PassageHash>> {
        let mut prints = Vec::new();
        for chapter in &self.council.edition.plan.chapters {
            let address = format!("{}{}", self.council.folder(), page_of(&chapter.path));
            let html = self.html(&address)?.unwrap_or_default();
            prints.extend(passages(&html).into_iter().map(|(id, text)| PassageHash {
                chapter: chapter.path.clone(),
                id,
                sha256: fingerprint(&text),
            }));
        }
        Ok(prints)
    }

    fn html(&self, address: &str) -> anyhow::Result<Option<String>> {
        Ok(match &*self.site.get(address, Packing::None, LARGEST)? {
            Found::File(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            _ => None,
        })
    }
}

/// The most files named that could not be compared.
const MOST_NAMED: usize = 20;

impl Verdict {
    /// Concludes in one line; `proof` is what is as adopted, with the number of passages and their fingerprint.
    fn conclude(&mut self, council: &Council, proof: Option<(&str, usize, &str)>) {
        let day = day_in_danish(council.date());
        self.line = match (self.findings.len(), proof) {
            (0, Some((what, passages, found))) if self.unproven.is_empty() => format!(
                "{what} er, som {} blev vedtaget den {day}: {passages} afsnit, fingeraftryk {found}",
                if what == "Alt" { "det" } else { "den" }
            ),
            (0, _) => format!("Det kan ikke siges, om alt er, som det blev vedtaget den {day}."),
            (1, _) => format!("Der er 1 forskel fra det, der blev vedtaget den {day}."),
            (count, _) => format!("Der er {count} forskelle fra det, der blev vedtaget den {day}."),
        };
    }
}

/// A difference's address and form.
fn named(difference: &Difference) -> String {
    match difference.packing {
        Packing::None => difference.asked.clone(),
        packing => format!("{} (pakket med {})", difference.asked, packing.name()),
    }
}

/// What differs in a page: its passages word by word, or else the first place.
fn changes_of_page(address: &str, own: &str, found: &str) -> Vec<String> {
    let messages = changed_words(address, passages(own), found);
    match messages.is_empty() {
        true => vec![first_difference(own, found)],
        false => messages,
    }
}

fn changed_words(address: &str, own: Vec<(String, String)>, html: &str) -> Vec<String> {
    let [own, found] = [own, passages(html)].map(|passages| chapter(address, passages));
    let changes = Changes::between(&own, &found);
    // Other properties of a passage are not read from a page.
    let words = changes
        .changed()
        .filter(|change| change.has_other_words() || change.moved || change.renamed().is_some());
    words.map(describe).collect()
}

fn own_passages(chapters: &[Chapter]) -> Vec<(String, String)> {
    let passages = chapters.iter().flat_map(Chapter::passages);
    passages
        .map(|passage| (passage.id.clone(), passage.full_text()))
        .collect()
}

fn in_one_line(maker: &[u8]) -> String {
    let maker = String::from_utf8_lossy(maker);
    let lines = maker.lines().skip(1).take(2).map(|line| {
        let short: String = line.chars().take(40).collect();
        visible(&short)
    });
    lines.collect::<Vec<_>>().join(", ")
}

/// What happened to a passage, with its words: `[-adopted-]`, `{+published+}`.
fn describe(change: &PassageChange<'_>) -> String {
    let id = |standing: Option<plan::LocatedPassage<'_>>| {
        standing.map_or(String::new(), |s| visible(&s.passage.id))
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
            match what.is_empty() {
                true => format!(
                    "afsnittet #{was}: {}",
                    visible(&passage_labels(change).join(". "))
                ),
                false => format!("afsnittet #{was} {}", what.join(" og ")),
            }
        }
    };
    let words = change.edits.iter().map(|edit| match edit {
        Edit::Kept(text) => visible(text),
        Edit::Removed(text) => format!("[-{}-]", visible(text)),
        Edit::Added(text) => format!("{{+{}+}}", visible(text)),
    });
    format!("{what}\n    {}", words.collect::<Vec<_>>().join(" "))
}
