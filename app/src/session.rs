use crate::action::Action;
use crate::{focus, history};
use guide::words::{self, in_digits};
use guide::{
    Channel, Choice, Contact, Guide, GuidePayload, GuideState, HistoryStack, Page, Quote, Step,
};
use leptos::prelude::request_animation_frame;
use std::cell::{Cell, RefCell};

/// A reader's session: the payload and the state. It lives in memory, and nowhere else.
///
/// Each step draws its page anew.
pub(crate) struct Session {
    payload: &'static GuidePayload,
    stack: RefCell<HistoryStack<'static>>,
    draw: fn(&'static Session),
    drawn: RefCell<Drawn>,
    /// Whether answers of an earlier session are gone, and the reader has not been on a second page since.
    begun_again: Cell<bool>,
    /// Whether the reader has asked for an earlier entry, and the browser is not there yet.
    returning: Cell<bool>,
}

/// What must be known of the page that is drawn.
#[derive(Default)]
struct Drawn {
    /// What its buttons do, by their numbers.
    actions: Vec<Action>,
    /// The channels whose opening it tells, in their order.
    watched: Vec<&'static Channel>,
    /// The chapters to which a link leads already.
    linked: Vec<&'static str>,
}

impl Session {
    /// Begins a session, which lasts as long as the page. `draw` shows the page that it is at.
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

    /// The state as it is now.
    pub(crate) fn state(&self) -> GuideState<'static> {
        self.stack.borrow().state()
    }

    /// The choices of the question that is shown.
    pub(crate) fn choices(&self) -> &'static [Choice] {
        match self.state().page() {
            Page::Question(index) => &self.guide().questions[index].choices,
            _ => &[],
        }
    }

    /// Notes what a button of the page does; returns its number.
    pub(crate) fn offer(&self, action: Action) -> String {
        let actions = &mut self.drawn.borrow_mut().actions;
        actions.push(action);
        in_digits(actions.len() - 1)
    }

    /// What the page's button of this number does.
    pub(crate) fn action(&self, number: &str) -> Option<Action> {
        let index: usize = number.parse().ok()?;
        self.drawn.borrow().actions.get(index).copied()
    }

    /// Notes whose opening the page tells next.
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

    /// The channels whose opening the page tells, in its order.
    pub(crate) fn watched(&self) -> Vec<&'static Channel> {
        self.drawn.borrow().watched.clone()
    }

    /// Presses the choice of this index.
    pub(crate) fn choose(&self, index: usize) {
        if let Some(choice) = self.choices().get(index) {
            self.stack.borrow_mut().choose(choice);
        }
    }

    /// Takes a step and, as soon as it is drawn, brings the reader to what is new.
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

    /// Forgets every answer and goes back to the first page, which comes as soon as the browser is there.
    pub(crate) fn start_over(&self) {
        self.stack.borrow_mut().forget();
        self.go_back(self.here());
    }

    /// Goes back by some entries, which come as soon as the browser is there.
    pub(crate) fn go_back(&self, entries: usize) {
        self.returning.set(true);
        history::back(entries);
    }

    /// Forgets every answer, without drawing attention to it.
    pub(crate) fn forget(&'static self) {
        self.stack.replace(HistoryStack::new(self.guide()));
        focus::mark_title(false);
        self.draw();
    }

    /// Begins anew after a session that has left its entries in the browser's history, and lets the page say so.
    pub(crate) fn begin_again(&'static self) {
        self.begun_again.set(true);
        focus::say(words::BEGUN_AGAIN);
        self.forget();
        history::back(history::number().unwrap_or(0));
    }

    /// Follows the browser's own back and forward, and its way over places within the page, which are no entries.
    pub(crate) fn follow(&'static self) {
        let Some(number) = history::number() else {
            // A link has just led there, from the entry where the reader still is.
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

    /// Draws the page and brings the reader to what is new in it.
    fn show(&'static self) {
        self.draw();
        request_animation_frame(focus::show_what_is_new);
    }

    fn draw(&'static self) {
        self.drawn.take();
        (self.draw)(self);
    }
}
