//! Reads `emneord.toml`: the subject index.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::source_file::SourceFile;
use crate::source::passages::Passages;
use crate::source::toml_file::Spanned;
use guide::PassageId;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// A subject of the index, and the passages it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its name, such as "Sikker mail".
    pub name: String,
    /// Synonyms.
    pub also: Vec<String>,
    /// The passages, most useful first.
    pub passages: Vec<PassageId>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Emneordene",
    description = "De ord, som en læser slår op eller søger efter, og de afsnit, som de fører til."
)]
pub(crate) struct SubjectsFile {
    #[serde(default)]
    #[schemars(description = "Emneordene")]
    subject: Vec<SubjectEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et emneord")]
struct SubjectEntry {
    #[schemars(description = "Ordet, som det står på siden »Emneord«")]
    name: Spanned<String>,
    #[serde(default)]
    #[schemars(description = "Andre ord for det samme; bøjninger skal ikke med")]
    also: Vec<Spanned<String>>,
    #[schemars(description = "Afsnittenes id’er, det mest nyttige først")]
    passages: Vec<Spanned<String>>,
}

/// Reads the subjects and notes every problem.
pub(crate) fn read(
    source: &SourceFile,
    passages: &Passages<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Subject> {
    let Some(SubjectsFile { subject }) = source.read(diagnostics) else {
        return Vec::new();
    };
    check_words(source, &subject, diagnostics);
    for entry in &subject {
        check_passages(source, entry, passages, diagnostics);
    }
    subject.into_iter().map(SubjectEntry::finish).collect()
}

/// Words must not be empty, and each must be unique, regardless of case.
fn check_words(source: &SourceFile, subjects: &[SubjectEntry], diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, &Spanned<String>> = HashMap::new();
    let words = subjects
        .iter()
        .flat_map(|entry| std::iter::once(&entry.name).chain(&entry.also));
    for word in words {
        if diagnostics.is_full() {
            return;
        }
        let plain = word.get_ref().trim().to_lowercase();
        if plain.is_empty() {
            diagnostics.error(
                &source.place_of(word),
                "emneordet er tomt",
                "skriv et ord, eller slet det",
            );
        } else if let Some(first) = seen.get(&plain) {
            let first = source.place_of(first);
            diagnostics.error(
                &source.place_of(word),
                format!("emneordet »{}« findes to gange", word.get_ref()),
                format!("det første står i {first}; saml afsnittene under det ene"),
            );
        } else {
            seen.insert(plain, word);
        }
    }
}

fn check_passages(
    source: &SourceFile,
    subject: &SubjectEntry,
    passages: &Passages<'_>,
    diagnostics: &mut Diagnostics,
) {
    if subject.passages.is_empty() {
        diagnostics.error(
            &source.place_of(&subject.name),
            format!(
                "emneordet »{}« fører ikke til noget",
                subject.name.get_ref()
            ),
            "skriv mindst ét id i passages, eller slet emneordet",
        );
    }
    let mut before = HashSet::new();
    for id in &subject.passages {
        if diagnostics.is_full() {
            return;
        }
        let place = source.place_of(id);
        if passages.get(id.get_ref()).is_none() {
            passages.report_missing(&place, id.get_ref(), diagnostics);
        }
        if !before.insert(id.get_ref()) {
            diagnostics.error(
                &place,
                format!("afsnittet »{}« står her to gange", id.get_ref()),
                "slet det ene",
            );
        }
    }
}

impl SubjectEntry {
    fn finish(self) -> Subject {
        let texts = |words: Vec<Spanned<String>>| words.into_iter().map(Spanned::into_inner);
        Subject {
            name: self.name.into_inner(),
            also: texts(self.also).collect(),
            passages: texts(self.passages).collect(),
        }
    }
}
