use crate::walk::{Step, Stop, Walk};
use guide::{Choice, Guide};

/// A walk and where it has led, so that the browser's own back and forward move through the guide.
///
/// Each stop has a number, and numbers are all that the browser's history is told. Pure, like the walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail<'a> {
    walk: Walk<'a>,
    stops: Vec<Stop>,
    here: usize,
}

impl<'a> Trail<'a> {
    /// At the first question, which has the number 0.
    pub fn new(guide: &'a Guide) -> Self {
        Self {
            walk: Walk::new(guide),
            stops: vec![Stop::FIRST],
            here: 0,
        }
    }

    /// The walk as it is now.
    pub fn walk(&self) -> Walk<'a> {
        self.walk
    }

    /// The number of the stop where the reader is.
    pub fn here(&self) -> usize {
        self.here
    }

    /// Presses a choice of the question that is shown.
    pub fn choose(&mut self, choice: &Choice) {
        self.walk.choose(choice);
    }

    /// Takes a step; returns the number of the stop to which it has led, or none if the reader is held up.
    ///
    /// What lay ahead is forgotten, as the browser forgets it.
    pub fn take(&mut self, step: Step) -> Option<usize> {
        let before = self.walk.stop();
        self.walk.take(step);
        let stop = self.walk.stop();
        if stop == before {
            return None;
        }
        self.here += 1;
        self.stops.truncate(self.here);
        self.stops.push(stop);
        Some(self.here)
    }

    /// Forgets every answer. The reader is at this number until the browser has gone back to the first.
    pub fn forget(&mut self) {
        self.walk.forget();
        self.stops.fill(Stop::FIRST);
    }

    /// Follows the browser to the stop of this number; returns whether that is another one.
    ///
    /// A number that an earlier visit has left in the history stands for the last stop of this one.
    pub fn follow(&mut self, number: usize) -> bool {
        if number == self.here {
            return false;
        }
        if let (Some(&last), true) = (self.stops.last(), number >= self.stops.len()) {
            self.stops.resize(number + 1, last);
        }
        self.here = number;
        self.walk.come_back(self.stops[number]);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Page::*;
    use crate::Step::*;
    use guide::Question;

    /// Three questions of two choices each, with the numbers 0 to 5.
    fn guide() -> Guide {
        let choice = |number: u8| Choice {
            id: number.to_string(),
            number,
            text: String::new(),
            exclusive: false,
            finishes: false,
        };
        let question = |first: u8| Question {
            id: first.to_string(),
            role: None,
            several: false,
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

    impl Trail<'_> {
        fn answer(&mut self, guide: &Guide, number: u8) -> Option<usize> {
            let choice = guide.choices().find(|choice| choice.number == number);
            choice.into_iter().for_each(|choice| self.choose(choice));
            self.take(Continue)
        }
    }

    #[test]
    fn each_step_that_leads_on_has_the_next_number() {
        let guide = guide();
        let mut trail = Trail::new(&guide);
        assert_eq!(trail.here(), 0);
        assert_eq!(trail.take(Continue), None);
        assert_eq!(trail.answer(&guide, 0), Some(1));
        assert_eq!(trail.answer(&guide, 2), Some(2));
        assert_eq!(trail.here(), 2);
    }

    #[test]
    fn back_and_forward_lead_where_the_reader_has_been() {
        let guide = guide();
        let mut trail = Trail::new(&guide);
        for number in [0, 2, 4] {
            trail.answer(&guide, number);
        }
        trail.take(Change(1));
        trail.answer(&guide, 3);
        trail.take(Continue);
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
            trail.follow(number);
            assert_eq!(trail.walk().page(), pages[number], "{number}");
        }
    }

    #[test]
    fn where_the_reader_is_already_nothing_changes() {
        let guide = guide();
        let mut trail = Trail::new(&guide);
        trail.answer(&guide, 0);
        let before = trail.clone();
        assert!(!trail.follow(1));
        assert_eq!(trail, before);
        assert!(trail.follow(0));
    }

    #[test]
    fn who_forgets_can_only_begin_again() {
        let guide = guide();
        let mut trail = Trail::new(&guide);
        for number in [0, 2, 4] {
            trail.answer(&guide, number);
        }
        trail.forget();
        for number in [0, 2, 3, 9] {
            assert!(trail.follow(number));
            assert_eq!(trail.walk(), Walk::new(&guide), "{number}");
        }
    }

    #[test]
    fn turning_off_forgets_what_lay_ahead() {
        let guide = guide();
        let mut trail = Trail::new(&guide);
        for number in [0, 2, 4] {
            trail.answer(&guide, number);
        }
        trail.follow(0);
        assert_eq!(trail.answer(&guide, 1), Some(1));
        trail.follow(3);
        // Number 3 was the summary; now it is only a trace in the browser.
        assert_eq!(trail.walk().page(), Question(1));
        trail.follow(0);
        assert_eq!(trail.walk().page(), Question(0));
    }
}
