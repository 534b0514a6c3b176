//! Changes in words, for the terminal and the pages.

use crate::routes::page_of;
use plan::{Changes, ChapterChange, Form, FormKind, PassageChange};

/// How many passages were added, removed and changed: "Afsnit: 2 ændrede, 1 tilføjet."; each passage counts once.
pub(crate) fn summary(changes: &Changes<'_>) -> String {
    let mut counts = [0; 4];
    for change in changes.changed() {
        counts[kind(change)] += 1;
    }
    let parts = counts.iter().zip(KINDS).filter(|(count, _)| **count > 0);
    let parts: Vec<_> = parts
        .map(|(count, [one, more])| format!("{count} {}", if *count == 1 { one } else { more }))
        .collect();
    match changes.chapters.iter().filter(|c| c.is_changed()).count() {
        _ if changes.is_empty() => "Teksterne er ens.".to_owned(),
        0 => format!("Afsnit: {}.", parts.join(", ")),
        chapters if parts.is_empty() => format!("Kapitler: {chapters} med ændringer i sig selv."),
        chapters => format!(
            "Afsnit: {}. Kapitler: {chapters} med ændringer i sig selv.",
            parts.join(", ")
        ),
    }
}

const KINDS: [[&str; 2]; 4] = [
    ["ændret", "ændrede"],
    ["tilføjet", "tilføjede"],
    ["fjernet", "fjernede"],
    ["flyttet", "flyttede"],
];

/// The kind that a passage counts as.
fn kind(change: &PassageChange<'_>) -> usize {
    match (change.old, change.new) {
        (None, _) => 1,
        (_, None) => 2,
        _ if change.moved && !change.has_other_words() => 3,
        _ => 0,
    }
}

/// What happened to a passage, the most important first: "Ændret", "Flyttet fra kapitlet »Indledning«".
pub(crate) fn passage_labels(change: &PassageChange<'_>) -> Vec<String> {
    let (Some(old), Some(new)) = (change.old, change.new) else {
        let label = if change.new.is_some() {
            "Tilføjet"
        } else {
            "Fjernet"
        };
        return vec![label.to_owned()];
    };
    let mut labels = Vec::new();
    if change.has_other_words() {
        labels.push("Ændret".to_owned());
    }
    if change.moved {
        let is_elsewhere = old.chapter.path != new.chapter.path;
        labels.push(match is_elsewhere {
            true => format!("Flyttet fra kapitlet »{}«", old.chapter.title),
            false => "Flyttet i kapitlet".to_owned(),
        });
    }
    if let Some([old, new]) = change.form() {
        labels.push(format!("Før {}, nu {}", form(old), form(new)));
    }
    if let Some([old, new]) = &change.links {
        labels.push(match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("Fører nu til {}", new.join(", ")),
            (_, true) => format!("Fører ikke mere til {}", old.join(", ")),
            _ => format!(
                "Fører nu til {}, før til {}",
                new.join(", "),
                old.join(", ")
            ),
        });
    }
    if change.has_other_stress() {
        labels.push("Fremhævning eller linjeskift er ændret".to_owned());
    }
    if let Some([old, new]) = change.renamed() {
        labels.push(format!("Nyt id: »{new}«, før »{old}«"));
    }
    labels
}

/// What happened to the chapter itself.
pub(crate) fn chapter_labels(change: &ChapterChange<'_>) -> Vec<String> {
    let (Some(old), Some(new)) = (change.old, change.new) else {
        let label = if change.new.is_some() {
            "Nyt kapitel"
        } else {
            "Kapitlet er fjernet"
        };
        return vec![label.to_owned()];
    };
    let mut labels = Vec::new();
    if old.title != new.title {
        labels.push(format!("Kapitlet hed før »{}«", old.title));
    }
    if change.moved {
        labels.push("Kapitlet er flyttet".to_owned());
    }
    if old.path != new.path {
        let (old, new) = (page_of(&old.path), page_of(&new.path));
        labels.push(format!("Kapitlets adresse er {new}, før {old}"));
    }
    labels
}

/// A chapter's new title, or its old one.
pub(crate) fn chapter_title<'a>(change: &ChapterChange<'a>) -> &'a str {
    let chapter = change.new.or(change.old);
    chapter.map_or("", |chapter| &chapter.title)
}

fn form(form: Form) -> String {
    let kind = match form.kind {
        FormKind::Heading(level) => format!("overskrift på {level}. niveau"),
        FormKind::Paragraph => "et afsnit".to_owned(),
        FormKind::Item => "et punkt".to_owned(),
        FormKind::NumberedItem => "et nummereret punkt".to_owned(),
    };
    let within = match form.depth {
        0 => String::new(),
        depth => format!(" på {}. niveau", depth + 1),
    };
    let boxed = if form.boxed { " i en boks" } else { "" };
    format!("{kind}{within}{boxed}")
}
