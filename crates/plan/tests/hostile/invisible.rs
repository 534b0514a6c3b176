//! Characters that nobody sees are told by their number, wherever and however they are written.

use crate::small::{CHAPTER, replaced, report, sources, with_chapter, with_contacts, with_guide};
use plan::SourceFile;

/// The character, what it is called, and the advice's beginning.
const INVISIBLE: [(char, &str, &str); 16] = [
    (
        '\u{202e}',
        "det usynlige tegn U+202E, som vender læseretningen",
        "slet det",
    ),
    (
        '\u{202a}',
        "det usynlige tegn U+202A, som vender læseretningen",
        "slet det",
    ),
    (
        '\u{2066}',
        "det usynlige tegn U+2066, som vender læseretningen",
        "slet det",
    ),
    (
        '\u{2069}',
        "det usynlige tegn U+2069, som vender læseretningen",
        "slet det",
    ),
    (
        '\u{200f}',
        "det usynlige tegn U+200F, som vender læseretningen",
        "slet det",
    ),
    ('\u{ad}', "den bløde bindestreg U+00AD", "slet den"),
    ('\u{200b}', "det usynlige tegn U+200B", "slet det"),
    ('\u{200d}', "det usynlige tegn U+200D", "slet det"),
    ('\u{2060}', "det usynlige tegn U+2060", "slet det"),
    ('\u{feff}', "det usynlige tegn U+FEFF", "slet det"),
    ('\u{2028}', "det usynlige tegn U+2028", "slet det"),
    ('\u{fe0f}', "det usynlige tegn U+FE0F", "slet det"),
    ('\u{e0041}', "det usynlige tegn U+E0041", "slet det"),
    ('\u{1b}', "styretegnet U+001B", "slet det"),
    ('\u{85}', "styretegnet U+0085", "slet det"),
    (
        '\u{fffd}',
        "tegnet U+FFFD, som viser, at et andet tegn er gået tabt",
        "skriv det tegn",
    ),
];

#[test]
fn none_stands_in_a_chapter() {
    for (c, what, hint) in INVISIBLE {
        let report = with_chapter("Vi hjælper.", &format!("Vi hj{c}ælper."));
        let first = format!("plan.md:3:6: fejl: her står {what}");
        assert_eq!(report.lines().next(), Some(first.as_str()), "{report}");
        assert!(report.contains(&format!("råd: {hint}")), "{report}");
        assert!(!report.contains(c) || c == '\u{fffd}', "{report:?}");
    }
}

#[test]
fn none_stands_in_a_chapter_by_its_number() {
    for entity in [
        "&#8238;",
        "&#x202e;",
        "&#X202E;",
        "&rlm;",
        "&shy;",
        "&zwj;",
        "&#27;",
        "&#0;",
        "&ZeroWidthSpace;",
    ] {
        let report = with_chapter("Vi hjælper.", &format!("Vi hj{entity}ælper."));
        assert!(
            report.starts_with("plan.md:3:6: fejl: her står "),
            "{entity}: {report}"
        );
    }
}

#[test]
fn none_stands_in_toml_in_any_spelling() {
    for written in ["\u{202e}", "\\u202e", "\\u202E", "\\U0000202E"] {
        let report = with_guide("Hvem er du?", &format!("Hvem {written}er du?"));
        assert!(
            report.contains("det usynlige tegn U+202E"),
            "{written}: {report}"
        );
    }
    for written in ["\\u0000", "\\b", "\\u001b", "\\f", "\\u00AD", "\\u200b"] {
        let report = with_guide("Hvem er du?", &format!("Hvem {written}er du?"));
        assert!(
            report.starts_with("guide.toml:16:8: fejl: her står "),
            "{written}: {report}"
        );
    }
    let report = with_contacts("id = \"alarm\"", "# \u{2067}\nid = \"alarm\"");
    assert!(
        report.starts_with("contacts.toml:3:3: fejl: her står"),
        "{report}"
    );
}

#[test]
fn halves_of_characters_and_numbers_beyond_all_are_refused_by_toml() {
    for written in [
        "\\ud800",
        "\\uDFFF",
        "\\U00110000",
        "\\UFFFFFFFF",
        "\\u12",
        "\\q",
    ] {
        let report = with_guide("Hvem er du?", &format!("Hvem {written}er du?"));
        assert!(report.starts_with("guide.toml:16:"), "{written}: {report}");
    }
}

#[test]
fn spaces_of_other_widths_are_no_harm() {
    for space in ['\u{a0}', '\u{202f}', '\u{2009}'] {
        assert_eq!(
            with_chapter("Vi hjælper.", &format!("Vi{space}hjælper.")),
            ""
        );
    }
}

#[test]
fn a_document_s_soft_hyphens_are_none_of_its_words() {
    let mut sources = sources();
    let words: Vec<_> = CHAPTER
        .split_whitespace()
        .filter(|word| !word.starts_with("{#") && !word.starts_with('#'))
        .map(|word| if word == "-" { "⦁" } else { word })
        .collect();
    let text = replaced(&words.join(" "), "hjælper", "hj\u{ad}æl\u{200b}per").replace("⦁", "\n⦁");
    let path = "document.txt".to_owned();
    sources.evidence = Some(SourceFile { path, text });
    assert_eq!(report(&sources), "");
}
