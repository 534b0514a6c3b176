//! What has changed from one edition to another: in the terminal, and on the site.

use crate::adoption::{adopt, beredskab};
use crate::book::Book;
use insta::assert_snapshot;

const FIRST: &str = "2026-11-25";
const SECOND: &str = "2028-03-01";

/// Adopted; then a word, a passage's place, a passage and an id have changed.
fn changed() -> Book {
    let book = Book::small();
    adopt(&book, FIRST);
    let chapter = "book/chapters/plan.md";
    book.replace(chapter, "Vi hjælper.", "Vi hjælper **dig** & alle.");
    book.replace(
        chapter,
        "- Er vred. {#tegn-vred}\n- Er væk. {#tegn-vaek}",
        "- Er væk. {#tegn-vaek}\n- Er vred. {#tegn-vred}\n- Er ny. {#tegn-ny}",
    );
    book.replace(chapter, "## Vagten: {#vagten}", "### Vagten: {#vagten}");
    book
}

fn diff(book: &Book, names: &[&str]) -> (bool, String) {
    beredskab(book, "diff", names)
}

#[test]
fn the_terminal_tells_what_has_changed_since_the_newest_edition() {
    let book = changed();
    let (done, report) = diff(&book, &[]);
    assert!(done);
    assert_snapshot!(report);
    assert_eq!(diff(&book, &[FIRST]), (true, report.clone()));
    assert_eq!(diff(&book, &[FIRST, "udkast"]), (true, report));
}

#[test]
fn what_is_the_same_is_told_so() {
    let book = Book::small();
    adopt(&book, FIRST);
    assert_eq!(
        diff(&book, &[]),
        (
            true,
            "Fra udgaven af 25. november 2026 til den nuværende tekst\nTeksterne er ens.\n"
                .to_owned()
        )
    );
}

#[test]
fn editions_are_compared_in_either_direction() {
    let book = changed();
    adopt(&book, SECOND);
    let there = diff(&book, &[FIRST, SECOND]).1;
    let back = diff(&book, &[SECOND, FIRST]).1;
    assert!(
        there.starts_with("Fra udgaven af 25. november 2026 til udgaven af 1. marts 2028\n"),
        "{there}"
    );
    assert!(
        there.contains("Vi [-hjælper.-] {+hjælper dig & alle.+}"),
        "{there}"
    );
    assert!(
        back.contains("Vi [-hjælper dig & alle.-] {+hjælper.+}"),
        "{back}"
    );
}

#[test]
fn what_cannot_be_compared_is_told() {
    let book = Book::small();
    let (done, report) = diff(&book, &[]);
    assert!(
        !done && report.starts_with("fejl: der er ingen vedtaget udgave at sammenligne med"),
        "{report}"
    );
    adopt(&book, FIRST);
    let (done, report) = diff(&book, &["2020-01-01"]);
    assert!(!done);
    assert_eq!(
        report,
        "fejl: der er ingen udgave, der hedder »2020-01-01«; skriv en af disse: 2026-11-25, udkast\n"
    );
    let (done, report) = diff(&book, &[FIRST, FIRST, FIRST]);
    assert!(
        !done && report.starts_with("fejl: »beredskab diff« tager ikke imod så meget"),
        "{report}"
    );
}

#[test]
fn a_page_tells_what_the_draft_changes() {
    let book = changed();
    book.built();
    assert_snapshot!(book.content("aendringer/2026-11-25-til-udkast.html"));
    assert_snapshot!("the_list_of_changes", book.content("aendringer/index.html"));
    let page = book.page("plan.html");
    assert!(
        page.contains("href=\"aendringer/2026-11-25-til-udkast.html\">Se ændringerne</a>"),
        "{page}"
    );
}

#[test]
fn there_is_a_page_for_each_two_editions_and_none_without_differences() {
    let pages = |book: &Book| -> Vec<String> {
        let files = book.built().files().into_iter().map(|(address, _)| address);
        files
            .filter(|address| address.starts_with("aendringer/"))
            .collect()
    };
    let book = Book::small();
    assert!(pages(&book).is_empty());
    adopt(&book, FIRST);
    assert!(pages(&book).is_empty());
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    adopt(&book, SECOND);
    let between = "aendringer/2026-11-25-til-2028-03-01.html";
    assert_eq!(pages(&book), [between, "aendringer/index.html"]);
    assert!(book.page(between).contains(
        "<a href=\"../udgaver/2028-03-01/plan.html#hjaelp\">Se afsnittet i udgaven af 1. marts 2028"
    ));
    assert!(book.page("udgaver/index.html").contains(between));
}
