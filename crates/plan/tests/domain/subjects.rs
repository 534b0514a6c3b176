//! The words under which a reader looks for passages.

use crate::small::{report, sources};
use plan::{Plan, SourceFile, Sources, Subject};

const PHONE: &str = r#"[[subject]]
name = "Telefon"
also = ["Mobil"]
passages = ["vagten-telefon", "vagten"]
"#;

fn with_subjects(text: &str) -> Sources {
    let file = SourceFile {
        path: "emneord.toml".to_owned(),
        text: text.to_owned(),
    };
    Sources {
        subjects: Some(file),
        ..sources()
    }
}

fn report_of(text: &str) -> String {
    report(&with_subjects(text))
}

#[test]
fn a_subject_has_its_words_and_its_passages_in_the_editor_s_order() {
    let (plan, _) = Plan::read(&with_subjects(PHONE)).unwrap();
    let phone = Subject {
        name: "Telefon".to_owned(),
        also: vec!["Mobil".to_owned()],
        passages: vec!["vagten-telefon".to_owned(), "vagten".to_owned()],
    };
    assert_eq!(plan.subjects, [phone]);
}

#[test]
fn a_plan_needs_none() {
    assert!(Plan::read(&sources()).unwrap().0.subjects.is_empty());
    assert_eq!(report_of(""), "");
}

#[test]
fn a_passage_that_is_not_there_is_told_with_the_one_meant() {
    assert_eq!(
        report_of(&PHONE.replace("\"vagten\"", "\"vagtem\"")),
        "emneord.toml:4:31: fejl: intet afsnit har id’et »vagtem«\n  råd: mener du »vagten«?"
    );
}

#[test]
fn a_word_stands_once_in_whatever_case() {
    let again = format!("{PHONE}[[subject]]\nname = \"mobil\"\npassages = [\"plan\"]\n");
    assert_eq!(
        report_of(&again),
        "emneord.toml:6:8: fejl: emneordet »mobil« findes to gange\n  \
         råd: det første står i emneord.toml:3:9; saml afsnittene under det ene"
    );
}

#[test]
fn a_subject_that_leads_nowhere_is_told() {
    let nowhere = "[[subject]]\nname = \"Telefon\"\npassages = []\n";
    assert!(
        report_of(nowhere).starts_with("emneord.toml:2:8: fejl: emneordet »Telefon« fører ikke")
    );
    let twice = PHONE.replace("\"vagten\"", "\"vagten-telefon\"");
    assert!(report_of(&twice).contains("4:31: fejl: afsnittet »vagten-telefon« står her to gange"));
    assert!(report_of(&PHONE.replace("Mobil", " ")).contains("3:9: fejl: emneordet er tomt"));
}

#[test]
fn a_key_that_nobody_knows_is_told() {
    assert!(report_of(&format!("{PHONE}se = \"x\"\n")).contains("ukendt nøgle »se«"));
    assert!(report_of("[[subject]]\nname = \"x\"\n").contains("nøglen »passages« mangler"));
}
