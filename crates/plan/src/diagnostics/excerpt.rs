use crate::diagnostics::severity::Severity;
use crate::text::visible::visible;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use guide::Location;

/// The longest excerpt in characters; a chapter has a paragraph on each line.
const LONGEST: usize = 100;
/// The most characters before the place.
const LONGEST_BEFORE: usize = 40;
/// The most characters of the place itself.
const LONGEST_MEANT: usize = 60;

/// The line of a problem, cut around the place if long. Control characters are made visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the place.
    pub before: String,
    /// The place itself; empty where unknown.
    pub meant: String,
    /// What stands after it.
    pub after: String,
}

impl Excerpt {
    /// The line at this place; `None` for a whole file.
    pub(crate) fn of(text: &str, place: &Location) -> Option<Self> {
        let index = place.line.checked_sub(1)?;
        let line = text.lines().nth(index as usize)?;
        let (before, rest) = split_at(line, place.column.saturating_sub(1) as usize);
        let (meant, after) = split_at(rest, place.width as usize);
        let before = last_characters(before, LONGEST_BEFORE);
        let meant = first_characters(meant, LONGEST_MEANT);
        let room = LONGEST - before.chars().count().min(LONGEST_BEFORE);
        let after = first_characters(after, room - meant.chars().count().min(LONGEST_MEANT));
        Some(Self {
            before,
            meant,
            after,
        })
    }

    /// The line for a terminal, with the place underlined.
    pub(crate) fn draw(&self, place: &Location, severity: Severity, renderer: &Renderer) -> String {
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let start = self.before.len();
        let line = [self.before.as_str(), &self.meant, &self.after].concat();
        let mut snippet = Snippet::source(line).line_start(place.line as usize);
        if place.column > 0 {
            let meant = start..start + self.meant.len();
            snippet = snippet.annotation(AnnotationKind::Primary.span(meant));
        }
        let group = Group::with_level(level).element(snippet);
        renderer.render(&[group])
    }
}

fn split_at(text: &str, characters: usize) -> (&str, &str) {
    let found = text.char_indices().nth(characters);
    text.split_at(found.map_or(text.len(), |(byte, _)| byte))
}

fn first_characters(text: &str, longest: usize) -> String {
    match split_at(text, longest) {
        (all, "") => visible(all),
        (first, _) => visible(first) + "…",
    }
}

fn last_characters(text: &str, longest: usize) -> String {
    let length = text.chars().count();
    match split_at(text, length.saturating_sub(longest)) {
        ("", all) => visible(all),
        (_, last) => "…".to_owned() + &visible(last),
    }
}
