use crate::choices::Choices;
use crate::guide::{Choice, Guide, Question};

/// A reader's way through the guide: the page that is shown and the choices made so far.
///
/// Pure: it knows nothing of the browser. Neither the summary nor the outcome is ever reached while a question is open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GuideState<'a> {
    guide: &'a Guide,
    page: Page,
    selected: Choices,
    /// The choices before the reader left the summary to change one.
    before_change: Option<Choices>,
    answer_missing: bool,
}

/// What the widget shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The question of this index.
    Question(usize),
    /// All answers, each with a way to change it.
    Summary,
    /// What the answers lead to.
    Outcome,
}

/// A step that the reader asks for with a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// On to what comes after this page.
    Continue,
    /// To the summary, with a way to change each answer.
    Review,
    /// From the summary to the question of this index.
    Change(usize),
}

/// A page that the reader has visited, and why: to answer, or to change an answer. It holds no answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HistoryEntry {
    page: Page,
    changing: bool,
}

impl HistoryEntry {
    /// The guide's first page.
    pub const FIRST: Self = Self {
        page: Page::Question(0),
        changing: false,
    };
}

impl<'a> GuideState<'a> {
    /// At the first question, with nothing chosen.
    pub fn new(guide: &'a Guide) -> Self {
        Self {
            guide,
            page: HistoryEntry::FIRST.page,
            selected: Choices::NONE,
            before_change: None,
            answer_missing: false,
        }
    }

    /// The page that is shown.
    pub fn page(&self) -> Page {
        self.page
    }

    /// The page that is shown, as an entry to come back to.
    pub fn entry(&self) -> HistoryEntry {
        HistoryEntry {
            page: self.page,
            changing: self.before_change.is_some(),
        }
    }

    /// The choices made so far.
    pub fn selected(&self) -> Choices {
        self.selected
    }

    /// Whether the reader tried to move on without an answer.
    pub fn answer_missing(&self) -> bool {
        self.answer_missing
    }

    /// The questions that are answered, with their indices.
    pub fn answered(&self) -> impl Iterator<Item = (usize, &'a Question)> + use<'a> {
        let selected = self.selected;
        let questions = self.guide.questions.iter().enumerate();
        questions.filter(move |(_, question)| is_answered(question, selected))
    }

    /// Presses a choice of the question that is shown.
    pub fn choose(&mut self, choice: &Choice) {
        let Some(question) = self.question() else {
            return;
        };
        self.selected = question.toggle(self.selected, choice);
    }

    /// Begins anew, with nothing chosen.
    pub fn forget(&mut self) {
        *self = Self::new(self.guide);
    }

    /// Takes a step.
    pub fn take(&mut self, step: Step) {
        match step {
            Step::Continue => self.proceed(),
            Step::Review => self.page = Page::Summary,
            Step::Change(index) => {
                self.before_change = Some(self.selected);
                self.page = Page::Question(index);
            }
        }
    }

    /// Returns to an entry visited before, with today's answers.
    ///
    /// Leaving a change by "back" cancels it. Where a question has become open since, that question is shown instead of what
    /// depends on it.
    pub fn come_back(&mut self, entry: HistoryEntry) {
        self.selected = self.before_change.take().unwrap_or(self.selected);
        self.before_change = entry.changing.then_some(self.selected);
        self.answer_missing = false;
        self.page = match (entry.page, self.guide.next_question(self.selected)) {
            (Page::Summary | Page::Outcome, Some(open)) => Page::Question(open),
            (page, _) => page,
        };
    }

    fn question(&self) -> Option<&'a Question> {
        match self.page {
            Page::Question(index) => self.guide.questions.get(index),
            Page::Summary | Page::Outcome => None,
        }
    }

    fn proceed(&mut self) {
        let Page::Question(index) = self.page else {
            self.page = Page::Outcome;
            return;
        };
        let question = self.question();
        let answered = question.is_some_and(|question| is_answered(question, self.selected));
        self.answer_missing = !answered;
        if answered {
            self.page = self.page_after(index);
            self.before_change = None;
        }
    }

    fn page_after(&self, index: usize) -> Page {
        let changing = self.before_change.is_some();
        if self.is_finished_here() {
            Page::Outcome
        } else if !changing && index + 1 < self.guide.questions.len() {
            // Even if the next question is answered already: on the way forward each page is shown again.
            Page::Question(index + 1)
        } else {
            let open = self.guide.next_question(self.selected);
            open.map_or(Page::Summary, Page::Question)
        }
    }

    /// Whether the choice made on this page ends the guide.
    fn is_finished_here(&self) -> bool {
        let choices = self.question().map(|question| &question.choices);
        choices
            .into_iter()
            .flatten()
            .any(|choice| choice.ends_guide && self.selected.contains(choice.number))
    }
}

fn is_answered(question: &Question, selected: Choices) -> bool {
    !question.all().common(selected).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Page::*, Step::*, *};
    use std::collections::HashSet;

    // The choices of the little guide below, by number.
    const DANGER: u8 = 0;
    const NO_DANGER: u8 = 1;
    const CITIZEN: u8 = 2;
    const STAFF: u8 = 3;
    const SHOUTS: u8 = 4;
    const HIDES: u8 = 5;
    const NEITHER: u8 = 6;

    fn guide() -> Guide {
        let mut guide = Guide {
            questions: vec![
                question(false, &[DANGER, NO_DANGER]),
                question(false, &[CITIZEN, STAFF]),
                question(true, &[SHOUTS, HIDES, NEITHER]),
            ],
            ..Guide::default()
        };
        guide.questions[0].choices[0].ends_guide = true;
        guide.questions[2].choices[2].exclusive = true;
        guide
    }

    fn question(multiple: bool, numbers: &[u8]) -> crate::Question {
        let choice = |&number: &u8| Choice {
            id: number.to_string(),
            number,
            text: String::new(),
            exclusive: false,
            ends_guide: false,
        };
        crate::Question {
            id: String::new(),
            role: None,
            multiple,
            text: String::new(),
            help: None,
            choices: numbers.iter().map(choice).collect(),
            place: Default::default(),
        }
    }

    impl GuideState<'_> {
        fn press(&mut self, number: u8) -> &mut Self {
            let guide = self.guide;
            let pressed = guide.choices().find(|choice| choice.number == number);
            pressed.into_iter().for_each(|choice| self.choose(choice));
            self
        }

        fn then(&mut self, step: Step) -> &mut Self {
            self.take(step);
            self
        }

        fn back_to(&mut self, page: Page) -> &mut Self {
            let changing = false;
            self.come_back(HistoryEntry { page, changing });
            self
        }

        /// Answers the question that is shown and moves on.
        fn answer(&mut self, number: u8) -> &mut Self {
            self.press(number).then(Continue)
        }

        fn assert(&mut self, page: Page, selected: &[u8]) -> &mut Self {
            assert_eq!(self.page, page);
            assert_eq!(self.selected, Choices::of(selected.iter().copied()));
            self
        }
    }

    fn at_summary(guide: &Guide) -> GuideState<'_> {
        let mut state = GuideState::new(guide);
        state.answer(NO_DANGER).answer(CITIZEN).answer(SHOUTS);
        *state.assert(Summary, &[NO_DANGER, CITIZEN, SHOUTS])
    }

    #[test]
    fn nothing_is_chosen_beforehand() {
        GuideState::new(&guide()).assert(Question(0), &[]);
    }

    #[test]
    fn questions_are_asked_in_order_and_end_in_the_outcome() {
        GuideState::new(&guide())
            .answer(NO_DANGER)
            .assert(Question(1), &[NO_DANGER])
            .answer(STAFF)
            .assert(Question(2), &[NO_DANGER, STAFF])
            .answer(NEITHER)
            .assert(Summary, &[NO_DANGER, STAFF, NEITHER])
            .then(Continue)
            .assert(Outcome, &[NO_DANGER, STAFF, NEITHER]);
    }

    #[test]
    fn a_finishing_choice_leads_straight_to_the_outcome() {
        GuideState::new(&guide())
            .answer(DANGER)
            .assert(Outcome, &[DANGER]);
    }

    #[test]
    fn a_question_is_not_left_without_an_answer() {
        let guide = guide();
        let mut state = GuideState::new(&guide);
        state.then(Continue).assert(Question(0), &[]);
        assert!(state.answer_missing());
        // The message stays where it is while the reader chooses, and goes with the next step.
        assert!(state.press(NO_DANGER).answer_missing());
        assert!(
            !state
                .then(Continue)
                .assert(Question(1), &[NO_DANGER])
                .answer_missing()
        );
    }

    #[test]
    fn what_is_unticked_again_is_no_answer() {
        let guide = guide();
        for number in [SHOUTS, NEITHER] {
            let mut state = GuideState::new(&guide);
            state.answer(NO_DANGER).answer(CITIZEN).press(number);
            state
                .answer(number)
                .assert(Question(2), &[NO_DANGER, CITIZEN]);
            assert!(state.answer_missing());
        }
    }

    #[test]
    fn a_single_answer_cannot_be_taken_back_only_replaced() {
        let guide = guide();
        let mut state = GuideState::new(&guide);
        state
            .press(DANGER)
            .press(DANGER)
            .assert(Question(0), &[DANGER]);
        state.press(NO_DANGER).assert(Question(0), &[NO_DANGER]);
    }

    #[test]
    fn an_exclusive_choice_stands_alone() {
        let guide = guide();
        let mut state = GuideState::new(&guide);
        state.answer(NO_DANGER).answer(CITIZEN);
        state
            .press(SHOUTS)
            .press(HIDES)
            .assert(Question(2), &[NO_DANGER, CITIZEN, SHOUTS, HIDES]);
        state
            .press(NEITHER)
            .assert(Question(2), &[NO_DANGER, CITIZEN, NEITHER]);
        state
            .press(HIDES)
            .assert(Question(2), &[NO_DANGER, CITIZEN, HIDES]);
    }

    #[test]
    fn coming_back_keeps_the_answers() {
        let guide = guide();
        let all = [NO_DANGER, CITIZEN, SHOUTS];
        let mut state = at_summary(&guide);
        state.then(Continue).back_to(Summary).assert(Summary, &all);
        state.back_to(Question(2)).assert(Question(2), &all);
        state.back_to(Question(1)).assert(Question(1), &all);
        // The page after it is shown again, although it is answered.
        state
            .answer(STAFF)
            .assert(Question(2), &[NO_DANGER, STAFF, SHOUTS]);
        state
            .back_to(Outcome)
            .assert(Outcome, &[NO_DANGER, STAFF, SHOUTS]);
    }

    #[test]
    fn coming_back_needs_no_answer() {
        let guide = guide();
        let mut state = GuideState::new(&guide);
        state
            .answer(NO_DANGER)
            .then(Continue)
            .back_to(Question(0))
            .assert(Question(0), &[NO_DANGER]);
        assert!(!state.answer_missing());
    }

    #[test]
    fn what_was_answered_and_is_open_now_is_asked_before_what_follows_from_the_answers() {
        let guide = guide();
        for page in [Summary, Outcome] {
            let mut state = at_summary(&guide);
            state.back_to(Question(2)).press(SHOUTS);
            state
                .back_to(page)
                .assert(Question(2), &[NO_DANGER, CITIZEN]);
        }
    }

    #[test]
    fn a_change_comes_back_to_the_summary_and_keeps_the_other_answers() {
        let guide = guide();
        at_summary(&guide)
            .then(Change(1))
            .assert(Question(1), &[NO_DANGER, CITIZEN, SHOUTS])
            .answer(STAFF)
            .assert(Summary, &[NO_DANGER, STAFF, SHOUTS]);
    }

    #[test]
    fn a_change_can_be_called_off() {
        let guide = guide();
        for page in [Summary, Outcome, Question(0)] {
            let mut state = at_summary(&guide);
            state
                .then(Change(2))
                .press(SHOUTS)
                .then(Continue)
                .press(HIDES)
                .back_to(page);
            state.assert(page, &[NO_DANGER, CITIZEN, SHOUTS]);
            assert!(!state.answer_missing());
        }
    }

    #[test]
    fn a_change_that_one_comes_back_to_is_a_change_again() {
        let guide = guide();
        let mut state = at_summary(&guide);
        state.then(Change(1));
        let change = state.entry();
        state.answer(STAFF).come_back(change);
        state.assert(Question(1), &[NO_DANGER, STAFF, SHOUTS]);
        state
            .answer(CITIZEN)
            .assert(Summary, &[NO_DANGER, CITIZEN, SHOUTS]);
    }

    #[test]
    fn a_change_to_a_finishing_choice_leads_straight_to_the_outcome() {
        let guide = guide();
        at_summary(&guide)
            .then(Change(0))
            .answer(DANGER)
            .assert(Outcome, &[DANGER, CITIZEN, SHOUTS])
            .then(Review)
            .assert(Summary, &[DANGER, CITIZEN, SHOUTS])
            .then(Change(0))
            .answer(NO_DANGER)
            .assert(Summary, &[NO_DANGER, CITIZEN, SHOUTS]);
    }

    #[test]
    fn a_change_away_from_a_finishing_choice_asks_what_is_open() {
        let guide = guide();
        let mut state = GuideState::new(&guide);
        state
            .answer(DANGER)
            .then(Review)
            .assert(Summary, &[DANGER])
            .then(Change(0))
            .answer(NO_DANGER)
            .assert(Question(1), &[NO_DANGER]);
    }

    #[test]
    fn answered_questions_are_listed_with_their_indices() {
        let guide = guide();
        let mut state = GuideState::new(&guide);
        state.answer(NO_DANGER).answer(CITIZEN);
        let indices: Vec<_> = state.answered().map(|(index, _)| index).collect();
        assert_eq!(indices, [0, 1]);
    }

    /// What distinguishes one state from another.
    fn key(state: &GuideState) -> (Page, Choices, Option<Choices>, bool) {
        (
            state.page,
            state.selected,
            state.before_change,
            state.answer_missing,
        )
    }

    /// Every entry that a reader can come back to.
    fn entries(guide: &Guide) -> impl Iterator<Item = HistoryEntry> {
        let questions = (0..guide.questions.len()).map(Question);
        let changes = questions.clone().map(|page| (page, true));
        let pages = questions.chain([Summary, Outcome]);
        let all = pages.map(|page| (page, false)).chain(changes);
        all.map(|(page, changing)| HistoryEntry { page, changing })
    }

    /// Every state one press or one step away from this one.
    fn successors<'a>(state: GuideState<'a>) -> impl Iterator<Item = GuideState<'a>> {
        let shown = state
            .question()
            .into_iter()
            .flat_map(|question| &question.choices);
        let pressed = shown.map(move |choice| *{ state }.press(choice.number));
        let changes = state.answered().map(|(index, _)| Change(index));
        let changes = changes.filter(move |_| state.page == Summary);
        let review = (state.page == Outcome).then_some(Review);
        let steps = [Continue].into_iter().chain(review).chain(changes);
        let stepped = steps.map(move |step| *{ state }.then(step));
        let come_back = entries(state.guide).map(move |entry| {
            let mut state = state;
            state.come_back(entry);
            state
        });
        pressed.chain(stepped).chain(come_back)
    }

    fn check(state: &GuideState) {
        let guide = state.guide;
        match state.page {
            Question(index) => assert!(index < guide.questions.len(), "{state:?}"),
            Summary | Outcome => {
                assert!(guide.is_complete(state.selected), "{state:?}");
                assert!(
                    state.before_change.is_none() && !state.answer_missing,
                    "{state:?}"
                );
            }
        }
        for question in &guide.questions {
            let chosen = question.chosen(state.selected);
            let alone = !question.multiple || chosen.clone().any(|choice| choice.exclusive);
            assert!(!alone || chosen.count() <= 1, "{state:?}");
        }
    }

    #[test]
    fn every_state_there_is_keeps_the_rules() {
        let guide = guide();
        let mut seen = HashSet::new();
        let mut open = vec![GuideState::new(&guide)];
        while let Some(state) = open.pop() {
            if seen.insert(key(&state)) {
                check(&state);
                open.extend(successors(state));
            }
        }
        let reached = |page| seen.iter().filter(|state| state.0 == page).count();
        // All ways to answer: 2 × 2 × 4 without danger and with; and danger at once, before or after other answers.
        assert!(reached(Outcome) >= 2 * 2 * 4, "{}", reached(Outcome));
        assert_eq!(reached(Summary), reached(Outcome));
    }
}
