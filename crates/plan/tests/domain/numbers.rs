//! Which numbers and addresses in a text are ways to reach somebody, and how each is dialled.

use crate::small::with_chapter;
use plan::{Channel, ChannelKind, Location, find_channel};
use proptest::prelude::*;

fn channel(kind: ChannelKind, value: &str) -> Channel {
    Channel {
        kind,
        value: value.to_owned(),
        passage: String::new(),
        url: None,
        openings: Vec::new(),
        place: Location::default(),
    }
}

fn href(value: &str) -> String {
    channel(ChannelKind::Phone, value).href()
}

/// Where a text holds a link to a telephone, and what the link says.
fn tapped<'a>(number: &str, text: &'a str) -> Option<&'a str> {
    let place = find_channel(&channel(ChannelKind::Phone, number), text)?;
    Some(&text[place])
}

/// The number or address that the text is said to have and no contact has.
fn asked_for(text: &str) -> Option<String> {
    let report = with_chapter("Vi hjælper.", text);
    let Some((_, message)) = report.split_once("fejl: »") else {
        assert!(
            !report.contains("fejl: "),
            "refused for something else: {report}"
        );
        return None;
    };
    let (part, rest) = message.split_once('»').unwrap_or((message, ""));
    assert!(
        rest.is_empty() || part.contains("står i teksten"),
        "{report}"
    );
    Some(part.split_once('«')?.0.to_owned())
}

#[test]
fn each_spelling_of_a_number_is_dialled_alike() {
    for number in [
        "43282000",
        "4328 2000",
        "43 28 20 00",
        "43\u{a0}28\u{202f}20\u{2009}00",
        "43-28-20-00",
        "43.28.20.00",
        "45 43 28 20 00",
        "4543282000",
        "0045 43282000",
        "00 45 43 28 20 00",
        "+4543282000",
        "+45 43 28 20 00",
        "(+45) 4328 2000",
        "(0045) 4328-2000",
    ] {
        assert_eq!(href(number), "tel:+4543282000", "{number}");
        let text = format!("Ring {number}, så hjælper vi.");
        assert_eq!(tapped("4328 2000", &text), Some(number), "{number}");
        let there = asked_for(&text);
        assert_eq!(there.as_deref(), Some(number), "{number}");
    }
}

#[test]
fn numbers_of_other_countries_keep_their_code() {
    for (number, dialled) in [
        ("+46 8 123 456 78", "tel:+46812345678"),
        ("+46 (0)8-123 456 78", "tel:+46812345678"),
        ("0046 8 123 456 78", "tel:+46812345678"),
        ("+299 32 10 00", "tel:+299321000"),
        ("+47 22 22 55 55", "tel:+4722225555"),
    ] {
        assert_eq!(href(number), dialled, "{number}");
        let there = asked_for(&format!("Vi hjælper på {number} hele året."));
        assert_eq!(there.as_deref(), Some(number), "{number}");
    }
}

#[test]
fn short_numbers_are_dialled_as_they_are() {
    for number in ["112", "114", "1813", "116111"] {
        assert_eq!(href(number), format!("tel:{number}"));
    }
    // Eight digits are Denmark's, whatever they begin with.
    assert_eq!(href("00 31 41 59"), "tel:+4500314159");
}

#[test]
fn a_link_holds_the_whole_number_or_none() {
    for (text, link) in [
        ("Ring 112.", Some("112")),
        ("112", Some("112")),
        ("Ring 1-1-2 straks", Some("1-1-2")),
        ("Ring (112)", Some("112")),
        ("Ring 112 24 timer i døgnet", Some("112")),
        ("Efter § 112 i loven ringes 112.", Some("112")),
        ("1125", None),
        ("Ring 1125", None),
        ("2112", None),
        ("112.000 borgere", None),
        ("1.112", None),
        ("112,5", None),
        ("sag 112/2026", None),
        ("112-115", None),
        ("§ 112", None),
        ("stk. 112", None),
        ("nummer 112", None),
        ("lov nr. 112", None),
        ("side 112", None),
        ("112 borgere", None),
        ("112 %", None),
        ("A112", None),
    ] {
        let found = tapped("112", text);
        assert_eq!(found, link, "{text}");
    }
    let place = find_channel(
        &channel(ChannelKind::Phone, "112"),
        "Efter § 112 i loven ringes 112.",
    );
    assert_eq!(place, Some(28..31));
}

#[test]
fn a_number_is_found_beside_others() {
    for text in [
        "Ring 4328 2099/4328 2000",
        "Ring 4328 2099, 4328 2000 eller 112",
        "43 28 20 00 24 timer i døgnet",
        "CVR 19501817, tlf. 43282000",
        "(43 28 20 00)",
        "Tlf.:43282000",
    ] {
        assert!(tapped("4328 2000", text).is_some(), "{text}");
    }
}

#[test]
fn what_is_no_way_to_reach_somebody_is_not_asked_for() {
    for text in [
        "CVR 19501817",
        "CVR-nr.: 19 50 18 17",
        "CVR-nummer 43282099",
        "EAN 5798 0012 3456 7",
        "EAN-nummer: 5798001234567",
        "57 98 00 12 34 56 7",
        "SE-nr. 43282099",
        "P-nummer 4328209912",
        "sagsnr. 43282099",
        "Sag 26/43282099",
        "j.nr. 43282099",
        "journalnummer 4328 2099",
        "Lov nr. 43282099",
        "lov nr. 1813 af 2. december 2020",
        "kontonr. 43282099",
        "Reg.nr. 4328 konto 43282099",
        "CPR-nr. 4328202099",
        "§ 112 og § 114",
        "stk. 114",
        "nummer 114",
        "Beredskabet på dag nummer 114",
        "i 1813",
        "1813 Frederiksberg C",
        "2665 Vallensbæk Strand",
        "2026-2027",
        "2026–2027",
        "i skoleåret 2026 2027",
        "den 25.11.2026",
        "den 25-11-2026",
        "2026-11-25",
        "20261125",
        "kl. 08.00-22.00",
        "kl. 20.00–22.30",
        "43.282.099 kr.",
        "43282099 kr.",
        "43 282 099 kroner",
        "114 borgere",
        "114 sider",
        "12345678",
        "43282099x",
        "dokument_43282099",
        "Følg os på @klintsund",
        "Følg os på https://social.example/@klintsund",
        "3 @ 4",
        "a@b",
    ] {
        let text = format!("Vi hjælper. Se {text}");
        assert_eq!(asked_for(&text), None, "{text}");
    }
}

#[test]
fn what_reaches_somebody_is_asked_for() {
    for (text, number) in [
        ("Ring 114", "114"),
        ("Ring til politiet på 114.", "114"),
        ("Lægevagten har telefon 1813", "1813"),
        ("Tlf. nr. 114", "114"),
        ("Tlf: 1234 5679", "1234 5679"),
        ("Ring 24 29 8662", "24 29 8662"),
        ("43282099", "43282099"),
        ("CVR 19501817, tlf. 43282099", "43282099"),
        ("Sekretariatets nummer er 43 28 20 99", "43 28 20 99"),
        ("»ny@by.dk«", "ny@by.dk"),
        ("mailto:ny@by.dk.", "ny@by.dk"),
        ("Skriv til ny@rådhuset.dk", "ny@rådhuset.dk"),
        ("ny.fil+1@xn--rdhuset-exa.dk", "ny.fil+1@xn--rdhuset-exa.dk"),
    ] {
        let found = asked_for(text);
        assert_eq!(found.as_deref(), Some(number), "{text}");
    }
}

#[test]
fn an_address_is_found_by_its_domain_in_either_spelling() {
    let mail = channel(ChannelKind::Email, "Vagt@rådhuset.dk");
    for text in ["vagt@rådhuset.dk", "Skriv til vagt@xn--rdhuset-exa.dk."] {
        assert!(find_channel(&mail, text).is_some(), "{text}");
    }
    assert!(find_channel(&mail, "dagvagt@rådhuset.dk").is_none());
    let service = channel(ChannelKind::SecureMail, "Sikker mail");
    assert_eq!(
        find_channel(&service, "Brug Sikker\u{a0}mail."),
        Some(5..17)
    );
    assert_eq!(find_channel(&service, "Brug Sikker mailboks."), None);
}

/// By their first three digits, as the library counts them: of 800 series 693 are in use, each as a whole.
#[test]
fn of_danish_numbers_only_those_in_use_are_asked_for_without_a_word_before() {
    let in_use = |series: &u16| asked_for(&format!("Vi hjælper: {series}5 5555.")).is_some();
    let series: Vec<_> = (100..1000).filter(in_use).collect();
    assert_eq!(series.len(), 693);
    assert!(series.iter().all(|series| *series > 200));
    for (used, unused) in [
        (201, 200),
        (260, 250),
        (800, 810),
        (829, 830),
        (861, 859),
        (960, 970),
        (949, 951),
    ] {
        assert!(
            series.contains(&used) && !series.contains(&unused),
            "{used} {unused}"
        );
    }
}

/// A number of eight digits in one of the ways in which people write it.
fn written() -> impl Strategy<Value = (String, String)> {
    let separator = prop::sample::select(vec![
        "", " ", "\u{a0}", "\u{2009}", "\u{202f}", "-", "‑", ".",
    ]);
    let code = prop::sample::select(vec![
        "", "+45", "+45 ", "0045", "0045 ", "(+45) ", "(0045) ", "45 ",
    ]);
    let size = prop::sample::select(vec![2usize, 4, 8]);
    (20_000_000u32..100_000_000, separator, code, size).prop_map(
        |(number, separator, code, size)| {
            let digits = number.to_string();
            let groups: Vec<_> = (0..8)
                .step_by(size)
                .map(|at| &digits[at..at + size])
                .collect();
            (format!("{code}{}", groups.join(separator)), digits)
        },
    )
}

proptest! {
    #[test]
    fn however_a_number_is_written_it_is_one((number, digits) in written()) {
        prop_assert_eq!(href(&number), format!("tel:+45{digits}"));
        let text = format!("Ring til vagten på {number}, også om natten.");
        prop_assert_eq!(tapped(&digits, &text), Some(number.as_str()));
    }

    #[test]
    fn a_number_within_a_longer_one_is_none((number, digits) in written(), more in "[1-9]{3,9}") {
        for text in [format!("{more}{number}"), format!("{number}{more}"), format!("{digits} {more}")] {
            if text.starts_with(|c: char| c.is_ascii_digit()) {
                let found = find_channel(&channel(ChannelKind::Phone, &digits), &text);
                prop_assert_eq!(found, None, "{}", text);
            }
        }
    }

    #[test]
    fn a_labelled_number_of_another_kind_is_never_asked_for(
        label in prop::sample::select(vec!["CVR", "CVR-nr.", "EAN", "sagsnr.", "sag", "j.nr.", "kontonummer", "SE-nr.", "lov nr.", "§"]),
        number in prop_oneof!["[0-9]{3,13}", "[0-9]{2}( [0-9]{2}){3}", "[0-9]{4} [0-9]{4}", "[0-9]{4}-[0-9]{4}"],
    ) {
        prop_assert_eq!(asked_for(&format!("Vi hjælper, se {label} {number}.")), None);
    }
}
