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

/// A problem in what an author wrote: where, what, and what to do. In Danish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its severity.
    pub severity: Severity,
    /// Its place.
    pub place: Location,
    /// The problem.
    pub message: String,
    /// What the author can do.
    pub hint: String,
    /// Other places with the very same problem.
    pub also: Vec<Location>,
    /// The line it stands on, once the texts are known ([`Diagnostics::quote`]).
    pub excerpt: Option<Excerpt>,
}

/// A thousand problems usually mean the wrong file. Errors and warnings are counted separately, so that neither displaces the
/// other.
const MOST: usize = 1_000;

/// Only the first problems of a file quote their line.
const MOST_QUOTED: usize = 300;

/// Diagnostics in the order of their places: at most a thousand errors and a thousand warnings, each place counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
}

impl Diagnostic {
    /// For a terminal: place and message in the format that editors recognise, the line with the place underlined, and the hint.
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
            // An empty line would leave trailing blanks.
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

    /// The other places with the same problem, top to bottom.
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

    /// Notes each repeated id; `what` names its kind in the definite form ("kontakten").
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

    /// Notes an error that may occur in many places but is one problem to the author: the first occurrence carries the message and
    /// hint, the others only their places.
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

    /// Adds to each problem in these files the line it stands on.
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

    /// The same diagnostics, with paths below this folder.
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

    /// Takes over other diagnostics, up to the limit.
    pub fn append(&mut self, other: Self) {
        other
            .found
            .into_iter()
            .for_each(|diagnostic| self.keep(diagnostic));
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether the limit on errors is reached.
    pub(crate) fn is_full(&self) -> bool {
        self.errors >= MOST
    }

    /// Whether the limit on warnings is reached.
    pub(crate) fn is_full_of_warnings(&self) -> bool {
        self.warnings >= MOST
    }

    /// The number of errors.
    pub fn errors(&self) -> usize {
        let errors = self.iter().filter(|p| p.severity == Severity::Error);
        errors.count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The diagnostics, file by file and top to bottom.
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

    /// Keeps a diagnostic, up to the limit.
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
