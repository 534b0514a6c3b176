//! Mends chapters where there is only one right form, and gives each passage an id.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::plan::{ChapterSource, Sources};
use crate::source::markdown::read_chapter;
use crate::source::proposals::Proposals;
use crate::source::reading::Reading;
use crate::text::composed::composed;

/// A line that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedLine {
    /// The line, from 1.
    pub number: usize,
    /// The line before.
    pub before: String,
    /// The line after.
    pub after: String,
}

impl Sources {
    /// The chapters with each line in its one right form: letters composed, no soft hyphens, a space after the mark that begins a
    /// heading or a list item, a hyphen for Word's bullets, an id on every passage. No line is added or removed, and no word
    /// changes. Mending twice changes nothing more.
    pub fn mended(&self) -> Vec<(&ChapterSource, Vec<MendedLine>)> {
        let texts = |chapter: &ChapterSource| {
            let lines = chapter.file.text.split('\n').map(mended_line);
            lines.collect::<Vec<_>>().join("\n")
        };
        let texts: Vec<_> = self.chapters.iter().map(texts).collect();
        let mut ids = Proposals::new(&self.before, texts.iter().map(String::as_str));
        let chapters = self.chapters.iter().zip(texts);
        chapters
            .map(|(chapter, text)| {
                (
                    chapter,
                    differing(&chapter.file.text, &with_ids(text, &mut ids)),
                )
            })
            .filter(|(_, lines)| !lines.is_empty())
            .collect()
    }
}

/// The text with an id after each passage that had none.
fn with_ids(mut text: String, ids: &mut Proposals) -> String {
    // Any other problem is left for `check`.
    let mut diagnostics = Diagnostics::default();
    read_chapter(Reading::CURRENT, "", "", "", &text, ids, &mut diagnostics);
    // From the end, so that earlier places stay valid.
    for (end, id) in ids.take_proposed().into_iter().rev() {
        text.insert_str(end, &format!(" {{#{id}}}"));
    }
    text
}

fn mended_line(line: &str) -> String {
    let line = composed(line).replace('\u{ad}', "");
    let indent = line.len() - line.trim_start_matches([' ', '>', '\t']).len();
    let (indent, rest) = line.split_at(indent);
    let sign = sign(rest);
    let (sign, after) = rest.split_at(sign);
    let words = after.trim_start_matches(is_blank);
    let is_apart = words.len() < after.len() && !words.is_empty();
    match sign {
        "" => line,
        _ if !is_apart => line,
        "o" if !after.starts_with('\t') => line,
        sign if sign.starts_with('#') || is_number(sign) || "-*+".contains(sign) => {
            // Existing blanks may align a list.
            let is_odd = after[..after.len() - words.len()].contains(|c| c != ' ');
            if is_odd {
                format!("{indent}{sign} {words}")
            } else {
                line
            }
        }
        _ => format!("{indent}- {words}"),
    }
}

/// The length in bytes of the mark that begins a line: a heading's, a list item's, or what Word puts before an item.
fn sign(line: &str) -> usize {
    const BULLETS: [char; 13] = [
        '-', '*', '+', '·', '•', '–', '▪', '●', '◦', '⦁', '\u{f0b7}', '\u{f0a7}', 'o',
    ];
    let count = |fits: fn(char) -> bool| line.len() - line.trim_start_matches(fits).len();
    let (hashes, digits) = (count(|c| c == '#'), count(|c| c.is_ascii_digit()));
    match line.chars().next() {
        Some('#') => hashes,
        Some(c) if c.is_ascii_digit() && line[digits..].starts_with('.') => digits + 1,
        Some(c) if BULLETS.contains(&c) => c.len_utf8(),
        _ => 0,
    }
}

fn is_number(sign: &str) -> bool {
    sign.starts_with(|c: char| c.is_ascii_digit())
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

fn differing(before: &str, after: &str) -> Vec<MendedLine> {
    let lines = before.split('\n').zip(after.split('\n')).enumerate();
    let changed = lines.filter(|(_, (before, after))| before != after);
    let lines = changed.map(|(index, (before, after))| MendedLine {
        number: index + 1,
        before: before.to_owned(),
        after: after.to_owned(),
    });
    lines.collect()
}
