//! `beredskab check --ret`: what has one right form is mended in the files, and nothing else.

use crate::adoption::adopt;
use crate::book::Book;
use std::fs;
use std::process::Command;

const CHAPTER: &str = "book/chapters/plan.md";

/// The command's exit code and all that it says.
fn mended(book: &Book) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_beredskab"))
        .args(["check", "--ret", "--today", "2026-11-26", "--root"])
        .arg(book.root())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap(),
        String::from_utf8(said).unwrap(),
    )
}

fn chapter(book: &Book) -> String {
    fs::read_to_string(book.root().join(CHAPTER)).unwrap()
}

#[test]
fn a_chapter_that_went_through_word_is_as_the_edition_has_it() {
    for [mark, end] in [["", "\n"], ["\u{feff}", "\r\n"], ["", "\r\n"]] {
        let book = Book::small();
        adopt(&book, "2026-11-25");
        let right = mark.to_owned() + &chapter(&book).replace('\n', end);
        let mangled = right
            .replace("- Er vred. {#tegn-vred}", "\u{f0b7}\tEr vred.")
            .replace("- Er væk.", "·\u{a0}Er væk.")
            .replace("Vi hjælper. {#hjaelp}", "Vi hjæl\u{ad}per.")
            .replace("Sådan", "Sa\u{30a}dan");
        assert_ne!(mangled, right);
        book.put(CHAPTER, &mangled);
        let (code, said) = mended(&book);
        assert_eq!((code, chapter(&book)), (0, right.clone()), "{said}");
        for report in [
            "book/chapters/plan.md:3: rettet\n  - Vi hjæl[U+00AD]per.\n  + Vi hjælper. {#hjaelp}\n",
            "  - ·[U+00A0]Er væk. {#tegn-vaek}\n  + - Er væk. {#tegn-vaek}\n",
            "Gældende udgave, vedtaget den 25. november 2026.",
        ] {
            assert!(said.contains(report), "{said}");
        }
        let (code, said) = mended(&book);
        assert_eq!((code, chapter(&book)), (0, right), "{said}");
        assert!(said.starts_with("Der er intet at rette"), "{said}");
    }
}

#[test]
fn nothing_but_chapters_is_written_and_nothing_is_left_beside_them() {
    let book = Book::small();
    adopt(&book, "2026-11-25");
    let all = |book: &Book| {
        let mut files = Vec::new();
        crate::book::collect(book.root(), book.root(), &mut files);
        files.retain(|(path, _)| path != CHAPTER);
        files.sort();
        files
    };
    let before = all(&book);
    book.replace(CHAPTER, " {#vej-ring}", "");
    mended(&book);
    assert_eq!(all(&book), before);
}

#[test]
fn what_cannot_be_mended_is_told_after_what_was() {
    let book = Book::small();
    book.replace(
        CHAPTER,
        "Vi hjælper. {#hjaelp}",
        "Vi ~~hjælper~~. {#hjaelp}\n\nNyt.",
    );
    let (code, said) = mended(&book);
    assert_eq!(code, 1);
    assert!(said.contains("+ Nyt. {#nyt}"), "{said}");
    assert!(said.contains("overstreget tekst kan ikke stå"), "{said}");
    assert!(chapter(&book).contains("Vi ~~hjælper~~. {#hjaelp}\n\nNyt. {#nyt}\n"));
}
