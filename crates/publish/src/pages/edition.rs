//! The pages of an adopted edition: its text as it was, and the facts of its adoption. No guide and no links to numbers: whom to
//! turn to is for today's plan to say.

use crate::editions::load::{MANIFEST, PDF, SIGNATURE};
use crate::html::due::due;
use crate::html::fingerprint::fingerprint;
use crate::pages::chapter::edition_chapter_page;
use crate::pages::page::{Page, PageScripts};
use crate::pages::whole::edition_whole_page;
use crate::routes::{AKOMA_NTOSO, FRONT, edition_title, page_of};
use maud::{Markup, html};
use plan::{Chapter, Decision, Edition, EditionStatus, Publication, day_in_danish};

/// The pages of an edition: its front matter and its chapters.
pub(crate) struct EditionPages<'a> {
    /// The path of the page with the whole text.
    pub(crate) whole: String,
    pub(crate) leading: Vec<Page<'a>>,
    pub(crate) chapters: Vec<Page<'a>>,
}

const WHOLE: &str = "hele-planen.md";

impl<'a> EditionPages<'a> {
    pub(crate) fn of(publication: &Publication, edition: &'a Edition) -> Self {
        let page =
            |title: &str, path: &str, content| Page::of_edition(edition, path, title, content);
        let plan = &edition.plan;
        let chapter = |chapter: &Chapter| {
            let content = edition_chapter_page(plan, chapter);
            page(&chapter.title, &chapter.path, content)
        };
        let title = edition_title(edition.date());
        let index = page(&title, FRONT.path, index(publication, edition));
        let whole = page("Hele udgaven på én side", WHOLE, edition_whole_page(plan));
        Self {
            whole: whole.path.clone(),
            leading: vec![index.running(PageScripts::Due), whole],
            chapters: plan.chapters.iter().map(chapter).collect(),
        }
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Page<'a>> {
        self.leading.iter().chain(&self.chapters)
    }
}

/// Who adopted the edition and when, how long it was in force, and how to verify it.
fn index(publication: &Publication, edition: &Edition) -> Markup {
    let plan = &edition.plan;
    let has_pdf = edition.manifest.files.iter().any(|file| file.path == PDF);
    html! {
        h1 { (edition_title(edition.date())) }
        p.lead { (plan.municipality.title) ", " (plan.municipality.name) "." }
        (facts(publication, edition))
        h2 { "Teksten" }
        ul.parts {
            @for chapter in &plan.chapters {
                li { a href=(page_of(&chapter.path)) { (chapter.title) } }
            }
            li { a href=(page_of(WHOLE)) { "Hele udgaven på én side" } }
            @if has_pdf { li { a href=(PDF) { "Hele udgaven som PDF" } } }
            li { a href=(AKOMA_NTOSO) { "Hele udgaven til arkiver (Akoma Ntoso, XML)" } }
        }
        h2 { "Bevis" }
        p {
            "Manifestet har et fingeraftryk af hvert afsnit og hver fil, som de var, da planen blev vedtaget. "
            "En eneste ændring giver et andet fingeraftryk."
        }
        ul.parts {
            li { a href=(MANIFEST) { "Manifest" } }
            @if edition.signature.is_some() {
                li { a href=(SIGNATURE) { "Kommunens underskrift af manifestet (minisign)" } }
            }
        }
    }
}

fn facts(publication: &Publication, edition: &Edition) -> Markup {
    let Decision {
        body, date, case, ..
    } = &edition.decision;
    let status = publication.status_of(edition);
    html! {
        dl.facts {
            div { dt { "Vedtaget af" } dd { (body) } }
            div { dt { "Vedtaget den" } dd { (day_in_danish(*date)) } }
            div { dt { "Sagsnummer" } dd { (case) } }
            @match status {
                EditionStatus::Former { from, to } => {
                    div { dt { "Gyldig" } dd { "Fra " (day_in_danish(from)) " til " (day_in_danish(to)) } }
                },
                _ => {
                    div { dt { "Gyldig" } dd { "Fra " (day_in_danish(*date)) } }
                    div { dt { "Revideres senest" } dd { (due(&edition.decision)) } }
                },
            }
            div { dt { "Fingeraftryk" } dd { (fingerprint(&edition.manifest.fingerprint)) } }
        }
    }
}
