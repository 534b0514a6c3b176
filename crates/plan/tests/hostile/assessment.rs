//! Whatever choices are pressed, in whatever order.

use crate::small::guide;
use plan::{Choice, Choices, Question};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_choices_are_assessed(numbers in prop::collection::vec(0..64_u8, 0..12)) {
        let guide = guide();
        let made = Choices::of(numbers.iter().copied());
        let is_made = |choice: &Choice| numbers.contains(&choice.number);
        let is_open = |question: &Question| !question.choices.iter().any(is_made);
        let open = guide.questions.iter().position(is_open);
        let finished = guide.choices().any(|choice| choice.ends_guide && is_made(choice));
        prop_assert_eq!(guide.next_question(made), open.filter(|_| !finished));
        prop_assert_eq!(guide.is_complete(made), finished || open.is_none());
        prop_assert!((0..3).all(|at| guide.progress(at).is_none_or(|progress| progress == (at + 1, 3))));
        let _ = guide.assess(made);
    }

    #[test]
    fn what_is_pressed_until_no_question_is_open_reaches_an_outcome(presses in prop::collection::vec((0..3_usize, 0..3_usize), 1..20)) {
        let guide = guide();
        let mut pressed = Choices::NONE;
        for (question, choice) in presses {
            let question = &guide.questions[question];
            if let Some(choice) = question.choices.get(choice) {
                pressed = question.toggle(pressed, choice);
            }
        }
        while let Some(open) = guide.next_question(pressed) {
            let question = &guide.questions[open];
            prop_assert!(question.all().common(pressed).is_empty());
            pressed = question.toggle(pressed, &question.choices[1]);
        }
        prop_assert!(guide.assess(pressed).is_some(), "{pressed:?}");
    }
}
