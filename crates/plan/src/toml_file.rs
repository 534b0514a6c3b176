//! Reads TOML that an author writes; what the parser says in English is told in Danish.

use crate::invisible::{self, is_invisible};
use crate::{Place, Problems};
use serde::de::DeserializeOwned;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file as an author wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path, relative to the municipality's root.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

impl SourceFile {
    /// The place of a byte of the file.
    pub(crate) fn place(&self, byte: usize) -> Place {
        Place::at(&self.path, &self.text, byte)
    }

    /// The place of a part that TOML has marked.
    pub(crate) fn place_of<T>(&self, part: &Spanned<T>) -> Place {
        self.place(part.span().start)
    }

    /// Reads the file; what cannot be read is noted as a problem.
    pub(crate) fn read<T: DeserializeOwned>(&self, problems: &mut Problems) -> Option<T> {
        match toml::from_str(&self.text) {
            Ok(value) => {
                self.refuse_invisible(problems);
                Some(value)
            }
            Err(error) => {
                let place = match error.span() {
                    Some(span) => self.place(span.start),
                    None => Place::file(&self.path),
                };
                let (message, hint) = in_danish(error.message());
                problems.error(&place, message, hint);
                None
            }
        }
    }

    /// No text has a character that nobody sees, whether it stands there itself or by its number (`"\u202E"`).
    fn refuse_invisible(&self, problems: &mut Problems) {
        invisible::refuse_all(&self.text, |byte| self.place(byte), problems);
        let Ok(table) = DeTable::parse(&self.text) else {
            return;
        };
        let mut texts = Vec::new();
        let values = table.get_ref().iter();
        values.for_each(|(_, value)| strings(value, &mut texts));
        for (span, text) in texts {
            let written = &self.text[span.clone()];
            let hidden = text
                .chars()
                .find(|c| is_invisible(*c) && !written.contains(*c));
            if let Some(c) = hidden {
                invisible::refuse(c, &self.place(span.start), problems);
            }
        }
    }
}

/// The strings of a value with the bytes where they are written.
fn strings<'a>(value: &'a Spanned<DeValue<'_>>, found: &mut Vec<(Range<usize>, &'a str)>) {
    match value.get_ref() {
        DeValue::String(text) => found.push((value.span(), text)),
        DeValue::Array(items) => items.iter().for_each(|item| strings(item, found)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| strings(value, found)),
        _ => {}
    }
}

/// The parser's message in Danish, and what to do about it.
fn in_danish(message: &str) -> (String, String) {
    let names = quoted(message);
    let first = names.first().copied().unwrap_or_default();
    let others = match names.get(1..) {
        Some(known) if !known.is_empty() => format!("her kan stå {}", known.join(", ")),
        _ => "slet det, der ikke skal stå her".to_owned(),
    };
    let starts = |start: &str| message.starts_with(start);
    if starts("unknown field") {
        (format!("ukendt nøgle »{first}«"), others)
    } else if starts("unknown variant") {
        (format!("ukendt værdi »{first}«"), others)
    } else if starts("missing field") {
        let hint = format!("tilføj en linje: {first} = …");
        (format!("nøglen »{first}« mangler"), hint)
    } else if starts("invalid value") || starts("wanted exactly 1 element") {
        let hint = "en betingelse har én nøgle, f.eks. { answered = \"…\" }, og tal skal være inden for deres grænser";
        ("værdien passer ikke her".to_owned(), hint.to_owned())
    } else if starts("duplicate") {
        let hint = "behold den ene og slet den anden".to_owned();
        ("nøglen står her to gange".to_owned(), hint)
    } else if starts("invalid type") {
        let hint = "tekst står i anførselstegn (\"…\"), lister i [ ], tal og datoer uden noget om"
            .to_owned();
        ("værdien er af en forkert slags".to_owned(), hint)
    } else {
        let hint = "se efter manglende anførselstegn, lighedstegn, komma eller en parentes, der ikke er lukket";
        (
            "filen kan ikke læses fra dette sted".to_owned(),
            hint.to_owned(),
        )
    }
}

/// What stands between backticks.
fn quoted(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}
