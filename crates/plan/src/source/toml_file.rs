//! Reads TOML that an author writes; the parser's English messages are translated.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::invisible_signs;
use crate::diagnostics::source_file::SourceFile;
use crate::source::toml_mistake::{Mistake, mistake};
use crate::text::invisible::is_invisible;
use guide::Location;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

impl SourceFile {
    /// The place of a part of the file.
    pub(crate) fn place(&self, part: Range<usize>) -> Location {
        Location::of(&self.path, &self.text, part)
    }

    /// The place of a part that TOML has marked.
    pub(crate) fn place_of<T>(&self, part: &Spanned<T>) -> Location {
        self.place(part.span())
    }

    /// Notes a text that is empty though a reader will see it; `what` names it ("udfaldets titel").
    pub(crate) fn must_say(
        &self,
        text: &Spanned<String>,
        what: &str,
        diagnostics: &mut Diagnostics,
    ) {
        if text.get_ref().trim().is_empty() {
            let message = format!("{what} mangler");
            diagnostics.error(
                &self.place_of(text),
                message,
                "skriv teksten mellem anførselstegnene",
            );
        }
    }

    /// Reads the file and notes every problem.
    pub(crate) fn read<T: DeserializeOwned>(&self, diagnostics: &mut Diagnostics) -> Option<T> {
        match toml::from_str(&self.text) {
            Ok(value) => {
                self.refuse_invisible(diagnostics);
                Some(value)
            }
            Err(error) => {
                let part = error.span().unwrap_or_default();
                let Mistake {
                    part,
                    message,
                    hint,
                } = mistake(&self.text, error.message(), part);
                diagnostics.error(&self.place(part), message, hint);
                None
            }
        }
    }

    /// Notes invisible characters in strings, including escaped ones (`"\u202E"`).
    fn refuse_invisible(&self, diagnostics: &mut Diagnostics) {
        invisible_signs::refuse_all(&self.text, |byte| self.place(byte..byte), diagnostics);
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
                invisible_signs::refuse(c, &self.place(span), diagnostics);
            }
        }
    }
}

/// The strings in a value, with their ranges in bytes.
fn strings<'a>(value: &'a toml::Spanned<DeValue<'_>>, found: &mut Vec<(Range<usize>, &'a str)>) {
    match value.get_ref() {
        DeValue::String(text) => found.push((value.span(), text)),
        DeValue::Array(items) => items.iter().for_each(|item| strings(item, found)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| strings(value, found)),
        _ => {}
    }
}

/// A value with its place in the file.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Spanned<T>(toml::Spanned<T>);

impl<T> Spanned<T> {
    /// Its range in bytes.
    pub(crate) fn span(&self) -> Range<usize> {
        self.0.span()
    }

    pub(crate) fn get_ref(&self) -> &T {
        self.0.get_ref()
    }

    pub(crate) fn into_inner(self) -> T {
        self.0.into_inner()
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
