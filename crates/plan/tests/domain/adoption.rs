use crate::small::{report, sources};
use plan::{Adoption, Date, Plan};

fn adopted(text: &str) -> plan::Sources {
    let mut sources = sources();
    sources.adoption.text = text.to_owned();
    sources
}

#[test]
fn a_plan_is_a_draft_until_it_is_adopted() {
    let (plan, _) = Plan::read(&sources()).unwrap();
    assert_eq!(plan.adoption, Adoption::Draft);
}

#[test]
fn an_adopted_plan_says_who_when_and_until_when() {
    let text = "status = \"vedtaget\"\nbody = \"Rådet\"\ndate = 2026-11-25\ncase = \"26/1\"\nnext_revision = 2030-11-25\n";
    let (plan, _) = Plan::read(&adopted(text)).unwrap();
    let Adoption::Adopted(decision) = plan.adoption else {
        panic!("not adopted");
    };
    assert_eq!(
        (decision.date, decision.next_revision),
        (date(2026, 11, 25), date(2030, 11, 25))
    );
}

#[test]
fn the_law_gives_four_years() {
    for (revision, message) in [
        (
            "2030-11-26",
            "planen kan ikke vedtages den 25. november 2026 og først revideres den 26. november 2030",
        ),
        ("2026-11-25", "planen kan ikke vedtages"),
    ] {
        let text = format!(
            "status = \"vedtaget\"\nbody = \"Rådet\"\ndate = 2026-11-25\ncase = \"26/1\"\nnext_revision = {revision}\n"
        );
        let report = report(&adopted(&text));
        assert!(
            report.starts_with("adoption.toml:5:17: fejl: ") && report.contains(message),
            "{report}"
        );
    }
}

fn date(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap()
}

#[test]
fn half_an_adoption_is_refused() {
    let half = report(&adopted("status = \"vedtaget\"\n"));
    assert!(
        half.contains("adoption.toml:1:10: fejl: en vedtaget plan mangler oplysninger"),
        "{half}"
    );
    let both = report(&adopted("status = \"udkast\"\ndate = 2026-11-25\n"));
    assert!(both.contains("et udkast har ingen vedtagelse"), "{both}");
}
