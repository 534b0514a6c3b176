//! Whose plan it is, and where a reader goes who leaves in a hurry.

use crate::small::{replaced, sources, told};
use plan::Plan;

const ADDRESS: &str = "https://www.eksempel.dk/";

fn with_address(address: &str) -> String {
    let mut sources = sources();
    let text = &sources.municipality.text;
    sources.municipality.text = replaced(text, ADDRESS, address);
    told(&sources)
}

#[test]
fn the_neutral_page_is_told_by_its_host() {
    let (plan, _) = Plan::read(&sources()).unwrap();
    assert_eq!(plan.municipality.leave_to, ADDRESS);
    assert_eq!(plan.municipality.leave_to_host(), "www.eksempel.dk");
}

#[test]
fn a_whole_secure_address_is_taken() {
    for address in [
        "https://eksempel.dk",
        "https://vejr.eksempel.dk/by?uge=1#nu",
    ] {
        assert_eq!(with_address(address), "");
    }
}

#[test]
fn anything_else_is_refused_at_its_place() {
    for address in [
        "http://www.eksempel.dk/",
        "www.eksempel.dk",
        "javascript:alert(1)",
        "//www.eksempel.dk/",
        "https://",
        "https:///side",
        "https://eksempel",
        "https://www..dk/",
        "https://bruger@eksempel.dk/",
        "https://eksempel.dk:8080/",
        "https://eksempel.dk/en side",
        "",
    ] {
        assert_eq!(
            with_address(address),
            format!(
                "municipality.toml:4:12: fejl: »{address}« er ikke en sikker adresse\n  \
                 råd: skriv hele adressen på en neutral side, f.eks. \"https://www.eksempel.dk/\""
            )
        );
    }
}

#[test]
fn the_council_chooses_the_page_itself() {
    let mut sources = sources();
    let line = format!("leave_to = \"{ADDRESS}\"");
    sources.municipality.text = replaced(&sources.municipality.text, &line, "");
    assert!(told(&sources).contains("nøglen »leave_to« mangler"));
}

#[test]
fn a_key_that_nobody_knows_is_told() {
    let mut sources = sources();
    sources.municipality.text.push_str("farve = \"rød\"\n");
    assert!(told(&sources).contains("ukendt nøgle »farve«"));
}
