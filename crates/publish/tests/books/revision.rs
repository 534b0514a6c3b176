//! The four years: what `check` says, what the site shows, and the day in a calendar.

use crate::adoption::{adopt, beredskab};
use crate::book::Book;
use insta::assert_snapshot;

fn adopted() -> Book {
    let book = Book::small();
    adopt(&book, "2026-11-25");
    book
}

#[test]
fn check_warns_for_a_year_and_then_fails() {
    let book = adopted();
    let check = |today: &str| beredskab(&book, "check", &["--today", today]);
    let (done, told) = check("2029-11-24");
    assert!(done && !told.contains("revideret"), "{told}");
    for today in ["2029-11-25", "2030-11-25"] {
        let (done, told) = check(today);
        let warning = "book/adoption.toml: advarsel: planen skal være revideret senest den 25. november 2030\n";
        assert!(done && told.contains(warning), "{told}");
    }
    let (done, told) = check("2030-11-26");
    let error =
        "book/adoption.toml: fejl: planen skulle være revideret senest den 25. november 2030\n";
    assert!(!done && told.contains(error), "{told}");
    // A draft has no day by which it is revised.
    assert!(beredskab(&Book::small(), "check", &["--today", "2040-01-01"]).0);
}

#[test]
fn the_day_stands_where_the_script_tells_that_it_is_past() {
    let book = adopted();
    book.built();
    let day = "<time datetime=\"2030-11-25\">25. november 2030</time><strong hidden>";
    for page in ["index.html", "om.html", "udgaver/2026-11-25/index.html"] {
        let html = book.page(page);
        assert!(html.contains(day), "{html}");
        assert!(
            html.contains("assets/due-") && html.contains("integrity=\"sha384-"),
            "{html}"
        );
    }
    assert!(!book.page("plan.html").contains("assets/due-"));
    // Without an edition nobody is told of a day.
    let draft = Book::small();
    assert!(!draft.built().page("om.html").contains("<time"));
    assert!(
        draft
            .files()
            .iter()
            .all(|(address, _)| !address.contains("due-") && address != "revision.ics")
    );
}

#[test]
fn the_day_can_be_taken_into_a_calendar() {
    let book = adopted();
    let address = "leave_to = \"https://www.eksempel.dk/\"\n";
    book.replace(
        "book/theme/municipality.toml",
        address,
        &format!("{address}address = \"https://plan.by.dk\"\n"),
    );
    let calendar = book.built().page("revision.ics");
    assert!(book.page("om.html").contains("<a href=\"revision.ics\">"));
    assert!(
        calendar
            .split_inclusive('\n')
            .all(|line| line.ends_with("\r\n") && line.len() <= 77)
    );
    assert_snapshot!(calendar.replace("\r\n", "\n"));
}
