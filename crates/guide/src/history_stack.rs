use crate::guide::{Choice, Guide};
use crate::guide_state::{GuideState, HistoryEntry, Step};

/// The state and the entries visited, so that the browser's back and forward move through the guide.
///
/// Each entry has a number; the browser's history holds numbers only. Pure, like the state.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryStack<'a> {
    state: GuideState<'a>,
    entries: Vec<HistoryEntry>,
    here: usize,
}

impl<'a> HistoryStack<'a> {
    /// At the first question, which is entry 0.
    pub fn new(guide: &'a Guide) -> Self {
        Self {
            state: GuideState::new(guide),
            entries: vec![HistoryEntry::FIRST],
            here: 0,
        }
    }

    /// The state as it is now.
    pub fn state(&self) -> GuideState<'a> {
        self.state
    }

    /// The number of the current entry.
    pub fn here(&self) -> usize {
        self.here
    }

    /// Presses a choice of the question that is shown.
    pub fn choose(&mut self, choice: &Choice) {
        self.state.choose(choice);
    }

    /// Takes a step. Returns the number of the new entry, or `None` if the step is refused.
    ///
    /// Entries ahead are dropped, as the browser drops them.
    pub fn take(&mut self, step: Step) -> Option<usize> {
        let before = self.state.entry();
        self.state.take(step);
        let entry = self.state.entry();
        if entry == before {
            return None;
        }
        self.here += 1;
        self.entries.truncate(self.here);
        self.entries.push(entry);
        Some(self.here)
    }

    /// Clears every answer. The current number stays until the browser has gone back to entry 0.
    pub fn forget(&mut self) {
        self.state.forget();
        self.entries.fill(HistoryEntry::FIRST);
    }

    /// Follows the browser to this entry; returns whether it is another one.
    ///
    /// A number left in the history by an earlier session means the last entry of this one.
    pub fn follow(&mut self, number: usize) -> bool {
        if number == self.here {
            return false;
        }
        if let (Some(&last), true) = (self.entries.last(), number >= self.entries.len()) {
            self.entries.resize(number + 1, last);
        }
        self.here = number;
        self.state.come_back(self.entries[number]);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide;
    use crate::guide_state::{Page::*, Step::*};

    /// Three questions of two choices each, with the numbers 0 to 5.
    fn guide() -> Guide {
        let choice = |number: u8| Choice {
            id: number.to_string(),
            number,
            text: String::new(),
            exclusive: false,
            ends_guide: false,
        };
        let question = |first: u8| guide::Question {
            id: first.to_string(),
            role: None,
            multiple: false,
            text: String::new(),
            help: None,
            choices: [first, first + 1].map(choice).into(),
            place: Default::default(),
        };
        Guide {
            questions: [0, 2, 4].map(question).into(),
            ..Guide::default()
        }
    }

    impl HistoryStack<'_> {
        fn answer(&mut self, guide: &Guide, number: u8) -> Option<usize> {
            let choice = guide.choices().find(|choice| choice.number == number);
            choice.into_iter().for_each(|choice| self.choose(choice));
            self.take(Continue)
        }
    }

    #[test]
    fn each_step_that_leads_on_has_the_next_number() {
        let guide = guide();
        let mut stack = HistoryStack::new(&guide);
        assert_eq!(stack.here(), 0);
        assert_eq!(stack.take(Continue), None);
        assert_eq!(stack.answer(&guide, 0), Some(1));
        assert_eq!(stack.answer(&guide, 2), Some(2));
        assert_eq!(stack.here(), 2);
    }

    #[test]
    fn back_and_forward_lead_where_the_reader_has_been() {
        let guide = guide();
        let mut stack = HistoryStack::new(&guide);
        for number in [0, 2, 4] {
            stack.answer(&guide, number);
        }
        stack.take(Change(1));
        stack.answer(&guide, 3);
        stack.take(Continue);
        let pages = [
            Question(0),
            Question(1),
            Question(2),
            Summary,
            Question(1),
            Summary,
            Outcome,
        ];
        for number in (0..7).chain([0, 6, 3]) {
            stack.follow(number);
            assert_eq!(stack.state().page(), pages[number], "{number}");
        }
    }

    #[test]
    fn where_the_reader_is_already_nothing_changes() {
        let guide = guide();
        let mut stack = HistoryStack::new(&guide);
        stack.answer(&guide, 0);
        let before = stack.clone();
        assert!(!stack.follow(1));
        assert_eq!(stack, before);
        assert!(stack.follow(0));
    }

    #[test]
    fn who_forgets_can_only_begin_again() {
        let guide = guide();
        let mut stack = HistoryStack::new(&guide);
        for number in [0, 2, 4] {
            stack.answer(&guide, number);
        }
        stack.forget();
        for number in [0, 2, 3, 9] {
            assert!(stack.follow(number));
            assert_eq!(stack.state(), GuideState::new(&guide), "{number}");
        }
    }

    #[test]
    fn turning_off_forgets_what_lay_ahead() {
        let guide = guide();
        let mut stack = HistoryStack::new(&guide);
        for number in [0, 2, 4] {
            stack.answer(&guide, number);
        }
        stack.follow(0);
        assert_eq!(stack.answer(&guide, 1), Some(1));
        stack.follow(3);
        // Number 3 was the summary; only the browser still remembers it.
        assert_eq!(stack.state().page(), Question(1));
        stack.follow(0);
        assert_eq!(stack.state().page(), Question(0));
    }
}
