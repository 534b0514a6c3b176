use guide::{Choice, Choices, Condition, Guide};
use std::collections::HashSet;

/// The only way in which the proof looks at a combination of answers: whether so many of these choices are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct View {
    count: u8,
    of: Choices,
}

/// All the views of a guide: those of its conditions, of the question that comes next, and of the laws.
///
/// Whoever looks at combinations in another way adds the view here, or the proof tries too few of them; a test compares with
/// brute force.
pub(super) struct Views {
    all: Vec<View>,
    /// An acute answer is given.
    pub(super) acute: View,
}

impl View {
    /// One of these is in it.
    pub(super) fn any(of: Choices) -> Self {
        Self { count: 1, of }
    }

    pub(super) fn holds(self, made: Choices) -> bool {
        self.seen(made) == self.count
    }

    /// How many of the choices are in it; more than count are the same to the view.
    fn seen(self, made: Choices) -> u8 {
        made.common(self.of).len().min(usize::from(self.count)) as u8
    }
}

impl Views {
    pub(super) fn of(guide: &Guide) -> Self {
        let acute = View::any(numbers(guide.danger().filter(|choice| choice.ends_guide)));
        let mut all = vec![acute];
        conditions(guide)
            .into_iter()
            .for_each(|condition| collect(condition, &mut all));
        // `Guide::next_question` and `is_complete`: a choice that finishes is made, or each question has an answer.
        all.push(View::any(numbers(guide.choices().filter(|c| c.ends_guide))));
        all.extend(guide.questions.iter().map(|q| View::any(q.all())));
        all.extend(guide.danger().map(View::of_choice));
        let mut known = HashSet::new();
        all.retain(|view| known.insert(*view));
        Self { all, acute }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// One of the answers that all views see alike.
    ///
    /// What a view sees of several answers together is the sum of what it sees of each, up to its count; so answers of one kind stay
    /// of one kind, whatever is added to both.
    pub(super) fn one_of_each_kind(&self, mut answers: Vec<Choices>) -> Vec<Choices> {
        let mut kinds = HashSet::new();
        let kind = |answer| -> Vec<u8> { self.all.iter().map(|view| view.seen(answer)).collect() };
        answers.retain(|answer| kinds.insert(kind(*answer)));
        answers
    }
}

impl View {
    /// This choice is made.
    pub(super) fn of_choice(choice: &Choice) -> Self {
        Self::any(numbers([choice]))
    }
}

fn numbers<'a>(choices: impl IntoIterator<Item = &'a Choice>) -> Choices {
    Choices::of(choices.into_iter().map(|choice| choice.number))
}

/// The conditions of the outcomes and of what they quote.
pub(super) fn conditions(guide: &Guide) -> Vec<&Condition> {
    let all = guide.outcomes.iter().flat_map(|outcome| {
        let citations = outcome.citations();
        let quoted = citations.filter_map(|citation| citation.when.as_ref());
        quoted.chain([&outcome.when])
    });
    all.collect()
}

fn collect(condition: &Condition, views: &mut Vec<View>) {
    match condition {
        Condition::AtLeast(count, of) => views.push(View {
            count: *count,
            of: *of,
        }),
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| collect(part, views));
        }
        Condition::Not(part) => collect(part, views),
    }
}
