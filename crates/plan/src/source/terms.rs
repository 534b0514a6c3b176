//! Enumerated values in authors' files: each has a Danish name and the English one of the code.

use guide::{ChannelKind, Role, Urgency};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};
use std::borrow::Cow;

/// A value's names and meaning.
pub(crate) struct Term<T> {
    value: T,
    danish: &'static str,
    english: &'static str,
    meaning: &'static str,
}

/// An enumerated value.
pub(crate) trait Named: Copy + 'static {
    /// The type's name in the schemas, and its meaning.
    const KIND: (&'static str, &'static str);
    /// All values.
    const TERMS: &'static [Term<Self>];
}

/// A value, written by either of its names.
#[derive(Clone, Copy)]
pub(crate) struct Word<T>(pub(crate) T);

/// The parser's message for an unknown word: this, the word, and after [`ALSO`] the Danish and English names. `toml_mistake` reads
/// it.
pub(crate) const UNKNOWN: &str = "unknown word ";
pub(crate) const ALSO: &str = "; in English ";

impl<'de, T: Named> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = Cow::<str>::deserialize(deserializer)?;
        let is_named = |term: &&Term<T>| [term.danish, term.english].contains(&&*word);
        if let Some(found) = T::TERMS.iter().find(is_named) {
            return Ok(Self(found.value));
        }
        let names = |name: fn(&Term<T>) -> &str| {
            let names: Vec<_> = T::TERMS
                .iter()
                .map(|term| format!("`{}`", name(term)))
                .collect();
            names.join(", ")
        };
        let (danish, english) = (names(|term| term.danish), names(|term| term.english));
        Err(D::Error::custom(format!(
            "{UNKNOWN}`{word}`, expected one of {danish}{ALSO}{english}"
        )))
    }
}

impl<T: Named> JsonSchema for Word<T> {
    fn schema_name() -> Cow<'static, str> {
        T::KIND.0.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let values = T::TERMS.iter().map(|term| {
            // Danish first: editor programs propose the first form.
            let mut names = vec![term.danish];
            names.extend(Some(term.english).filter(|english| *english != term.danish));
            json_schema!({ "description": term.meaning, "type": "string", "enum": names })
        });
        let values: Vec<_> = values.collect();
        json_schema!({ "description": T::KIND.1, "oneOf": values })
    }
}

const fn term<T>(
    value: T,
    danish: &'static str,
    english: &'static str,
    meaning: &'static str,
) -> Term<T> {
    Term {
        value,
        danish,
        english,
        meaning,
    }
}

impl Named for ChannelKind {
    const KIND: (&'static str, &'static str) = ("ChannelKind", "Hvilken slags det er");
    const TERMS: &'static [Term<Self>] = &[
        term(
            Self::Emergency,
            "alarm",
            "emergency",
            "Et alarmnummer, som altid bliver taget, f.eks. 112",
        ),
        term(Self::Phone, "telefon", "phone", "En telefon"),
        term(Self::Email, "e-mail", "email", "Almindelig e-mail"),
        term(
            Self::SecureMail,
            "sikker-mail",
            "secure-mail",
            "Sikker mail, til det personlige",
        ),
    ];
}

impl Named for Role {
    const KIND: (&'static str, &'static str) = ("Role", "Hvad reglerne skal vide om spørgsmålet");
    const TERMS: &'static [Term<Self>] = &[
        term(
            Self::Danger,
            "fare",
            "danger",
            "Er nogen i fare? Et svar med finishes = true er akut",
        ),
        term(
            Self::Asker,
            "spørger",
            "asker",
            "Hvem spørger; ændrer aldrig, hvor meget det haster",
        ),
        term(
            Self::Points,
            "punkter",
            "points",
            "Planens opmærksomhedspunkter; et mere gør det aldrig mindre hastende",
        ),
    ];
}

impl Named for Urgency {
    const KIND: (&'static str, &'static str) = ("Urgency", "Hvor meget det haster");
    const TERMS: &'static [Term<Self>] = &[
        term(Self::Open, "åben", "open", "Vejen står åben for enhver"),
        term(
            Self::Ordinary,
            "almindelig",
            "ordinary",
            "En bekymring at tale om",
        ),
        term(
            Self::Prompt,
            "snarlig",
            "prompt",
            "En bekymring at få set på",
        ),
        term(
            Self::Pressing,
            "hastende",
            "pressing",
            "En bekymring for myndighederne sammen",
        ),
        term(Self::Acute, "akut", "acute", "Nogen er i fare nu"),
    ];
}

#[cfg(test)]
#[allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests {
    use super::*;
    use serde::Serialize;
    use std::collections::BTreeSet;
    use std::fmt::Debug;

    /// Each value by each of its names; the English one is what the code writes.
    fn every_name_is_read<T: Named + Debug + PartialEq + Serialize>(values: &[T]) {
        #[derive(serde::Deserialize)]
        #[serde(bound = "T: Named")]
        struct File<T> {
            word: Word<T>,
        }
        let named: Vec<_> = T::TERMS.iter().map(|term| term.value).collect();
        assert_eq!(named, values);
        let mut names = BTreeSet::new();
        for term in T::TERMS {
            assert_eq!(serde_json::to_value(term.value).unwrap(), term.english);
            for name in [term.danish, term.english] {
                let file: File<T> = toml::from_str(&format!("word = \"{name}\"")).unwrap();
                assert_eq!(file.word.0, term.value);
                names.insert(name);
            }
        }
        // No name is used twice.
        let own = T::TERMS
            .iter()
            .map(|term| 1 + usize::from(term.danish != term.english));
        assert_eq!(names.len(), own.sum::<usize>());
        for other in ["", "Alarm", "phones", "ukendt"] {
            assert!(toml::from_str::<File<T>>(&format!("word = \"{other}\"")).is_err());
        }
    }

    #[test]
    fn every_value_has_a_danish_and_an_english_name() {
        use ChannelKind::{Email, Emergency, Phone, SecureMail};
        use Role::{Asker, Danger, Points};
        use Urgency::{Acute, Open, Ordinary, Pressing, Prompt};
        every_name_is_read(&[Emergency, Phone, Email, SecureMail]);
        every_name_is_read(&[Danger, Asker, Points]);
        every_name_is_read(&[Open, Ordinary, Prompt, Pressing, Acute]);
    }
}
