//! Editions as engines wrote them that had fewer rules than today's, or other ones: each stays readable, publishable and
//! verifiable.
//!
//! A folder in `tests/editions_of_old` is one edition, frozen by the engine of its day. Who adds a rule, or reads a text in
//! another way, first freezes one that the rule would refuse with the engine as it was (`beredskab adopt --date 2026-06-01`), and
//! puts the folder there. None is ever changed.

use crate::book::{Book, copy};
use crate::verify::ask;
use publish::read_publication;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DAY: &str = "2026-06-01";

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editions_of_old")
}

pub(crate) fn names() -> Vec<String> {
    let entries = fs::read_dir(corpus()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: Vec<_> = names.collect();
    assert!(names.len() >= 8, "{names:?}");
    names
}

/// The small book, whose edition in force is one of old.
pub(crate) fn with_edition(name: &str) -> Book {
    let book = Book::small();
    let edition = corpus().join(name);
    copy(&edition, &book.root().join("book/editions").join(DAY));
    let adoption = fs::read(edition.join("book/adoption.toml")).unwrap();
    book.put("book/adoption.toml", adoption);
    book
}

/// The same, with the edition's text as today's.
fn unchanged(name: &str) -> Book {
    let book = with_edition(name);
    copy(&corpus().join(name).join("book"), &book.root().join("book"));
    book
}

fn page(book: &Book) -> String {
    book.page(&format!("udgaver/{DAY}/plan.html"))
}

#[test]
fn each_is_published_and_verified() {
    for name in names() {
        let book = with_edition(&name);
        let read = read_publication(book.root());
        let (publication, _) = read.unwrap_or_else(|failure| panic!("{name}: {failure}"));
        book.built();
        let page = page(&book);
        for passage in publication.editions[0].plan.chapters[0].passages() {
            assert!(page.contains(&format!("id=\"{}\"", passage.id)), "{name}");
        }
        let verdict = ask(&book, book.site().to_str().unwrap());
        // Today's text is another, and that is told of its own pages alone.
        let findings = verdict.unwrap().findings;
        let of_edition = findings.iter().find(|finding| finding.contains(DAY));
        assert_eq!(of_edition, None, "{name}");
    }
}

#[test]
fn each_is_compared_with_todays_text() {
    for name in names() {
        let book = with_edition(&name);
        let output = Command::new(env!("CARGO_BIN_EXE_beredskab"))
            .args(["diff", "--root"])
            .arg(book.root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{name}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{name}");
        let said = String::from_utf8(output.stdout).unwrap();
        let has_same_text = ["plain", "danger", "decision"].contains(&name.as_str());
        assert_eq!(
            said.contains("Teksterne er ens"),
            has_same_text,
            "{name}: {said}"
        );
    }
}

#[test]
fn one_that_a_byte_was_changed_in_is_refused() {
    let book = with_edition("markup");
    let path = format!("book/editions/{DAY}/book/chapters/plan.md");
    book.replace(&path, "Er vred.", "Er glad.");
    let said = read_publication(book.root()).unwrap_err().to_string();
    assert!(
        said.contains("udgaven er ændret efter vedtagelsen"),
        "{said}"
    );
}

#[test]
fn a_manifest_that_tells_of_other_words_is_refused() {
    let book = with_edition("plain");
    let path = format!("book/editions/{DAY}/manifest.json");
    let manifest = fs::read_to_string(book.root().join(&path)).unwrap();
    let (_, passages) = manifest.split_once("\"passages\"").unwrap();
    let (_, print) = passages.split_once("\"sha256\": \"").unwrap();
    book.replace(&path, &print[..64], &"0".repeat(64));
    let said = read_publication(book.root()).unwrap_err().to_string();
    assert!(
        said.contains("udgavens manifest siger ikke det samme"),
        "{said}"
    );
}

#[test]
fn one_of_a_later_engine_is_told_as_such() {
    let book = with_edition("plain");
    let path = format!("book/editions/{DAY}/manifest.json");
    book.replace(&path, "{\n", "{\n  \"format\": 999,\n  \"unknown\": 1,\n");
    let said = read_publication(book.root()).unwrap_err().to_string();
    assert!(said.contains("et nyere beredskab end dette"), "{said}");
}

#[test]
fn its_numbers_are_shown_as_they_were_written() {
    let book = with_edition("numbers");
    let page = page(book.built());
    for words in [
        "<p id=\"dato\">25. november 2026 vedtog kommunalbestyrelsen planen.",
        "<ol start=\"3\"><li id=\"tredje\">Tredje trin.",
        "<ol start=\"5\"><li id=\"femte\">Femte trin.",
        "<ol><li id=\"et\">Et.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn an_unchanged_text_stays_in_force_whatever_reads_it() {
    for name in ["plain", "decomposed", "numbers", "decision"] {
        let book = unchanged(name);
        let (publication, _) =
            read_publication(book.root()).unwrap_or_else(|failure| panic!("{name}: {failure}"));
        assert!(!publication.status().is_draft(), "{name}");
        let frozen = &publication.editions[0].manifest.fingerprint;
        assert_eq!(publication.fingerprint(), *frozen, "{name}");
    }
}
