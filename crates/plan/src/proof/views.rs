use guide::{Choice, Choices, Condition, Guide};
use std::collections::HashSet;

/// The proof's only way to look at a combination: whether it has at least so many of these choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct View {
    count: u8,
    of: Choices,
}

/// All views of a guide: those of its conditions, of the next question, and of the laws.
///
/// A law that looks at combinations in another way must add its view here, or the proof tries too few; a test compares with brute
/// force.
pub(super) struct Views {
    all: Vec<View>,
    /// An acute answer.
    pub(super) acute: View,
}

impl View {
    /// Any of these choices.
    pub(super) fn any(of: Choices) -> Self {
        Self { count: 1, of }
    }

    pub(super) fn holds(self, made: Choices) -> bool {
        self.seen(made) == self.count
    }

    /// How many of the choices it has, capped at `count`.
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
        // `Guide::next_question` and `is_complete`: a choice ends the guide, or each question has an answer.
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
    /// A view of several answers is the sum of its views of each, capped at its count. So answers of one kind stay of one kind,
    /// whatever is added to both.
    pub(super) fn one_of_each_kind(&self, mut answers: Vec<Choices>) -> Vec<Choices> {
        let mut kinds = HashSet::new();
        let kind = |answer| -> Vec<u8> { self.all.iter().map(|view| view.seen(answer)).collect() };
        answers.retain(|answer| kinds.insert(kind(*answer)));
        answers
    }
}

impl View {
    /// Whether this choice is made.
    pub(super) fn of_choice(choice: &Choice) -> Self {
        Self::any(numbers([choice]))
    }
}

fn numbers<'a>(choices: impl IntoIterator<Item = &'a Choice>) -> Choices {
    Choices::of(choices.into_iter().map(|choice| choice.number))
}

/// The conditions of the outcomes and their quotations.
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
