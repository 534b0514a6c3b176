//! What an editor is told of the folder and of `SUMMARY.md`, whole and exact; of the plan itself, `plan` has its own.

use crate::book::Book;
use plan::Plan;
use std::fs;

const SUMMARY: &str = "book/chapters/SUMMARY.md";

/// What is said of the small book after a change.
fn said(change: impl FnOnce(&Book)) -> String {
    let book = Book::small();
    change(&book);
    let report = match publish::read(book.root()) {
        Ok(sources) => {
            Plan::read(&sources).map_or_else(|diagnostics| diagnostics, |(_, warnings)| warnings)
        }
        Err(diagnostics) => diagnostics,
    };
    report.to_string()
}

#[test]
fn each_mistake_in_the_folder_is_told_with_its_place_underlined_and_what_to_do() {
    type Change = fn(&Book);
    let mistakes: [(&str, Change); 10] = [
        ("a_file_is_missing", |book| {
            fs::remove_file(book.root().join("book/guide.toml")).unwrap();
        }),
        ("a_file_is_a_folder", |book| {
            fs::remove_file(book.root().join("book/guide.toml")).unwrap();
            book.put("book/guide.toml/fil", "");
        }),
        ("a_file_is_not_utf_8", |book| {
            book.put(
                "book/adoption.toml",
                b"status = \"udkast\"\nbody = \"Byr\xe5det\"\n",
            );
        }),
        ("a_chapter_is_missing", |book| {
            book.replace(SUMMARY, "plan.md", "planen.md");
        }),
        ("a_chapter_is_named_twice", |book| {
            book.replace(
                SUMMARY,
                "- [Plan](plan.md)",
                "- [Plan](plan.md)\n- [Mere](plan.md)",
            );
        }),
        ("a_chapter_is_not_named", |book| {
            book.put("book/chapters/mere.md", "# Mere {#mere}\n");
        }),
        ("a_chapter_has_no_file", |book| {
            book.replace(SUMMARY, "(plan.md)", "()");
        }),
        ("a_chapter_has_no_title", |book| {
            book.replace(SUMMARY, "[Plan]", "[]");
        }),
        ("a_chapter_has_a_name_that_no_address_can_have", |book| {
            book.replace(SUMMARY, "plan.md", "Vores plan.md");
        }),
        ("there_is_no_chapter", |book| {
            book.replace(SUMMARY, "- [Plan](plan.md)\n", "");
        }),
    ];
    for (name, change) in mistakes {
        insta::assert_snapshot!(name, said(change));
    }
}

#[test]
fn a_summary_that_cannot_be_read_is_told_with_its_line() {
    let said = said(|book| {
        book.replace(
            SUMMARY,
            "- [Plan](plan.md)",
            "- [Plan](plan.md)\n\n[Slut](slut.md)\n\n- [Mere](mere.md)",
        );
    });
    insta::assert_snapshot!(said);
}
