//! `beredskab explain`: what answers lead to, and what is said of answers that cannot be.

use crate::book::Book;
use insta::assert_snapshot;
use plan::Plan;
use std::process::{Command, Output};

fn plan(book: &Book) -> Plan {
    Plan::read(&publish::read(book.root()).unwrap()).unwrap().0
}

fn explained(answers: &str) -> String {
    publish::explain(&plan(&Book::small()), answers).unwrap()
}

fn refused(answers: &str) -> String {
    let refused = publish::explain(&plan(&Book::small()), answers).unwrap_err();
    refused.to_string()
}

#[test]
fn an_outcome_is_told_with_its_reasons() {
    assert_snapshot!(explained("fare=nej, hvem=ansat, tegn=tegn-vred"));
}

#[test]
fn the_order_and_the_spaces_are_free() {
    let report = explained("fare=nej, hvem=borger, tegn=tegn-vred+tegn-vaek");
    let other = explained(" tegn = tegn-vaek + tegn-vred ,hvem=borger,fare=nej,");
    assert_eq!(report, other);
    assert!(
        !report.contains("Derfor vises dette"),
        "only the staff are told: {report}"
    );
}

#[test]
fn an_answer_that_finishes_is_enough() {
    assert!(explained("fare=ja").starts_with("Udfald: Ring 112 (akut)\n"));
}

#[test]
fn the_reservation_is_not_told_twice() {
    // Be it a reason as well, or what can be done.
    for answers in ["tegn=tegn-vred", "tegn=ingen"] {
        let report = explained(&format!("fare=nej, hvem=ansat, {answers}"));
        assert_eq!(report.matches("Vi hjælper.").count(), 1, "{report}");
    }
}

#[test]
fn what_can_be_answered_is_listed() {
    assert_snapshot!(publish::list_answers(&plan(&Book::small())));
}

#[test]
fn answers_that_cannot_be_are_told_with_what_can() {
    for (answers, message) in [
        (
            "",
            "der mangler svar på\n  fare (»Fare?«): ja, nej\n  hvem (»Hvem er du?«): borger, ansat\n  \
             tegn (»Hvad har du set?«): tegn-vred, tegn-vaek, ingen",
        ),
        (
            "fare=nej, tegn=ingen",
            "der mangler svar på\n  hvem (»Hvem er du?«): borger, ansat",
        ),
        (
            "nej",
            "»nej« er ikke et svar; skriv spørgsmål=svar, som i fare=nej, hvem=ansat, tegn=ingen",
        ),
        (
            "far=nej",
            "intet spørgsmål hedder »far«; spørgsmålene er fare, hvem, tegn",
        ),
        (
            "fare=måske",
            "»måske« er ikke et svar på »fare«; der er at vælge mellem ja, nej",
        ),
        (
            "fare=",
            "»« er ikke et svar på »fare«; der er at vælge mellem ja, nej",
        ),
        (
            "fare=nej+ja",
            "»fare« kan kun have ét svar; der er at vælge mellem ja, nej",
        ),
        (
            "tegn=tegn-vred, tegn=tegn-vaek",
            "»tegn« er besvaret to gange; flere svar skrives med +, som i tegn=…+…",
        ),
        (
            "tegn=tegn-vred+ingen",
            "»ingen« udelukker de andre svar på »tegn«; der er at vælge mellem tegn-vred, tegn-vaek, ingen",
        ),
        (
            "hvem=ansat, fare=ja, tegn=ingen",
            "fare=ja afslutter guiden, så den spørger ikke om hvem, tegn; slet det, eller vælg et andet svar på »fare«; \
             der er at vælge mellem ja, nej",
        ),
    ] {
        assert_eq!(refused(answers), message, "{answers}");
    }
}

#[test]
fn the_command_says_by_its_exit_code_whether_it_could_tell() {
    let report = run(&["--answers", "fare=ja"]);
    assert!(report.status.success());
    assert!(
        String::from_utf8(report.stdout)
            .unwrap()
            .contains("Ring 112")
    );
    let listed = run(&[]);
    assert!(listed.status.success());
    assert!(
        String::from_utf8(listed.stdout)
            .unwrap()
            .starts_with("fare: Fare?\n")
    );
    let refused = run(&["--answers", "fare=måske"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stdout.is_empty());
    assert_eq!(
        String::from_utf8(refused.stderr).unwrap(),
        "fejl: »måske« er ikke et svar på »fare«; der er at vælge mellem ja, nej\n"
    );
}

fn run(arguments: &[&str]) -> Output {
    let book = Book::small();
    let mut command = Command::new(env!("CARGO_BIN_EXE_beredskab"));
    command.arg("explain").arg("--root").arg(book.root());
    command.args(arguments).output().unwrap()
}
