use crate::compare::version::Version;
use crate::compare::words::{chapter_labels, chapter_title, passage_labels, summary};
use crate::pages::chapter::{NAMED_BY, opening};
use crate::pages::page::Page;
use crate::routes::{CHANGES, changes_path, page_of};
use crate::system::parallel::at_once;
use maud::{Markup, html};
use plan::{
    Changes, ChapterChange, Edit, EditionStatus, LocatedPassage, PassageChange, Plan, Publication,
};

/// The page of changes between two texts.
pub(crate) struct ChangesPage {
    pub(crate) page: Page<'static>,
    /// "Fra udgaven af 25. november 2026 til det nuværende udkast".
    name: String,
    /// How much differs.
    summary: String,
}

/// A page for every two editions, and one for today's text if it differs from the newest; newest first. Each comparison is made
/// once and not kept.
pub(crate) fn changes_pages(publication: &Publication) -> Vec<ChangesPage> {
    let editions = Version::editions(publication);
    let mut texts = Vec::new();
    if let (Some(newest), EditionStatus::Changed { .. }) = (editions.last(), publication.status()) {
        texts.push([*newest, Version::today(publication)]);
    }
    for (number, new) in editions.iter().enumerate().rev() {
        let older = editions[..number].iter().rev();
        texts.extend(older.map(|old| [*old, *new]));
    }
    at_once(&texts, |[old, new]| {
        Difference::between(*old, *new).page(&publication.plan)
    })
}

/// The list of the pages.
pub(crate) fn changes_index(pages: &[ChangesPage]) -> Markup {
    html! {
        h1 { (CHANGES.title) }
        p.lead { "Her står, hvad der er ændret i planen fra den ene udgave til den anden, afsnit for afsnit." }
        ul.editions {
            @for page in pages {
                li {
                    a href=(page.file()) { (page.name) }
                    p.hint { (page.summary) }
                }
            }
        }
    }
}

impl ChangesPage {
    /// Its file name in its folder.
    fn file(&self) -> String {
        page_of(self.page.path.rsplit('/').next().unwrap_or_default())
    }
}

/// The differences between two texts.
struct Difference<'a> {
    old: Version<'a>,
    new: Version<'a>,
    changes: Changes<'a>,
}

impl<'a> Difference<'a> {
    fn between(old: Version<'a>, new: Version<'a>) -> Self {
        let changes = Changes::between(old.chapters, new.chapters);
        Self { old, new, changes }
    }

    /// "Ændringer fra udgaven af 25. november 2026 til det nuværende udkast".
    fn page(&self, plan: &Plan) -> ChangesPage {
        let [old, new] = [self.old, self.new].map(|version| version.name());
        let name = format!("Fra {old} til {new}");
        let summary = summary(&self.changes);
        let path = changes_path(self.old.date, self.new.date);
        let title = format!("{} fra {old} til {new}", CHANGES.title);
        let content = self.markup(&name, &summary);
        ChangesPage {
            page: Page::titled(&path, &title, plan, content),
            name,
            summary,
        }
    }

    fn markup(&self, name: &str, summary: &str) -> Markup {
        html! {
            h1 { (CHANGES.title) }
            p.lead { (name) ". " (summary) }
            p.hint {
                "Fjernede ord er " del { "streget over" } ", og tilføjede ord er " ins { "understreget" } "."
            }
            @for chapter in &self.changes.chapters { (self.chapter(chapter)) }
            p.versions { a href="index.html" { "Alle ændringer" } }
        }
    }

    fn chapter(&self, chapter: &ChapterChange<'_>) -> Markup {
        let changed = chapter
            .passages
            .iter()
            .filter(|passage| passage.is_changed());
        let passages: Vec<_> = changed.collect();
        html! {
            @if chapter.is_changed() || !passages.is_empty() {
                section.changes {
                    h2 { (chapter_title(chapter)) }
                    @for label in chapter_labels(chapter) { p { (label) "." } }
                    @for passage in passages { (self.passage(passage)) }
                }
            }
        }
    }

    fn passage(&self, change: &PassageChange<'_>) -> Markup {
        let labels = passage_labels(change);
        html! {
            div.change {
                h3 { (labels.join(". ")) }
                p.edits { (edits(&change.edits)) }
                ul.versions {
                    @if let Some(old) = change.old { li { (link(self.old, old)) } }
                    @if let Some(new) = change.new { li { (link(self.new, new)) } }
                }
            }
        }
    }
}

/// A link to a passage's place. Links with equal names should have equal targets, so each is named after its passage.
fn link(version: Version<'_>, standing: LocatedPassage<'_>) -> Markup {
    let LocatedPassage {
        chapter, passage, ..
    } = standing;
    let address = format!(
        "../{}{}#{}",
        version.folder(),
        page_of(&chapter.path),
        passage.id
    );
    html! {
        a href=(address) {
            "Se afsnittet i " (version.name())
            span.visually-hidden { ": »" (opening(&passage.text, NAMED_BY)) "«" }
        }
    }
}

/// The words of both texts. What is shown by a line is also said to screen readers.
fn edits(edits: &[Edit]) -> Markup {
    let hidden = |text| html! { span.visually-hidden { (text) } };
    html! {
        @for (number, edit) in edits.iter().enumerate() {
            @if number > 0 { " " }
            @match edit {
                Edit::Kept(text) => (text),
                Edit::Removed(text) => del { (hidden("fjernet: ")) (text) (hidden(" – slut på fjernet")) },
                Edit::Added(text) => ins { (hidden("tilføjet: ")) (text) (hidden(" – slut på tilføjet")) },
            }
        }
    }
}
