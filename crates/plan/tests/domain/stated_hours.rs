//! Hours are told as the passage states them: its times in whatever form, for the days that it names.

use crate::small::{CHAPTER, CONTACTS, replaced, report, sources};
use plan::{Plan, TimeOfDay, Weekday};
use proptest::prelude::*;

const STATED: &str = "kl. 09.00 – 15.00";
const TOLD: &str = "days = [\"mandag\", \"fredag\"]\nfrom = \"09.00\"\nto = \"15.00\"";

/// What is said where a passage states hours in these words and the contacts tell them so.
fn said(stated: &str, days: &str, from: &str, to: &str) -> String {
    let mut sources = sources();
    sources.chapters[0].file.text = replaced(CHAPTER, STATED, stated);
    let hours = format!("days = [{days}]\nfrom = \"{from}\"\nto = \"{to}\"");
    sources.contacts.text = replaced(CONTACTS, TOLD, &hours);
    report(&sources)
}

fn quoted(days: &[Weekday]) -> String {
    let names: Vec<_> = days
        .iter()
        .map(|day| format!("\"{}\"", day.name()))
        .collect();
    names.join(", ")
}

#[test]
fn times_are_told_in_any_form_and_found_in_any_other() {
    for stated in [
        "9-15",
        "9–15",
        "kl. 9-15",
        "kl. 9 til 15",
        "fra kl. 9 til kl. 15",
        "9:00 - 15:00",
        "09:00–15:00",
        "kl.9.00-15.00",
        "mellem 9 og 15",
    ] {
        for (from, to) in [
            ("9", "15"),
            ("9.00", "15.00"),
            ("09:00", "15:00"),
            ("kl. 9", "kl 15"),
            ("09", "15.00"),
        ] {
            assert_eq!(
                said(stated, "\"alle\"", from, to),
                "",
                "{stated}: {from}, {to}"
            );
        }
        let other = said(stated, "\"alle\"", "9.30", "15");
        assert!(other.contains("»9.30« står ikke i afsnittet"), "{other}");
    }
}

#[test]
fn what_is_no_time_of_day_is_not_taken_for_one() {
    for stated in [
        "for børn på 9-15 år",
        "9 kontakter og 15",
        "punkt 9",
        "sag 9/15",
        "mellem 9 og 15 dage",
        "9-10-15-20",
        "den 9.12.2026 og 15.12.2026",
    ] {
        let said = said(stated, "\"alle\"", "9", "15");
        assert!(
            said.contains("»9« står ikke i afsnittet"),
            "{stated}: {said}"
        );
    }
    for wrong in [
        "9.0", "25", "9.60", "ni", "", "kl.", "9.00.00", "24.01", "-9", "9-15",
    ] {
        let said = said("9-15", "\"alle\"", wrong, "15");
        assert!(
            said.contains(&format!("»{wrong}« er ikke et klokkeslæt")),
            "{said}"
        );
    }
}

#[test]
fn round_the_clock_is_from_midnight_to_midnight() {
    for stated in [
        "døgnet rundt",
        "hele døgnet",
        "24 timer i døgnet",
        "24/7",
        "døgnåben",
        "alle døgnets 24 timer",
        "kl. 00-24",
        "kl. 0.00 til midnat",
    ] {
        for (from, to) in [("00.00", "24.00"), ("0", "24"), ("00:00", "00:00")] {
            assert_eq!(
                said(stated, "\"alle\"", from, to),
                "",
                "{stated}: {from}, {to}"
            );
        }
        let some = said(stated, "\"alle\"", "08.00", "24.00");
        assert!(some.contains("»08.00« står ikke i afsnittet"), "{some}");
    }
    let always = plan::Opening {
        from: TimeOfDay::parse("00.00").unwrap(),
        to: TimeOfDay::parse("24.00").unwrap(),
        days: Weekday::ALL.to_vec(),
    };
    assert!((0..plan::WEEK).all(|minute| always.covers(minute)));
    let some = said("døgnet rundt i weekenden", "\"alle\"", "0", "24");
    assert!(some.contains("gælder mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag, men afsnittet siger lørdag, søndag"), "{some}");
}

#[test]
fn other_days_than_the_passage_names_are_an_error_with_both_sides() {
    assert_eq!(
        said(
            "mandag–torsdag 18.00–20.00",
            "\"lørdag\", \"søndag\"",
            "18.00",
            "20.00"
        ),
        "contacts.toml:20:9: fejl: åbningstiden kl. 18.00–20.00 gælder lørdag, søndag, men afsnittet siger mandag, tirsdag, onsdag, torsdag\n  \
         råd: skriv days = [\"mandag\", \"tirsdag\", \"onsdag\", \"torsdag\"]; afsnittet lyder: »Tlf: 1234 5678, mandag–torsdag 18.00–20.00«"
    );
}

/// A way to name days in a text, and the days.
const NAMED: [(&str, &str); 36] = [
    ("mandag–torsdag", "0123"),
    ("mandag - torsdag", "0123"),
    ("Mandag til torsdag", "0123"),
    ("mandag til og med torsdag", "0123"),
    ("fra mandag til torsdag", "0123"),
    ("mandage til torsdage", "0123"),
    ("man-tors", "0123"),
    ("man.-tors.", "0123"),
    ("man. – tors.", "0123"),
    ("ma-to", "0123"),
    ("man/ons/fre", "024"),
    ("mandag, onsdag og fredag", "024"),
    ("mandag, onsdag, og fredag", "024"),
    ("mandag eller onsdag", "02"),
    ("tirsdag", "1"),
    ("tirsdage", "1"),
    ("om tirsdagen", "1"),
    ("tirs.", "1"),
    ("tirs:", "1"),
    ("lør- og søndag", "56"),
    ("lørdag samt søndag", "56"),
    ("fredag–mandag", "0456"),
    ("mandag–onsdag og fredag", "0124"),
    ("mandag–tirsdag og fredag–lørdag", "0145"),
    ("hverdage", "01234"),
    ("alle hverdage", "01234"),
    ("på hverdage", "01234"),
    ("hverdage og lørdag", "012345"),
    ("weekend", "56"),
    ("i weekenden", "56"),
    ("dagligt", "0123456"),
    ("alle dage", "0123456"),
    ("hver dag", "0123456"),
    ("alle ugens dage", "0123456"),
    ("hverdage undtagen onsdag", "0134"),
    ("hver dag, dog ikke søndag,", "012345"),
];

fn week(digits: &str) -> Vec<Weekday> {
    let digits = digits.bytes().map(|digit| usize::from(digit - b'0'));
    digits.map(|index| Weekday::ALL[index]).collect()
}

/// Every set of days against every way of naming some, before the times and after them.
#[test]
fn exactly_the_days_that_are_named_are_accepted() {
    for (named, days) in NAMED {
        let days = week(days);
        let mut stated = vec![format!("{named} kl. 9-15")];
        // A shortened day is known by the time after it.
        if !named.ends_with(['.', ':']) {
            stated.push(format!("kl. 9-15 {named}"));
        }
        for stated in stated {
            for bits in 1..128u8 {
                let report: Vec<_> = Weekday::ALL
                    .into_iter()
                    .filter(|day| bits & (1 << *day as u8) != 0)
                    .collect();
                // For some a Saturday is a workday, a Friday the beginning of a weekend.
                let mut either = days.clone();
                if named.contains("hverdage") && !either.contains(&Weekday::Lørdag) {
                    either.push(Weekday::Lørdag);
                }
                if named.contains("weekend") {
                    either.insert(0, Weekday::Fredag);
                }
                let is_right = report == days || report == either;
                let said = said(&stated, &quoted(&report), "9", "15");
                assert_eq!(said.is_empty(), is_right, "{stated}, {report:?}: {said}");
            }
        }
    }
}

#[test]
fn times_belong_to_the_days_beside_them() {
    for stated in [
        "mandag–torsdag kl. 9–15 og fredag kl. 9–14",
        "mandag–torsdag: 9–15, fredag: 9–14",
        "Man.-tors. kl. 9-15. Fre. kl. 9-14",
        "kl. 9–15 mandag–torsdag, kl. 9–14 fredag",
        "hverdage kl. 9–15, fredag dog kl. 9–14",
        "hverdage kl. 9–15 (fredag dog 9–14)",
    ] {
        let days = "\"mandag\", \"tirsdag\", \"onsdag\", \"torsdag\"";
        assert_eq!(said(stated, days, "9", "15"), "", "{stated}");
        assert_eq!(said(stated, "\"fredag\"", "9", "14"), "", "{stated}");
        for (days, to) in [
            ("\"lørdag\"", "14"),
            ("\"mandag\"", "14"),
            ("\"søndag\"", "15"),
        ] {
            let said = said(stated, days, "9", to);
            assert!(
                said.contains("men afsnittet siger"),
                "{stated}, {days}: {said}"
            );
        }
    }
}

#[test]
fn a_passage_that_names_no_day_for_the_times_leaves_the_days_to_the_editor() {
    for stated in [
        "kl. 9-15",
        "kl. 9-15, når man har brug for det",
        "hvor man kan ringe kl. 9-15 til to medarbejdere",
        "hvor vi mødes om mandagen. Telefonen er åben kl. 9-15",
        "kl. 9-15 også på helligdage",
        "natten mellem fredag og lørdag kl. 9-15",
    ] {
        for days in [
            "\"alle\"",
            "\"hverdage\"",
            "\"søndag\"",
            "\"weekend\", \"mandag\"",
        ] {
            assert_eq!(said(stated, days, "9", "15"), "", "{stated}");
        }
    }
}

#[test]
fn the_same_hours_in_several_entries_are_compared_together() {
    let hours = |days: &str| format!("days = [{days}]\nfrom = \"9\"\nto = \"15\"");
    let entries = |first: &str, second: &str| {
        let mut sources = sources();
        sources.chapters[0].file.text = replaced(CHAPTER, STATED, "mandag–torsdag kl. 9–15");
        let more = format!(
            "{}\npassage = \"vagten-telefon\"\n[[contact.channel.hours]]\n{}",
            hours(first),
            hours(second)
        );
        sources.contacts.text = replaced(CONTACTS, TOLD, &more);
        report(&sources)
    };
    assert_eq!(
        entries("\"mandag\", \"tirsdag\"", "\"onsdag\", \"torsdag\""),
        ""
    );
    assert_eq!(
        entries("\"mandag\", \"tirsdag\"", "\"torsdag\"")
            .matches("fejl:")
            .count(),
        1
    );
    assert_eq!(
        entries(
            "\"mandag\", \"tirsdag\"",
            "\"onsdag\", \"torsdag\", \"fredag\""
        )
        .matches("fejl:")
        .count(),
        1
    );
}

#[test]
fn every_wrong_day_is_told() {
    let said = said(
        "kl. 9-15",
        "\"mandg\", \"tirsdag\", \"onsdg\", \"freitag\"",
        "9",
        "15",
    );
    for day in ["mandg", "onsdg", "freitag"] {
        assert!(
            said.contains(&format!("»{day}« er ikke en ugedag")),
            "{said}"
        );
    }
}

#[test]
fn days_are_told_in_the_week_s_order_and_each_once() {
    let mut sources = sources();
    let hours = TOLD.replace(
        "\"mandag\", \"fredag\"",
        "\"weekend\", \"fredag\", \"hverdage\", \"søndag\", \"mandag\"",
    );
    sources.contacts.text = replaced(CONTACTS, TOLD, &hours);
    let (plan, _) = Plan::read(&sources).unwrap();
    assert_eq!(plan.contacts[1].channels[0].openings[0].days, Weekday::ALL);
}

proptest! {
    #[test]
    fn a_time_is_found_in_each_form(from in 0u16..24 * 60, to in 1u16..=24 * 60, forms in prop::array::uniform4(0usize..3)) {
        let write = |minutes: u16, form: usize| match (form, minutes % 60) {
            (0, 0) => (minutes / 60).to_string(),
            (1, rest) => format!("{:02}:{rest:02}", minutes / 60),
            (_, rest) => format!("{}.{rest:02}", minutes / 60),
        };
        let stated = format!("kl. {}–{}", write(from, forms[0]), write(to, forms[1]));
        let said = said(&stated, "\"alle\"", &write(from, forms[2]), &write(to, forms[3]));
        prop_assert_eq!(said, "", "{}", stated);
    }

    #[test]
    fn no_text_of_days_and_times_is_too_odd(parts in prop::collection::vec(
        prop::sample::select(vec!["mandag", "man", "to", ".", ",", "-", "–", "og", "til", "kl", "9", "15", "24", "9.30", "døgnet", "rundt", "ikke", "Natten", "hverdage", "alle", "/", "7", "Å"]), 0..30)
    ) {
        // It may be right or wrong, but it is told.
        said(&format!("{} x", parts.join(" ")), "\"alle\"", "9", "15");
        said(&format!("{} x", parts.concat()), "\"alle\"", "9", "15");
    }
}
