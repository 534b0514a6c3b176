//! Compares the chapters with the source document: text extracted from a PDF.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::source::passage::{Chapter, PassageKind};
use crate::text::invisible::is_invisible;
use crate::text::line_index::LineIndex;
use crate::text::lookalike;
use guide::Location;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The mark of a list item, in the document and, for the comparison, in the chapters.
const BULLET: &str = "⦁";

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word with its punctuation.
    pub text: String,
    /// Where it begins.
    pub place: Location,
}

/// The document's words, with line breaks and end-of-line hyphens undone.
///
/// A hyphen at the end of a line is removed and the halves joined, unless
/// - the next line begins with "og", "eller" or "samt": the hyphen stands for an omitted part ("børne- og ungeområdet");
/// - it follows an abbreviation in capitals: the hyphen belongs to the word ("SSP-konsulent");
/// - the next line begins with a capital letter or a digit: likewise ("Nord-Sjælland").
///
/// Invisible characters are ignored; PDFs have soft hyphens wherever a line could break.
///
/// Blank lines do not end a paragraph: columns and pages break in the middle of sentences.
pub fn unfold(file: &str, document: &str) -> Vec<Word> {
    let lines = LineIndex::along(file, document);
    let mut words: Vec<Word> = Vec::new();
    for line in document.lines() {
        for (index, part) in line.split_whitespace().enumerate() {
            let text = seen(part);
            let text = text.as_str();
            let joins = index == 0 && words.last().is_some_and(|last| breaks_at(&last.text, text));
            let is_bullet = index == 0 && matches!(text, BULLET | "•" | "◦" | "▪" | "●" | "-");
            match words.last_mut() {
                Some(last) if joins => join(&mut last.text, text),
                _ if text.is_empty() => {}
                _ => words.push(Word {
                    text: if is_bullet { BULLET } else { text }.to_owned(),
                    place: lines.place_of(range_in(document, part)),
                }),
            }
        }
    }
    words
}

fn range_in(document: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - document.as_ptr() as usize;
    start..start + part.len()
}

/// A word without invisible characters, except a soft hyphen at its end.
fn seen(word: &str) -> String {
    let (stem, end) = match word.strip_suffix('\u{ad}') {
        Some(stem) => (stem, "-"),
        None => (word, ""),
    };
    without_ligatures(stem.replace(is_invisible, "") + end)
}

/// Resolves ligatures, which PDFs use for pairs of letters.
fn without_ligatures(text: String) -> String {
    let is_ligature = |c: char| ('\u{fb00}'..='\u{fb06}').contains(&c);
    match text.contains(is_ligature) {
        true => text.nfkc().collect(),
        false => text,
    }
}

/// Whether the last word of a line and the first of the next are halves of one.
fn breaks_at(last: &str, next: &str) -> bool {
    let stem = last.strip_suffix('-').unwrap_or_default();
    stem.ends_with(char::is_alphabetic) && !matches!(next, "og" | "eller" | "samt" | BULLET)
}

fn join(last: &mut String, next: &str) {
    let stem = last.trim_end_matches('-');
    let element = stem.rsplit('-').next().unwrap_or(stem);
    let is_abbreviation = element.chars().count() > 1 && element.chars().all(char::is_uppercase);
    let keeps_hyphen = is_abbreviation || !next.starts_with(char::is_lowercase);
    if !keeps_hyphen {
        last.truncate(stem.len());
    }
    last.push_str(next);
}

/// Notes every difference between the document and the chapters, word by word, with both places.
pub(crate) fn compare(
    file: &str,
    document: &str,
    chapters: &[Chapter],
    diagnostics: &mut Diagnostics,
) {
    let supplied = unfold(file, document);
    let published = published_words(chapters);
    if differ_beyond_measure(&supplied, &published) {
        diagnostics.error(
            &published
                .first()
                .map_or_else(Location::default, |word| word.place.clone()),
            format!("planens tekst er en anden end dokumentets ({file})"),
            "læg det dokument, som planen er skrevet af, i source/, eller slet det, der ligger der",
        );
        return;
    }
    let supplied_texts: Vec<_> = supplied.iter().map(|word| &word.text).collect();
    let published_texts: Vec<_> = published.iter().map(|word| &word.text).collect();
    for difference in capture_diff_slices(Algorithm::Patience, &supplied_texts, &published_texts) {
        if matches!(difference, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (difference.old_range(), difference.new_range());
        let document_place = place_near(&supplied, &old);
        let chapter_place = place_near(&published, &new);
        let (was, is) = (phrase(&supplied[old]), phrase(&published[new]));
        let message = match (was.is_empty(), is.is_empty()) {
            (true, _) => format!("»{is}« står ikke i dokumentet ({document_place})"),
            (_, true) => format!("»{was}« fra dokumentet ({document_place}) mangler her"),
            _ => format!("dokumentet har »{was}« ({document_place}), her står »{is}«"),
        };
        let alike = lookalike::find(&is, &was)
            .map(|found| format!("; de ligner, men {}", found.difference));
        let message = message + &alike.unwrap_or_default();
        diagnostics.error(
            &chapter_place,
            message,
            "planens tekst skal stå ord for ord, som kommunen har leveret den; har kommunen selv ændret den, så ret også dokumentet",
        );
    }
}

/// Whether the texts differ by more words than can be compared in good time.
///
/// Myers' greedy algorithm: how far each diagonal reaches after so many edits.
fn differ_beyond_measure(supplied: &[Word], published: &[Word]) -> bool {
    const MOST: isize = 3_000;
    let (ends, middle) = ((supplied.len(), published.len()), MOST + 1);
    let mut reach = vec![0_usize; 2 * middle as usize + 1];
    for steps in 0..=MOST {
        for diagonal in (-steps..=steps).step_by(2) {
            let at = (middle + diagonal) as usize;
            let is_new = diagonal == -steps || (diagonal != steps && reach[at - 1] < reach[at + 1]);
            let mut old = if is_new {
                reach[at + 1]
            } else {
                reach[at - 1] + 1
            };
            let mut new = old.saturating_add_signed(-diagonal);
            while old < ends.0 && new < ends.1 && supplied[old].text == published[new].text {
                (old, new) = (old + 1, new + 1);
            }
            reach[at] = old;
            if old >= ends.0 && new >= ends.1 {
                return false;
            }
        }
    }
    true
}

fn published_words(chapters: &[Chapter]) -> Vec<Word> {
    let mut words = Vec::new();
    for passage in chapters.iter().flat_map(Chapter::passages) {
        if passage.kind == PassageKind::Item {
            let number = passage.number.map(|number| format!("{number}."));
            words.push(Word {
                text: number.unwrap_or_else(|| BULLET.to_owned()),
                place: passage.place(),
            });
        }
        words.extend(passage.words().map(|(text, place)| Word {
            text: without_ligatures(text.to_owned()),
            place,
        }));
    }
    words
}

/// The place of these words up to the end of their line; for an empty range, the place before the next word or after the last.
fn place_near(words: &[Word], range: &Range<usize>) -> Location {
    let Some(first) = words.get(range.start) else {
        return words
            .last()
            .map_or_else(Location::default, |word| word.place.clone());
    };
    let Location { line, column, .. } = first.place;
    let on_line = words[range.clone()]
        .iter()
        .take_while(|word| word.place.line == line);
    let width = on_line
        .last()
        .map_or(0, |last| last.place.column + last.place.width - column);
    Location {
        width,
        ..first.place.clone()
    }
}

fn phrase(words: &[Word]) -> String {
    const LONGEST: usize = 12;
    // As authors write it.
    let written = |word: &Word| match word.text.as_str() {
        BULLET => "-".to_owned(),
        text => text.to_owned(),
    };
    let texts = words.iter().take(LONGEST).map(written);
    let mut phrase = texts.collect::<Vec<_>>().join(" ");
    if words.len() > LONGEST {
        phrase.push_str(" …");
    }
    phrase
}
