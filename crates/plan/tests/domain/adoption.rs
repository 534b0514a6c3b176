use crate::small::{sources, told};
use plan::{Adoption, Plan};

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
        (decision.date.as_str(), decision.next_revision.as_str()),
        ("2026-11-25", "2030-11-25")
    );
}

#[test]
fn half_an_adoption_is_refused() {
    let half = told(&adopted("status = \"vedtaget\"\n"));
    assert!(
        half.contains("adoption.toml:1:10: fejl: en vedtaget plan mangler oplysninger"),
        "{half}"
    );
    let both = told(&adopted("status = \"udkast\"\ndate = 2026-11-25\n"));
    assert!(both.contains("et udkast har ingen vedtagelse"), "{both}");
}
