//! `beredskab diff`: the differences between two editions, or an edition and today's text.

use crate::compare::terminal_safe::plain;
use crate::compare::version::Version;
use crate::compare::words::{chapter_labels, chapter_title, passage_labels, summary};
use crate::routes::TODAY;
use anyhow::{Result, bail};
use plan::{Changes, ChapterChange, Edit, PassageChange, Publication};

/// The differences as text. Without names: from the newest edition to today's text; with one: from that edition to today's text;
/// with two: between them. A name is an edition's date, or `udkast` for today's text.
///
/// # Errors
/// There is no such edition, or none at all; in Danish.
pub fn diff(publication: &Publication, names: &[String], colour: bool) -> Result<String> {
    let editions = Version::editions(publication);
    let Some(newest) = editions.last() else {
        bail!(
            "der er ingen vedtaget udgave at sammenligne med; »beredskab adopt« laver den første"
        );
    };
    let today = Version::today(publication);
    let find = |name: &String| {
        let mut all = editions.iter().chain([&today]);
        let found = all.find(|version| version.in_address() == *name).copied();
        found.ok_or_else(|| {
            let known = editions.iter().map(Version::in_address);
            let known: Vec<_> = known.chain([TODAY.to_owned()]).collect();
            anyhow::anyhow!(
                "der er ingen udgave, der hedder »{}«; skriv en af disse: {}",
                plain(name),
                known.join(", ")
            )
        })
    };
    let [old, new] = match names {
        [] => [*newest, today],
        [old] => [find(old)?, today],
        [old, new, ..] => [find(old)?, find(new)?],
    };
    let changes = Changes::between(old.chapters, new.chapters);
    let teller = Teller { colour };
    Ok(teller.describe([old, new], &changes))
}

/// The changes of today's text since the edition in force, one line a passage, for the papers; empty if nothing was adopted.
#[cfg(feature = "papers")]
pub(crate) fn changed_passages(publication: &Publication) -> Vec<String> {
    let Some(newest) = publication.newest() else {
        return Vec::new();
    };
    let changes = Changes::between(&newest.plan.chapters, &publication.plan.chapters);
    let teller = Teller { colour: false };
    let lines = changes.changed().map(|change| {
        let chapter = change
            .new
            .or(change.old)
            .map(|standing| &standing.chapter.title);
        let labels = passage_labels(change).join(". ");
        let chapter = chapter.map_or("", String::as_str);
        format!("{chapter}. {labels}: {}", teller.edits(&change.edits))
    });
    lines.collect()
}

struct Teller {
    colour: bool,
}

const RED: &str = "31";
const GREEN: &str = "32";
const BOLD: &str = "1";

impl Teller {
    fn describe(&self, [old, new]: [Version<'_>; 2], changes: &Changes<'_>) -> String {
        let name = |version: Version<'_>| match version.date {
            Some(_) => version.name(),
            None => "den nuværende tekst".to_owned(),
        };
        let title = format!("Fra {} til {}", name(old), name(new));
        let mut lines = vec![self.painted(BOLD, &title), summary(changes)];
        for chapter in &changes.chapters {
            let changed = chapter
                .passages
                .iter()
                .filter(|passage| passage.is_changed());
            let passages: Vec<_> = changed.collect();
            if !passages.is_empty() || chapter.is_changed() {
                self.chapter(chapter, &passages, &mut lines);
            }
        }
        lines.join("\n") + "\n"
    }

    fn chapter(
        &self,
        chapter: &ChapterChange<'_>,
        passages: &[&PassageChange<'_>],
        lines: &mut Vec<String>,
    ) {
        lines.push(String::new());
        lines.push(self.painted(BOLD, &plain(chapter_title(chapter))));
        for label in chapter_labels(chapter) {
            lines.push(format!("  {}.", plain(&label)));
        }
        for change in passages {
            let standing = change.new.or(change.old);
            let id = standing.map_or("", |standing| &standing.passage.id);
            lines.push(format!(
                "\n  {} (#{id})",
                plain(&passage_labels(change).join(". "))
            ));
            lines.push(format!("    {}", self.edits(&change.edits)));
        }
    }

    /// In the format of `git diff --word-diff`.
    fn edits(&self, edits: &[Edit]) -> String {
        let edits = edits.iter().map(|edit| match edit {
            Edit::Kept(text) => plain(text),
            Edit::Removed(text) => self.painted(RED, &format!("[-{}-]", plain(text))),
            Edit::Added(text) => self.painted(GREEN, &format!("{{+{}+}}", plain(text))),
        });
        edits.collect::<Vec<_>>().join(" ")
    }

    fn painted(&self, code: &str, text: &str) -> String {
        match self.colour {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }
}
