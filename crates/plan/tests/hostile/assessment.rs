//! Guides that pass the checks, and whatever choices.

use crate::small::{GUIDE, sources};
use plan::{Choices, Guide, Plan};
use proptest::prelude::*;

/// A condition on the small guide's questions.
fn condition() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "{ answered = \"fare\" }",
        "{ answered = \"hvem\" }",
        "{ one_of = { question = \"fare\", choices = [\"ja\"] } }",
        "{ one_of = { question = \"fare\", choices = [\"nej\"] } }",
        "{ one_of = { question = \"tegn\", choices = [\"ingen\", \"tegn-vaek\"] } }",
        "{ at_least = { count = 1, of = [\"tegn\"] } }",
        "{ at_least = { count = 2, of = [\"tegn\", \"hvem\"] } }",
    ]);
    leaf.prop_map(str::to_owned)
        .prop_recursive(3, 8, 3, |inner| {
            let several = prop::collection::vec(inner.clone(), 0..3);
            prop_oneof![
                inner.prop_map(|inner| format!("{{ not = {inner} }}")),
                several
                    .clone()
                    .prop_map(|all| format!("{{ all = [{}] }}", all.join(", "))),
                several.prop_map(|any| format!("{{ any = [{}] }}", any.join(", "))),
            ]
        })
}

fn guide_with(condition: &str) -> Option<Guide> {
    let mut sources = sources();
    let old = "{ at_least = { count = 1, of = [\"tegn\"] } }";
    sources.guide.text = GUIDE.replace(old, condition);
    Plan::read(&sources).ok().map(|(plan, _)| plan.guide)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_choices_are_assessed_and_whole_ones_reach_an_outcome(condition in condition(), numbers in prop::collection::vec(0..64_u8, 0..12)) {
        let Some(guide) = guide_with(&condition) else {
            return Ok(());
        };
        let mut made = Choices::of(numbers.iter().copied());
        let _ = (guide.assess(made), guide.next_question(made), guide.progress(numbers.len()));
        let answerable = guide.choices().fold(Choices::NONE, |all, choice| all.with(choice.number));
        made = made.common(answerable);
        // As a reader makes them: pressing one choice after another.
        let mut pressed = Choices::NONE;
        for number in made.numbers() {
            let question = guide.questions.iter().find(|q| q.all().contains(number)).unwrap();
            let choice = question.choices.iter().find(|c| c.number == number).unwrap();
            pressed = question.toggle(pressed, choice);
        }
        if guide.is_complete(pressed) {
            prop_assert!(guide.assess(pressed).is_some(), "{condition}: {pressed:?}");
        }
    }
}

#[test]
fn some_other_conditions_keep_the_laws() {
    let same = "{ all = [{ at_least = { count = 1, of = [\"tegn\"] } }, { any = [{ answered = \"fare\" }] }] }";
    assert!(guide_with(same).is_some());
}
