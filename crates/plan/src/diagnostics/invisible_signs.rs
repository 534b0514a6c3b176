//! Reports invisible characters.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::text::invisible::{is_invisible, number};
use guide::Location;

/// Notes each invisible character of a text; `place` locates a byte of it.
pub(crate) fn refuse_all(
    text: &str,
    place: impl Fn(usize) -> Location,
    diagnostics: &mut Diagnostics,
) {
    for (byte, found) in text.match_indices(is_invisible) {
        if let Some(c) = found.chars().next() {
            refuse(c, &place(byte), diagnostics);
        }
    }
}

/// Notes an invisible character.
pub(crate) fn refuse(c: char, place: &Location, diagnostics: &mut Diagnostics) {
    let (what, hint) = describe(c);
    diagnostics.error(place, format!("her står {what}"), hint);
}

/// The character in the definite form, and the hint.
fn describe(c: char) -> (String, &'static str) {
    let number = number(c);
    match c {
        '\u{ad}' => (
            format!("den bløde bindestreg {number}"),
            "slet den: den ses ikke, og ordet kan ikke findes eller sammenlignes, når den står i det",
        ),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            (
                format!("det usynlige tegn {number}, som vender læseretningen"),
                "slet det: med det kan en tekst læses anderledes, end den er skrevet",
            )
        }
        '\u{fffd}' => (
            format!("tegnet {number}, som viser, at et andet tegn er gået tabt"),
            "skriv det tegn, der skulle stå der",
        ),
        c if c.is_control() => (
            format!("styretegnet {number}"),
            "slet det: det er ikke tekst",
        ),
        _ => (
            format!("det usynlige tegn {number}"),
            "slet det, og skriv et almindeligt mellemrum, hvis der skal være et",
        ),
    }
}
