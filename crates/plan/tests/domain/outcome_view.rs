//! What an outcome shows: all that its answers bring, and no passage twice.

use crate::laws::{every_combination, published};
use plan::{Choices, Plan, Urgency};
use std::collections::HashSet;

/// Every thousandth combination of the published guide's answers, and what each must show.
#[test]
fn no_passage_is_shown_twice_and_none_is_lost() {
    let plan = published();
    let combinations = every_combination(&plan.guide.questions);
    let mut shown = HashSet::new();
    for made in combinations.into_iter().step_by(997) {
        shown.insert(assert_complete(&plan, made));
    }
    assert_eq!(shown.len(), plan.guide.outcomes.len());
}

/// Returns the outcome's index.
fn assert_complete(plan: &Plan, made: Choices) -> usize {
    let guide = &plan.guide;
    let outcome = guide.assess(made).unwrap();
    let view = guide.view(outcome, made, &plan.contacts);
    let alone = view.reservation.into_iter().chain(view.secure_mail);
    let quoted: Vec<_> = [view.now, view.path, view.help, view.because]
        .concat()
        .into_iter()
        .chain(alone)
        .collect();
    let cards = view.contacts.iter().map(|one| one.passage.as_str());
    let above: HashSet<_> = quoted.iter().copied().chain(cards.clone()).collect();
    assert_eq!(above.len(), quoted.len() + cards.count(), "{made:?}");
    let cited = [&outcome.now, &outcome.help, &outcome.because];
    let cited = cited.into_iter().flatten();
    let cited = cited
        .filter(|one| one.applies(made))
        .map(|one| &one.passage);
    let help = outcome.help.iter().any(|one| one.applies(made));
    let wanted = cited
        .chain(&outcome.path)
        .chain([&guide.reservation])
        .chain(help.then_some(&guide.assessors))
        .chain((outcome.urgency != Urgency::Acute).then_some(&guide.secure_mail));
    for passage in wanted {
        assert!(above.contains(passage.as_str()), "{passage} after {made:?}");
    }
    let index = guide.outcomes.iter().position(|one| one.id == outcome.id);
    index.unwrap()
}
