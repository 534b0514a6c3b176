use crate::trail::Trail;
use crate::walk::{Page, Step, Walk};
use crate::{focus, history};
use guide::{Choice, Contact, Guide, Handout, Quote};
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A reader's visit: what was handed out, and the walk through it. It lives in memory, and nowhere else.
///
/// One signal for the whole walk would draw everything anew at every press. So views say which presses concern them.
pub(crate) struct Visit {
    handout: &'static Handout,
    trail: Mutex<Trail<'static>>,
    /// Whether answers of an earlier visit are gone, and the reader has not been on a second page since.
    begun_again: AtomicBool,
    /// Whether the reader has asked for an earlier stop, and the browser is not there yet.
    returning: AtomicBool,
    chosen: ArcTrigger,
    held_up: ArcTrigger,
    turned: ArcTrigger,
    minute: ArcTrigger,
}

/// How late the page may be to say that a telephone has opened or closed.
const TICK: Duration = Duration::from_secs(10);

impl Visit {
    /// Begins a visit, which lasts as long as the page.
    pub(crate) fn begin(handout: &'static Handout) -> &'static Self {
        let visit: &Self = Box::leak(Box::new(Self {
            handout,
            trail: Mutex::new(Trail::new(&handout.guide)),
            begun_again: AtomicBool::new(false),
            returning: AtomicBool::new(false),
            chosen: ArcTrigger::new(),
            held_up: ArcTrigger::new(),
            turned: ArcTrigger::new(),
            minute: ArcTrigger::new(),
        }));
        if history::number().is_some() {
            visit.begin_again();
        } else {
            history::set(0);
        }
        _ = window_event_listener(leptos::ev::popstate, |_| visit.follow());
        set_interval(|| visit.minute.notify(), TICK);
        visit
    }

    pub(crate) fn guide(&self) -> &'static Guide {
        &self.handout.guide
    }

    pub(crate) fn contacts(&self) -> &'static [Contact] {
        &self.handout.contacts
    }

    pub(crate) fn passage(&self, id: &str) -> Option<&'static Quote> {
        self.handout.passage(id)
    }

    /// The walk as it is now.
    pub(crate) fn walk(&self) -> Walk<'static> {
        self.trail().walk()
    }

    /// The walk, again after every choice.
    pub(crate) fn walk_at_choices(&self) -> Walk<'static> {
        self.chosen.track();
        self.walk()
    }

    /// The walk, again after every step that did not lead on.
    pub(crate) fn walk_when_held_up(&self) -> Walk<'static> {
        self.held_up.track();
        self.walk()
    }

    /// The page, again whenever another one comes.
    pub(crate) fn page(&self) -> Page {
        self.turned.track();
        self.walk().page()
    }

    /// Whether answers of an earlier visit are gone and the reader should know.
    pub(crate) fn begun_again(&self) -> bool {
        self.begun_again.load(Relaxed)
    }

    /// Asks its view to look at the clock, again and again.
    pub(crate) fn track_clock(&self) {
        self.minute.track();
    }

    pub(crate) fn choose(&self, choice: &Choice) {
        self.trail().choose(choice);
        self.chosen.notify();
    }

    /// Takes a step and, as soon as it is drawn, brings the reader to what is new.
    pub(crate) fn take(&self, step: Step) {
        let led_to = self.trail().take(step);
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
        self.trail().forget();
        self.go_back(self.trail().here());
    }

    /// Goes back by some stops, which come as soon as the browser is there.
    pub(crate) fn go_back(&self, stops: usize) {
        self.returning.store(true, Relaxed);
        history::back(stops);
    }

    /// Forgets every answer, without drawing attention to it.
    pub(crate) fn forget(&self) {
        *self.trail() = Trail::new(self.guide());
        focus::mark_title(false);
        self.turned.notify();
    }

    /// Begins anew after a visit that has left its stops in the browser's history, and lets the page say so.
    pub(crate) fn begin_again(&self) {
        self.begun_again.store(true, Relaxed);
        self.forget();
        history::back(history::number().unwrap_or(0));
    }

    /// Follows the browser's own back and forward, and its way over places within the page, which are no stops.
    fn follow(&self) {
        let Some(number) = history::number() else {
            // A link has just led there, from the stop where the reader still is.
            return history::set(self.trail().here());
        };
        if self.begun_again() && number > 0 {
            history::back(number);
        } else if self.trail().follow(number) {
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

    fn trail(&self) -> MutexGuard<'_, Trail<'static>> {
        self.trail.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
