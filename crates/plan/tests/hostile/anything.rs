//! Arbitrary text in the place of each file.

use crate::report::is_reported_well;
use crate::small::{CHAPTER, sources};
use plan::{Plan, SourceFile, Sources, composed, unfold};
use proptest::prelude::*;

/// Text as Markdown and TOML are made of, and any other.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "\\PC{0,12}",
        1 => any::<char>().prop_map(String::from),
        4 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

const PIECES: [&str; 66] = [
    "\n",
    "\n\n",
    "\r",
    "\t",
    " ",
    "    ",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "* ",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "{#",
    "}",
    "{#a}",
    "{#plan}",
    "{{",
    "}}",
    "{{kontakt vagten}}",
    "[",
    "]",
    "](",
    ")",
    "(#tegn)",
    "<",
    ">",
    "<!--",
    "-->",
    "<a>",
    "&lt;",
    "&#0;",
    "&#8238;",
    "&#x10FFFF;",
    "\\",
    "|",
    "---\n",
    "===\n",
    "![",
    "[a]: b\n",
    "<https://a.dk>",
    "\"",
    "'''",
    "\"\"\"",
    "=",
    "[[",
    "]]",
    ".",
    ",",
    "id = ",
    "passage = ",
    "[[contact]]\n",
    "[[question]]\n",
    "[[outcome]]\n",
    "when = { not = ",
    "2026-02-30",
    "-1",
    "1e999",
    "0x7fffffffffffffff",
    "\\u202E",
    "æ",
    "\u{feff}",
];

/// The files by number.
fn put(sources: &mut Sources, file: usize, text: String) {
    let other = |path: &str, text| {
        let path = path.to_owned();
        Some(SourceFile { path, text })
    };
    match file {
        0 => sources.chapters[0].file.text = text,
        1 => sources.contacts.text = text,
        2 => sources.guide.text = text,
        3 => sources.adoption.text = text,
        4 => sources.municipality.text = text,
        5 => sources.figures = other("figures.toml", text),
        6 => sources.subjects = other("emneord.toml", text),
        _ => sources.evidence = other("document.txt", text),
    }
}

/// Unicode takes these apart and puts them together no more, so what is read is longer than what was typed.
#[test]
fn letters_that_composition_takes_apart_move_no_place_out_of_the_file() {
    for letters in [
        "\u{a59}",
        "\u{fb2a}",
        "\u{a59}\u{fb2a}",
        "\u{958}",
        "\u{9dc}",
    ] {
        assert!(composed(letters).chars().count() > letters.chars().count());
        for file in 0..8 {
            let mut sources = sources();
            put(&mut sources, file, format!("{letters}\0\n"));
            let diagnostics = Plan::read(&sources).expect_err(letters);
            is_reported_well(&diagnostics, &sources);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_in_any_file_is_read_or_refused_at_its_place(file in 0..8_usize, text in text()) {
        let mut sources = sources();
        put(&mut sources, file, text);
        if let Err(diagnostics) = Plan::read(&sources) {
            is_reported_well(&diagnostics, &sources);
        }
    }

    #[test]
    fn any_text_can_stand_within_a_chapter(before in text(), at in 0..CHAPTER.len()) {
        let mut sources = sources();
        let chapter = &mut sources.chapters[0].file.text;
        let at = chapter.floor_char_boundary(at);
        chapter.insert_str(at, &before);
        if let Err(diagnostics) = Plan::read(&sources) {
            is_reported_well(&diagnostics, &sources);
        }
    }

    #[test]
    fn any_document_is_unfolded_into_words_at_their_places(document in text()) {
        for word in unfold("document.txt", &document) {
            let line = document.split('\n').nth(word.place.line as usize - 1).unwrap();
            prop_assert!(word.place.column as usize <= line.chars().count());
        }
    }
}
