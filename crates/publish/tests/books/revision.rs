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
    let (done, report) = check("2029-11-24");
    assert!(done && !report.contains("revideret"), "{report}");
    for today in ["2029-11-25", "2030-11-25"] {
        let (done, report) = check(today);
        let warning = "book/adoption.toml: advarsel: planen skal være revideret senest den 25. november 2030\n";
        assert!(done && report.contains(warning), "{report}");
    }
    let (done, report) = check("2030-11-26");
    let error =
        "book/adoption.toml: fejl: planen skulle være revideret senest den 25. november 2030\n";
    assert!(!done && report.contains(error), "{report}");
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

/// What a line of the calendar says.
fn value<'a>(calendar: &'a str, name: &str) -> &'a str {
    let lines = calendar.lines().filter_map(|line| line.split_once(':'));
    let mut values = lines.filter(|(given, _)| *given == name);
    values.next().unwrap().1
}

#[test]
fn the_next_edition_moves_the_day_in_the_calendar_and_adds_no_other() {
    let book = adopted();
    let first = book.built().page("revision.ics");
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    adopt(&book, "2028-03-01");
    let next = book.built().page("revision.ics");
    assert_eq!(value(&first, "UID"), value(&next, "UID"));
    for name in [
        "DTSTART;VALUE=DATE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "TRIGGER;VALUE=DATE-TIME",
    ] {
        assert!(value(&first, name) < value(&next, name), "{name}");
    }
    // RFC 5545: an integer of 32 bits.
    let sequence = |calendar| value(calendar, "SEQUENCE").parse::<i32>().unwrap();
    assert!(sequence(&first) < sequence(&next));
    // The same edition gives the same event, whenever it is built.
    assert_eq!(book.built().page("revision.ics"), next);
    // Another municipality's is another event.
    let other = adopted();
    other.replace("book/theme/municipality.toml", "name = \"", "name = \"Ny ");
    assert_ne!(
        value(&other.built().page("revision.ics"), "UID"),
        value(&first, "UID")
    );
}
