use crate::diagnostics::severity::Severity;
use crate::text::visible::visible;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use guide::Location;

/// So many characters of a line are shown: chapters have a whole paragraph in one.
const LONGEST: usize = 100;
/// And so many of what stands before the place.
const LONGEST_BEFORE: usize = 40;
/// And so many of the place itself.
const LONGEST_MEANT: usize = 60;

/// The line of an author's file in which a problem stands, cut around the place where it is long. Control characters
/// are made visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the place.
    pub before: String,
    /// What is meant; empty where that cannot be told.
    pub meant: String,
    /// What stands after it.
    pub after: String,
}

impl Excerpt {
    /// The line of a text at this place; none where the whole file is meant.
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

    /// The line with what is meant underlined, for a terminal.
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
