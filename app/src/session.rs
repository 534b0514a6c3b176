use crate::{focus, history};
use guide::{Choice, Contact, Guide, GuidePayload, GuideState, HistoryStack, Page, Quote, Step};
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A reader's session: the payload and the state. It lives in memory, and nowhere else.
///
/// One signal for the whole state would draw everything anew at every press. So views say which presses concern them.
pub(crate) struct Session {
    payload: &'static GuidePayload,
    stack: Mutex<HistoryStack<'static>>,
    /// Whether answers of an earlier session are gone, and the reader has not been on a second page since.
    begun_again: AtomicBool,
    /// Whether the reader has asked for an earlier entry, and the browser is not there yet.
    returning: AtomicBool,
    chosen: ArcTrigger,
    held_up: ArcTrigger,
    turned: ArcTrigger,
    minute: ArcTrigger,
}

/// How late the page may be to say that a telephone has opened or closed.
const TICK: Duration = Duration::from_secs(10);

impl Session {
    /// Begins a session, which lasts as long as the page.
    pub(crate) fn begin(payload: &'static GuidePayload) -> &'static Self {
        let session: &Self = Box::leak(Box::new(Self {
            payload,
            stack: Mutex::new(HistoryStack::new(&payload.guide)),
            begun_again: AtomicBool::new(false),
            returning: AtomicBool::new(false),
            chosen: ArcTrigger::new(),
            held_up: ArcTrigger::new(),
            turned: ArcTrigger::new(),
            minute: ArcTrigger::new(),
        }));
        if history::number().is_some() {
            session.begin_again();
        } else {
            history::set(0);
        }
        _ = window_event_listener(leptos::ev::popstate, |_| session.follow());
        set_interval(|| session.minute.notify(), TICK);
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
        self.stack().state()
    }

    /// The state, again after every choice.
    pub(crate) fn state_at_choices(&self) -> GuideState<'static> {
        self.chosen.track();
        self.state()
    }

    /// The state, again after every step that did not lead on.
    pub(crate) fn state_when_held_up(&self) -> GuideState<'static> {
        self.held_up.track();
        self.state()
    }

    /// The page, again whenever another one comes.
    pub(crate) fn page(&self) -> Page {
        self.turned.track();
        self.state().page()
    }

    /// Whether answers of an earlier session are gone and the reader should know.
    pub(crate) fn begun_again(&self) -> bool {
        self.begun_again.load(Relaxed)
    }

    /// Asks its view to look at the clock, again and again.
    pub(crate) fn track_clock(&self) {
        self.minute.track();
    }

    pub(crate) fn choose(&self, choice: &Choice) {
        self.stack().choose(choice);
        self.chosen.notify();
    }

    /// Takes a step and, as soon as it is drawn, brings the reader to what is new.
    pub(crate) fn take(&self, step: Step) {
        let led_to = self.stack().take(step);
        if let Some(number) = led_to {
            history::push(number);
            self.turn();
        } else {
            self.held_up.notify();
            request_animation_frame(focus::show_what_is_new);
        }
    }

    /// Forgets every answer and goes back to the first page, which comes as soon as the browser is there.
    pub(crate) fn start_over(&self) {
        self.stack().forget();
        self.go_back(self.stack().here());
    }

    /// Goes back by some entries, which come as soon as the browser is there.
    pub(crate) fn go_back(&self, entries: usize) {
        self.returning.store(true, Relaxed);
        history::back(entries);
    }

    /// Forgets every answer, without drawing attention to it.
    pub(crate) fn forget(&self) {
        *self.stack() = HistoryStack::new(self.guide());
        focus::mark_title(false);
        self.turned.notify();
    }

    /// Begins anew after a session that has left its entries in the browser's history, and lets the page say so.
    pub(crate) fn begin_again(&self) {
        self.begun_again.store(true, Relaxed);
        self.forget();
        history::back(history::number().unwrap_or(0));
    }

    /// Follows the browser's own back and forward, and its way over places within the page, which are no entries.
    fn follow(&self) {
        let Some(number) = history::number() else {
            // A link has just led there, from the entry where the reader still is.
            return history::set(self.stack().here());
        };
        if self.begun_again() && number > 0 {
            history::back(number);
        } else if self.stack().follow(number) {
            self.turn();
        } else if self.returning.load(Relaxed) {
            history::back(1);
        }
    }

    fn turn(&self) {
        self.begun_again.store(false, Relaxed);
        self.returning.store(false, Relaxed);
        self.turned.notify();
        request_animation_frame(focus::show_what_is_new);
    }

    fn stack(&self) -> MutexGuard<'_, HistoryStack<'static>> {
        self.stack.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
