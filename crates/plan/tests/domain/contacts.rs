use crate::small::{sources, with_chapter, with_contacts};
use plan::{Plan, Sources};

#[track_caller]
fn report(part: &str, by: &str, message: &str) {
    let report = with_contacts(part, by);
    assert!(report.contains(message), "{report}");
}

#[test]
fn a_number_that_no_longer_stands_in_the_text_is_told() {
    assert_eq!(
        with_contacts("\"1234 5678\"", "\"1234 5679\""),
        "contacts.toml:17:9: fejl: »1234 5679« står ikke i afsnittet »vagten-telefon« (plan.md:17:1)\n  \
         råd: afsnittet lyder: »Tlf: 1234 5678, kl. 09.00 – 15.00«\n\
         plan.md:17:6: fejl: »1234 5678« står i teksten, men ingen kontakt har det\n  \
         råd: tilføj det som [[contact.channel]] i contacts.toml, eller ret det ene sted"
    );
}

#[test]
fn a_number_in_the_text_that_no_contact_has_is_told() {
    for number in [
        "8765 4321",
        "87 65 43 21",
        "+45 87654321",
        "114",
        "ny@by.dk",
    ] {
        let report = with_chapter("Vi hjælper.", &format!("Vi hjælper på {number}."));
        assert_eq!(
            report.lines().next(),
            Some(
                format!("plan.md:3:15: fejl: »{number}« står i teksten, men ingen kontakt har det")
                    .as_str()
            )
        );
    }
    for no_number in [
        "§ 15 stk. 3",
        "§ 114",
        "kl. 08.00 – 22.00",
        "over 18 år",
        "den 25.11.2026",
        "1174 sider",
    ] {
        let report = with_chapter("Vi hjælper.", &format!("Vi hjælper {no_number}."));
        assert_eq!(report, "", "{no_number}");
    }
}

#[test]
fn hours_stand_in_the_text_and_belong_to_a_telephone() {
    report(
        "from = \"09.00\"",
        "from = \"10.00\"",
        "»10.00« står ikke i afsnittet »vagten-telefon«",
    );
    report(
        "from = \"09.00\"",
        "from = \"ni\"",
        "»ni« er ikke et klokkeslæt",
    );
    report("\"fredag\"", "\"freitag\"", "»freitag« er ikke en ugedag");
    report(
        "kind = \"phone\"",
        "kind = \"email\"",
        "kun en telefon har åbningstider",
    );
}

#[test]
fn a_part_of_a_number_or_an_hour_does_not_stand_in_the_text() {
    report(
        "to = \"15.00\"",
        "to = \"5.00\"",
        "»5.00« står ikke i afsnittet",
    );
    report(
        "value = \"112\"",
        "value = \"\"",
        "»« er ikke et alarmnummer",
    );
    report(
        "days = [\"mandag\", \"fredag\"]",
        "days = []",
        "åbningstiden gælder ingen dage",
    );
}

#[test]
fn a_value_fits_its_kind() {
    report(
        "kind = \"emergency\"",
        "kind = \"phone\"",
        "»112« er ikke et telefonnummer",
    );
    report("kind = \"email\"", "kind = \"emergency\"", "»vagt@by.dk«");
    report(
        "kind = \"email\"",
        "kind = \"secure-mail\"",
        "sikker mail mangler sin adresse",
    );
    report(
        "value = \"vagt@by.dk\"",
        "value = \"vagt@by.dk\"\nurl = \"https://by.dk\"",
        "kun sikker mail har en url",
    );
}

#[test]
fn what_a_contact_refers_to_is_there() {
    report(
        "passage = \"vagten\"",
        "passage = \"vagtn\"",
        "intet afsnit har id’et »vagtn«\n  råd: mener du »vagten«?",
    );
    report(
        "id = \"vagten\"",
        "id = \"alarm\"",
        "kontakten »alarm« findes to gange",
    );
}

#[test]
fn a_channel_has_the_address_that_its_link_needs() {
    let (plan, _) = Plan::read(&sources()).unwrap();
    let hrefs: Vec<_> = plan
        .contacts
        .iter()
        .flat_map(|c| &c.channels)
        .map(plan::Channel::href)
        .collect();
    assert_eq!(hrefs, ["tel:112", "tel:+4512345678", "mailto:vagt@by.dk"]);
}

#[test]
fn a_number_stands_in_the_text_in_whatever_way_it_is_written() {
    for value in ["12345678", "12 34 56 78", "+45 1234 5678", "1234\u{a0}5678"] {
        assert_eq!(
            with_contacts("\"1234 5678\"", &format!("\"{value}\"")),
            "",
            "{value}"
        );
    }
    for part in ["1234", "5678 1234", "12 34 56 79", "1813"] {
        report(
            "\"1234 5678\"",
            &format!("\"{part}\""),
            &format!("»{part}« står ikke i afsnittet"),
        );
    }
    report(
        "\"vagt@by.dk\"",
        "\"agt@by.dk\"",
        "»agt@by.dk« står ikke i afsnittet",
    );
}

#[test]
fn short_numbers_and_those_of_other_countries_are_contacts() {
    for number in [
        "1813",
        "1812",
        "1881",
        "118",
        "116111",
        "+46 8 123 456 78",
        "0046 8 123 456 78",
    ] {
        let mut sources = sources();
        let replace = |text: &mut String| *text = text.replace("1234 5678", number);
        replace(&mut sources.chapters[0].file.text);
        replace(&mut sources.contacts.text);
        assert_eq!(crate::small::report(&sources), "", "{number}");
    }
    for number in [
        "1234567",
        "123456789",
        "2813",
        "12",
        "112",
        "+45 1",
        "1234567890123456789",
    ] {
        let changed = with_contacts("\"1234 5678\"", &format!("\"{number}\""));
        assert!(
            changed.contains(&format!("»{number}« er ikke et telefonnummer")),
            "{changed}"
        );
    }
    report(
        "value = \"112\"",
        "value = \"1813\"",
        "»1813« er ikke et alarmnummer",
    );
}

/// Each value that has a name of its own, in English and in Danish.
const NAMES: [(&str, &str); 12] = [
    ("kind = \"emergency\"", "kind = \"alarm\""),
    ("kind = \"phone\"", "kind = \"telefon\""),
    ("kind = \"email\"", "kind = \"e-mail\""),
    ("kind = \"secure-mail\"", "kind = \"sikker-mail\""),
    ("role = \"danger\"", "role = \"fare\""),
    ("role = \"asker\"", "role = \"spørger\""),
    ("role = \"points\"", "role = \"punkter\""),
    ("urgency = \"open\"", "urgency = \"åben\""),
    ("urgency = \"ordinary\"", "urgency = \"almindelig\""),
    ("urgency = \"prompt\"", "urgency = \"snarlig\""),
    ("urgency = \"acute\"", "urgency = \"akut\""),
    ("[[waived]]", "[[undtaget]]"),
];

#[test]
fn a_plan_in_danish_words_is_the_same() {
    let mut english = sources();
    english.guide.text += "\n[[waived]]\nid = \"findes-ikke\"\nreason = \"-\"\n";
    let mut danish = english.clone();
    let mut changed = 0;
    for (from, to) in NAMES {
        for file in [&mut danish.contacts, &mut danish.guide] {
            changed += file.text.matches(from).count();
            file.text = file.text.replace(from, to);
        }
    }
    assert!(changed > 8, "{changed}");
    // The waiver is of nothing, so that both are told of it; without it both are read.
    let report = |sources| Plan::read(&sources).unwrap_err().to_string();
    assert_eq!(
        report(danish.clone()),
        report(english.clone()).replace("[[waived]]", "[[undtaget]]")
    );
    let read = |mut sources: Sources| {
        let at = sources.guide.text.rfind("\n[[").unwrap();
        sources.guide.text.truncate(at);
        Plan::read(&sources).unwrap().0
    };
    assert_eq!(read(danish), read(english));
}
