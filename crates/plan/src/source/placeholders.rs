//! Placeholders: what `beredskab new` leaves for a municipality to fill in.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::severity::Severity;
use crate::source::passage::{Chapter, Passage};
use guide::Location;

/// The start of a placeholder for words.
const WORDS: &str = "[Skriv her";
/// Placeholders for numbers and addresses: no Danish number begins with 0 (the Danish numbering plan), and no address ends like
/// this (RFC 2606).
const SIGNS: [&str; 2] = ["00 00 00 00", ".invalid"];

/// The passages with a placeholder, in reading order.
fn unfinished(chapters: &[Chapter]) -> impl Iterator<Item = &Passage> {
    let passages = chapters.iter().flat_map(Chapter::passages);
    passages.filter(|passage| is_unfinished(&passage.text))
}

/// Notes each chapter with placeholders.
pub(crate) fn note(chapters: &[Chapter], severity: Severity, diagnostics: &mut Diagnostics) {
    for chapter in chapters {
        let places: Vec<_> = unfinished(std::slice::from_ref(chapter))
            .map(Passage::place)
            .collect();
        let Some(first) = places.first() else {
            continue;
        };
        let (message, hint) = (message(places.len()), hint(&places));
        match severity {
            Severity::Error => diagnostics.error(first, message, hint),
            Severity::Warning => diagnostics.warning(first, message, hint),
        }
    }
}

fn is_unfinished(text: &str) -> bool {
    text.contains(WORDS) || SIGNS.iter().any(|sign| text.contains(sign))
}

fn message(count: usize) -> String {
    match count {
        1 => "et afsnit er ikke skrevet færdigt".to_owned(),
        _ => format!("{count} afsnit er ikke skrevet færdigt"),
    }
}

fn hint(places: &[Location]) -> String {
    let lines: Vec<_> = places.iter().map(|place| place.line.to_string()).collect();
    let lines = lines.join(", ");
    format!(
        "skriv kommunens egen tekst i linje {lines}; pladsholderne er »{WORDS} …]«, 00 00 00 00 og .invalid"
    )
}
