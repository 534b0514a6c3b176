use crate::invisible::legible;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

/// A place in a file that an author writes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file's path, relative to the municipality's root.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// The column in characters, from 1; 0 where the whole line is meant.
    pub column: u32,
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published until it is mended.
    Error,
    /// Worth a look; publishing goes on.
    Warning,
}

/// Something wrong with what an author wrote: where, what, and what to do. In Danish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What the author can do about it.
    pub hint: String,
}

/// A thousand mistakes are one: the wrong file. An error among them is never lost.
const MOST: usize = 1_000;

/// All the problems found, in the order of their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
        }
    }

    /// The place of a byte in a file's text.
    pub fn at(file: &str, text: &str, byte: usize) -> Self {
        let before = &text[..text.floor_char_boundary(byte)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.to_owned(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1,
            column: before[line_start..].chars().count() as u32 + 1,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for number in [self.line, self.column] {
            if number == 0 {
                break;
            }
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "fejl",
            Severity::Warning => "advarsel",
        };
        write!(f, "{}: {severity}: {}", self.place, self.message)?;
        if !self.hint.is_empty() {
            write!(f, "\n  råd: {}", self.hint)?;
        }
        Ok(())
    }
}

impl Problems {
    /// Notes an error.
    pub fn error(&mut self, place: &Place, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Severity::Error, place, message.into(), hint.into());
    }

    /// Notes a warning.
    pub fn warning(&mut self, place: &Place, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Severity::Warning, place, message.into(), hint.into());
    }

    /// Notes each id that stands a second time; `what` names the kind of thing in the definite form ("kontakten").
    pub fn duplicates<'a>(
        &mut self,
        what: &str,
        named: impl IntoIterator<Item = (&'a str, &'a Place)>,
    ) {
        let mut first_places = HashMap::new();
        for (id, place) in named {
            match first_places.entry(id) {
                Entry::Vacant(entry) => drop(entry.insert(place)),
                Entry::Occupied(entry) => self.error(
                    place,
                    format!("{what} »{id}« findes to gange"),
                    format!("den første står i {}; giv den ene et andet id", entry.get()),
                ),
            }
        }
    }

    /// Takes over what was found elsewhere.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|p| p.severity == Severity::Error)
    }

    /// Whether no more are kept, so that none need be looked for.
    pub(crate) fn is_full(&self) -> bool {
        self.0.len() >= MOST && self.has_errors()
    }

    /// How many of them are errors.
    pub fn errors(&self) -> usize {
        let errors = self.iter().filter(|p| p.severity == Severity::Error);
        errors.count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The problems, file by file and from top to bottom.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        let mut sorted: Vec<_> = self.0.iter().collect();
        sorted.sort_by(|a, b| a.place.cmp(&b.place));
        sorted.into_iter()
    }

    /// After so many that nobody reads on, no more are kept.
    fn push(&mut self, severity: Severity, place: &Place, message: String, hint: String) {
        if self.is_full() {
            return;
        }
        self.0.push(Problem {
            severity,
            place: place.clone(),
            // A message is one line, whatever it quotes.
            message: legible(message).replace('\n', " "),
            hint: legible(hint),
        });
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}
