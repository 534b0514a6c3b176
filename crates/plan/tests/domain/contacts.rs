use crate::small::{sources, with_chapter, with_contacts};
use plan::Plan;

#[track_caller]
fn told(part: &str, by: &str, message: &str) {
    let told = with_contacts(part, by);
    assert!(told.contains(message), "{told}");
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
        let told = with_chapter("Vi hjælper.", &format!("Vi hjælper på {number}."));
        assert_eq!(
            told.lines().next(),
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
        let told = with_chapter("Vi hjælper.", &format!("Vi hjælper {no_number}."));
        assert_eq!(told, "", "{no_number}");
    }
}

#[test]
fn hours_stand_in_the_text_and_belong_to_a_telephone() {
    told(
        "from = \"09.00\"",
        "from = \"10.00\"",
        "»10.00« står ikke i afsnittet »vagten-telefon«",
    );
    told(
        "from = \"09.00\"",
        "from = \"9\"",
        "»9« er ikke et klokkeslæt",
    );
    told("\"fredag\"", "\"freitag\"", "»freitag« er ikke en ugedag");
    told(
        "kind = \"phone\"",
        "kind = \"email\"",
        "kun en telefon har åbningstider",
    );
}

#[test]
fn a_part_of_a_number_or_an_hour_does_not_stand_in_the_text() {
    told(
        "to = \"15.00\"",
        "to = \"5.00\"",
        "»5.00« står ikke i afsnittet",
    );
    told(
        "value = \"112\"",
        "value = \"\"",
        "»« står ikke i afsnittet",
    );
    told(
        "days = [\"mandag\", \"fredag\"]",
        "days = []",
        "åbningstiden gælder ingen dage",
    );
}

#[test]
fn a_value_fits_its_kind() {
    told(
        "kind = \"emergency\"",
        "kind = \"phone\"",
        "»112« er ikke et telefonnummer",
    );
    told("kind = \"email\"", "kind = \"emergency\"", "»vagt@by.dk«");
    told(
        "kind = \"email\"",
        "kind = \"secure-mail\"",
        "sikker mail mangler sin adresse",
    );
    told(
        "value = \"vagt@by.dk\"",
        "value = \"vagt@by.dk\"\nurl = \"https://by.dk\"",
        "kun sikker mail har en url",
    );
}

#[test]
fn what_a_contact_refers_to_is_there() {
    told(
        "passage = \"vagten\"",
        "passage = \"vagtn\"",
        "intet afsnit har id’et »vagtn«\n  råd: mener du »vagten«?",
    );
    told(
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
