use crate::action::Action;
use crate::{dom, focus, history};
use guide::words::{self, in_digits};
use guide::{
    Channel, Choice, Contact, Guide, GuidePayload, GuideState, HistoryStack, Page, Quote, Step,
};
use leptos::prelude::{request_animation_frame, set_timeout};
use std::cell::{Cell, RefCell};
use std::time::Duration;

/// Until a browser has told a screen reader of a new focus; it does so once a frame, and a busy one misses some.
const HEARD: Duration = Duration::from_millis(150);

/// A reader's session: the payload and the state. It lives in memory, and nowhere else.
///
/// Each step draws its page anew.
pub(crate) struct Session {
    payload: &'static GuidePayload,
    stack: RefCell<HistoryStack<'static>>,
    draw: fn(&'static Session),
    drawn: RefCell<Drawn>,
    /// Whether an earlier session's answers were dropped and no second page has been shown since.
    begun_again: Cell<bool>,
    /// Whether an earlier entry was requested and the browser has not arrived yet.
    returning: Cell<bool>,
}

/// State of the drawn page.
#[derive(Default)]
struct Drawn {
    /// Its buttons' actions, by number.
    actions: Vec<Action>,
    /// Its channels with an opening status, in order.
    watched: Vec<&'static Channel>,
    /// Chapters it already links to.
    linked: Vec<&'static str>,
}

impl Session {
    /// Begins a session that lives as long as the page. `draw` draws its current page.
    pub(crate) fn begin(payload: &'static GuidePayload, draw: fn(&'static Self)) -> &'static Self {
        let session: &Self = Box::leak(Box::new(Self {
            payload,
            stack: RefCell::new(HistoryStack::new(&payload.guide)),
            draw,
            drawn: RefCell::default(),
            begun_again: Cell::new(false),
            returning: Cell::new(false),
        }));
        if history::number().is_some() {
            session.begin_again();
        } else {
            history::set(0);
            session.draw();
        }
        session
    }

    pub(crate) fn guide(&self) -> &'static Guide {
        &self.payload.guide
    }

    pub(crate) fn contacts(&self) -> &'static [Contact] {
        &self.payload.contacts
    }

    pub(crate) fn passage(&self, id: &str) -> Option<&'static Quote> {
        self.payload.passage(id)
    }

    /// The current state.
    pub(crate) fn state(&self) -> GuideState<'static> {
        self.stack.borrow().state()
    }

    /// The choices of the current question.
    pub(crate) fn choices(&self) -> &'static [Choice] {
        match self.state().page() {
            Page::Question(index) => &self.guide().questions[index].choices,
            _ => &[],
        }
    }

    /// Registers a button's action; returns its number.
    pub(crate) fn offer(&self, action: Action) -> String {
        let actions = &mut self.drawn.borrow_mut().actions;
        actions.push(action);
        in_digits(actions.len() - 1)
    }

    /// The action of the button with this number.
    pub(crate) fn action(&self, number: &str) -> Option<Action> {
        let index: usize = number.parse().ok()?;
        self.drawn.borrow().actions.get(index).copied()
    }

    /// Registers a channel whose opening status the page shows next.
    pub(crate) fn watch(&self, channel: &'static Channel) {
        self.drawn.borrow_mut().watched.push(channel);
    }

    /// Whether this is the page's first link to a chapter.
    pub(crate) fn links_first(&self, chapter: &'static str) -> bool {
        let linked = &mut self.drawn.borrow_mut().linked;
        let first = !linked.contains(&chapter);
        linked.push(chapter);
        first
    }

    /// The channels whose opening status the page shows, in order.
    pub(crate) fn watched(&self) -> Vec<&'static Channel> {
        self.drawn.borrow().watched.clone()
    }

    /// Presses the choice of this index.
    pub(crate) fn choose(&self, index: usize) {
        if let Some(choice) = self.choices().get(index) {
            self.stack.borrow_mut().choose(choice);
        }
    }

    /// Takes a step, draws, and focuses what is new.
    pub(crate) fn take(&'static self, step: Step) {
        let led_to = self.stack.borrow_mut().take(step);
        match led_to {
            Some(number) => {
                history::push(number);
                self.turn();
            }
            None => self.show(),
        }
    }

    /// Clears every answer and goes back to the first page, which is shown when the browser arrives.
    pub(crate) fn start_over(&self) {
        self.stack.borrow_mut().forget();
        self.go_back(self.here());
    }

    /// Goes back some entries, shown when the browser arrives.
    pub(crate) fn go_back(&self, entries: usize) {
        self.returning.set(true);
        history::back(entries);
    }

    /// Clears every answer without moving focus.
    pub(crate) fn forget(&'static self) {
        self.stack.replace(HistoryStack::new(self.guide()));
        focus::mark_title(false);
        self.draw();
        dom::leave_only_newest();
    }

    /// Starts over after a session that left entries in the browser's history, and says so.
    pub(crate) fn begin_again(&'static self) {
        self.begun_again.set(true);
        focus::say(words::BEGUN_AGAIN);
        self.forget();
        history::back(history::number().unwrap_or(0));
    }

    /// Follows the browser's back and forward, and its jumps within the page, which are no entries.
    pub(crate) fn follow(&'static self) {
        let Some(number) = history::number() else {
            // A link has just led there from the current entry.
            return history::set(self.here());
        };
        if self.begun_again.get() && number > 0 {
            history::back(number);
        } else if self.stack.borrow_mut().follow(number) {
            self.turn();
        } else if self.returning.get() {
            history::back(1);
        }
    }

    fn here(&self) -> usize {
        self.stack.borrow().here()
    }

    fn turn(&'static self) {
        if self.begun_again.replace(false) {
            focus::say("");
        }
        self.returning.set(false);
        self.show();
    }

    /// Draws the page and focuses what is new. The last page goes a little later: a screen reader whose place goes before it has heard
    /// of the new focus takes that for known, and says nothing of the new page.
    fn show(&'static self) {
        self.draw();
        request_animation_frame(|| {
            focus::show_what_is_new();
            set_timeout(dom::leave_only_newest, HEARD);
        });
    }

    fn draw(&'static self) {
        self.drawn.take();
        (self.draw)(self);
    }
}
