//! The editions as an Atom feed (RFC 4287), for those who want to know when a new one is adopted.

use crate::routes::{EDITIONS, FEED, edition_folder, edition_title, page_of};
use maud::{PreEscaped, html};
use plan::{Edition, Publication, sha256};

/// The feed; `None` before the first edition, as a feed without a date is none.
pub(super) fn feed(publication: &Publication) -> Option<String> {
    let newest = publication.newest()?;
    let municipality = &publication.plan.municipality;
    let address = municipality.address.as_deref();
    let feed = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da" {
            title { (municipality.title) " – udgaver" }
            id { (uuid(&municipality.name)) }
            updated { (moment(newest)) }
            author { name { (municipality.name) } }
            @if let Some(address) = address {
                link rel="self" type="application/atom+xml" href={ (address) "/" (FEED) } {}
            }
            link rel="alternate" type="text/html" href={ (root(address)) (page_of(EDITIONS.path)) } {}
            @for edition in publication.editions.iter().rev() { (entry(publication, edition)) }
        }
    };
    Some(feed.into_string())
}

fn entry(publication: &Publication, edition: &Edition) -> maud::Markup {
    let municipality = &publication.plan.municipality;
    let (date, decision) = (edition.date(), &edition.decision);
    let page = format!("{}index.html", edition_folder(date));
    html! {
        entry {
            title { (edition_title(date)) }
            // It stays if the site moves: what is adopted is told by its day and its text.
            id { (uuid(&format!("{}\n{date}\n{}", municipality.name, edition.manifest.fingerprint))) }
            updated { (moment(edition)) }
            link rel="alternate" type="text/html" href={ (root(municipality.address.as_deref())) (page) } {}
            summary {
                // What does not change: a reader of feeds shows an entry once.
                "Vedtaget af " (decision.body) ". Sagsnummer " (decision.case) "."
            }
        }
    }
}

/// The site's root: its address if known, otherwise the feed's own folder.
fn root(address: Option<&str>) -> String {
    address.map_or_else(String::new, |address| format!("{address}/"))
}

/// The decision's day; an hour is not known.
fn moment(edition: &Edition) -> String {
    format!("{}T00:00:00Z", edition.date())
}

/// A UUID of version 8 (RFC 9562), derived from these words.
fn uuid(words: &str) -> String {
    let digits = sha256(words.as_bytes());
    let part = |from: usize, to: usize| &digits[from..to];
    format!(
        "urn:uuid:{}-{}-8{}-8{}-{}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    )
}
