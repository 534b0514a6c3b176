use crate::diagnostics::excerpt::Excerpt;
use crate::diagnostics::severity::Severity;
use crate::diagnostics::source_file::SourceFile;
use crate::text::invisible::legible;
use annotate_snippets::Renderer;
use annotate_snippets::renderer::{DEFAULT_ERROR_STYLE, DEFAULT_WARNING_STYLE, Style};
use guide::Location;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::fmt;

/// Something wrong with what an author wrote: where, what, and what to do. In Danish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands.
    pub place: Location,
    /// What is wrong.
    pub message: String,
    /// What the author can do about it.
    pub hint: String,
    /// Other places with the very same problem.
    pub also: Vec<Location>,
    /// The line in which it stands, once the files' texts are known ([`Diagnostics::quote`]).
    pub excerpt: Option<Excerpt>,
}

/// A thousand mistakes are one: the wrong file. Errors and warnings are counted apart, so that neither crowds out the other.
const MOST: usize = 1_000;

/// Of so many problems in a file the line is shown: an editor mends the first ones first.
const MOST_QUOTED: usize = 300;

/// All the problems found, in the order of their places; a thousand errors and a thousand warnings at most, each place counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl Diagnostic {
    /// As an editor reads it in a terminal: place and message in the line that editor programs know, the line of the file with
    /// the place underlined, and the advice.
    pub fn show(&self, colour: bool) -> String {
        let (renderer, loud, off) = match (colour, self.severity) {
            (false, _) => (Renderer::plain(), Style::new(), ""),
            (true, Severity::Error) => (Renderer::styled(), DEFAULT_ERROR_STYLE, "\u{1b}[0m"),
            (true, Severity::Warning) => (Renderer::styled(), DEFAULT_WARNING_STYLE, "\u{1b}[0m"),
        };
        let (place, severity) = (&self.place, self.severity);
        let mut shown = format!("{place}: {loud}{severity}{off}: {}", self.message);
        if let Some(excerpt) = &self.excerpt {
            let drawn = excerpt.draw(place, severity, &renderer);
            // An empty line of the file would else leave blanks at the end.
            drawn
                .lines()
                .for_each(|line| shown.extend(["\n", line.trim_end()]));
        }
        if !self.also.is_empty() {
            shown.extend(["\n  også: ", &self.others()]);
        }
        if !self.hint.is_empty() {
            shown.extend(["\n  råd: ", &self.hint]);
        }
        shown
    }

    /// The other places with the same problem, from top to bottom.
    pub fn others(&self) -> String {
        const MOST: usize = 20;
        let others: BTreeSet<_> = self
            .also
            .iter()
            .filter(|place| **place != self.place)
            .collect();
        let more = others.len().saturating_sub(MOST);
        let shown: Vec<_> = others
            .into_iter()
            .take(MOST)
            .map(Location::to_string)
            .collect();
        match more {
            0 => shown.join(", "),
            _ => format!("{} og {more} andre steder", shown.join(", ")),
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "fejl",
            Self::Warning => "advarsel",
        })
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.show(false))
    }
}

impl Diagnostics {
    /// Notes an error.
    pub fn error(&mut self, place: &Location, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Severity::Error, place, message.into(), hint.into());
    }

    /// Notes a warning.
    pub fn warning(
        &mut self,
        place: &Location,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(Severity::Warning, place, message.into(), hint.into());
    }

    /// Notes each id that stands a second time; `what` names the kind of thing in the definite form ("kontakten").
    pub fn duplicates<'a>(
        &mut self,
        what: &str,
        named: impl IntoIterator<Item = (&'a str, &'a Location)>,
    ) {
        let mut first_places = HashMap::new();
        for (id, place) in named {
            match first_places.entry(id) {
                Entry::Vacant(entry) => drop(entry.insert(place)),
                Entry::Occupied(entry) => self.error(
                    place,
                    format!("{what} »{id}« findes to gange"),
                    format!(
                        "id’et står også i {}; giv det ene sted et andet id",
                        entry.get()
                    ),
                ),
            }
        }
    }

    /// Notes an error that can stand in many places and is one to the author: the first tells it, with its hint, and the others
    /// are told by it.
    pub(crate) fn shared_error(
        &mut self,
        place: &Location,
        message: String,
        hint: impl FnOnce() -> String,
    ) {
        if self.is_full() {
            return;
        }
        let known = self.found.iter_mut().find(|known| known.message == message);
        let Some(known) = known else {
            self.push(Severity::Error, place, message, hint());
            return;
        };
        let mut other = place.clone();
        if other < known.place {
            std::mem::swap(&mut other, &mut known.place);
        }
        known.also.push(other);
        self.errors += 1;
    }

    /// Gives each problem in one of these files the line in which it stands.
    pub fn quote<'a>(&mut self, files: impl IntoIterator<Item = &'a SourceFile>) {
        for file in files {
            let here = self.found.iter_mut();
            let here = here.filter(|diagnostic| diagnostic.place.file == file.path);
            for diagnostic in here.take(MOST_QUOTED) {
                diagnostic.excerpt = Excerpt::of(&file.text, &diagnostic.place);
            }
        }
    }

    /// All problems in colour, for a terminal.
    pub fn in_colour(&self) -> String {
        self.iter()
            .map(|diagnostic| diagnostic.show(true) + "\n")
            .collect()
    }

    /// The same problems, of files in this folder.
    #[must_use]
    pub fn below(mut self, folder: &str) -> Self {
        for diagnostic in &mut self.found {
            let places = std::iter::once(&mut diagnostic.place).chain(&mut diagnostic.also);
            for place in places.filter(|place| !place.file.starts_with(folder)) {
                place.file = format!("{folder}/{}", place.file);
            }
        }
        self
    }

    /// Takes over what was found elsewhere, as far as there is room.
    pub fn append(&mut self, other: Self) {
        other
            .found
            .into_iter()
            .for_each(|diagnostic| self.keep(diagnostic));
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether no more errors are kept, so that none need be looked for.
    pub(crate) fn is_full(&self) -> bool {
        self.errors >= MOST
    }

    /// Whether no more warnings are kept, so that none need be looked for.
    pub(crate) fn is_full_of_warnings(&self) -> bool {
        self.warnings >= MOST
    }

    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        let errors = self.iter().filter(|p| p.severity == Severity::Error);
        errors.count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The problems, file by file and from top to bottom.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        let mut sorted: Vec<_> = self.found.iter().collect();
        sorted.sort_by(|a, b| a.place.cmp(&b.place));
        sorted.into_iter()
    }

    fn push(&mut self, severity: Severity, place: &Location, message: String, hint: String) {
        if *self.count(severity) >= MOST {
            return;
        }
        self.keep(Diagnostic {
            severity,
            place: place.clone(),
            // A message is one line, whatever it quotes.
            message: legible(message).replace('\n', " "),
            hint: legible(hint),
            also: Vec::new(),
            excerpt: None,
        });
    }

    /// After so many that nobody reads on, no more are kept.
    fn keep(&mut self, diagnostic: Diagnostic) {
        let count = self.count(diagnostic.severity);
        if *count < MOST {
            *count += 1 + diagnostic.also.len();
            self.found.push(diagnostic);
        }
    }

    fn count(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter()
            .try_for_each(|diagnostic| writeln!(f, "{diagnostic}"))
    }
}
