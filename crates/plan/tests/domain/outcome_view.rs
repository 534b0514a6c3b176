//! What an outcome shows: all that its answers bring, and no passage twice.

use crate::laws::{every_combination, published};
use plan::{Choices, Outcome, Plan, Urgency};
use std::collections::HashSet;

/// Every hundredth combination of the published guide's answers, and the first that leads to each outcome.
#[test]
fn no_passage_is_shown_twice_and_none_is_lost() {
    let plan = published();
    let mut reached = HashSet::new();
    for (index, made) in every_combination(&plan.guide.questions)
        .into_iter()
        .enumerate()
    {
        let outcome = plan.guide.assess(made).unwrap();
        if reached.insert(&outcome.id) || index % 101 == 0 {
            assert_complete(&plan, outcome, made);
        }
    }
    assert_eq!(reached.len(), plan.guide.outcomes.len());
}

fn assert_complete(plan: &Plan, outcome: &Outcome, made: Choices) {
    let guide = &plan.guide;
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
}
