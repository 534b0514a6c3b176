//! Explains a command line that is not understood, in Danish: clap's own messages are in English.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};
use plan::Date;
use std::error::Error as _;

/// The error and where to find help; `asked` is the first word after the program's name.
pub(crate) fn in_danish(error: &Error, program: &Command, asked: Option<&str>) -> String {
    let command = asked.filter(|name| program.find_subcommand(name).is_some());
    let (whole, help) = match command {
        Some(name) => (
            format!("beredskab {name}"),
            format!("beredskab help {name}"),
        ),
        None => ("beredskab".to_owned(), "beredskab help".to_owned()),
    };
    let words = Misunderstood { error, whole }.words();
    format!("fejl: {words}\n»{help}« viser, hvad der kan skrives.\n")
}

/// A typed date.
///
/// # Errors
/// It is none; in Danish.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    let day = text
        .parse()
        .ok()
        .filter(|day: &Date| day.to_string() == text);
    day.ok_or_else(|| "skriv en dag som år-måned-dag, f.eks. 2026-11-25".to_owned())
}

/// A typed name or number, trimmed.
///
/// # Errors
/// It is empty or longer than a line; in Danish.
pub(crate) fn line(text: &str) -> Result<String, String> {
    let text = text.trim();
    match text {
        "" => Err("der skal stå noget".to_owned()),
        _ if text.contains(char::is_control) => Err("det skal stå på én linje".to_owned()),
        _ => Ok(text.to_owned()),
    }
}

/// A typed port.
///
/// # Errors
/// It is none; in Danish.
pub(crate) fn port(text: &str) -> Result<u16, String> {
    let port = text.parse();
    port.map_err(|_| "skriv et tal fra 0 til 65535, f.eks. 3000".to_owned())
}

struct Misunderstood<'a> {
    error: &'a Error,
    /// The whole command as typed.
    whole: String,
}

impl Misunderstood<'_> {
    fn words(&self) -> String {
        let Self { error, whole } = self;
        let argument = self.context(ContextKind::InvalidArg);
        let value = self.context(ContextKind::InvalidValue);
        match error.kind() {
            ErrorKind::InvalidSubcommand => {
                let given = self.context(ContextKind::InvalidSubcommand);
                let meant = self.meant(ContextKind::SuggestedSubcommand);
                format!("»{given}« er ikke en kommando{meant}")
            }
            ErrorKind::UnknownArgument if argument.starts_with('-') => {
                let meant = self.meant(ContextKind::SuggestedArg);
                format!("»{argument}« er ikke et tilvalg til »{whole}«{meant}")
            }
            ErrorKind::UnknownArgument => format!("»{whole}« tager ikke imod »{argument}«"),
            ErrorKind::MissingRequiredArgument => format!("der mangler {argument} efter »{whole}«"),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
                format!("der står intet efter tilvalget; skriv »{argument}«")
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                let source = error.source();
                let hint = source.map(|hint| format!("; {hint}")).unwrap_or_default();
                format!("»{value}« passer ikke i »{argument}«{hint}")
            }
            ErrorKind::ArgumentConflict => self.conflict(&argument),
            ErrorKind::TooManyValues if argument.starts_with('-') => {
                format!("»{argument}« står alene; slet »{value}«")
            }
            ErrorKind::TooManyValues => {
                format!("»{whole}« tager ikke imod så meget; slet »{value}«")
            }
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                format!("der mangler noget i »{argument}«")
            }
            ErrorKind::InvalidUtf8 => "der er tegn i kommandoen, som ikke er UTF-8".to_owned(),
            _ => "kommandoen forstås ikke".to_owned(),
        }
    }

    fn conflict(&self, argument: &str) -> String {
        let prior = self.context(ContextKind::PriorArg);
        if prior == argument || prior.is_empty() {
            format!("»{argument}« står der to gange")
        } else {
            format!("»{argument}« kan ikke stå sammen med »{prior}«")
        }
    }

    fn meant(&self, kind: ContextKind) -> String {
        let meant = self.context(kind);
        match meant.as_str() {
            "" => String::new(),
            meant => format!("; mener du »{meant}«?"),
        }
    }

    /// What clap knows of the error, as it stands in the command; of several suggestions the last, which is the likeliest.
    fn context(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) if kind == ContextKind::SuggestedSubcommand => {
                texts.last().cloned().unwrap_or_default()
            }
            Some(ContextValue::Strings(texts)) => {
                let texts: Vec<_> = texts.iter().map(|text| format!("»{text}«")).collect();
                texts.join(" og ")
            }
            _ => String::new(),
        }
    }
}
