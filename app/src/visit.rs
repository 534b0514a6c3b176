use crate::focus;
use crate::walk::{Page, Step, Walk};
use leptos::prelude::*;
use plan::{Choice, Contact, Guide, Handout, Quote};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A reader's visit: what was handed out, and the walk through it. It lives in memory, and nowhere else.
///
/// One signal for the whole walk would draw everything anew at every press. So views say which presses concern them.
pub(crate) struct Visit {
    handout: &'static Handout,
    walk: Mutex<Walk<'static>>,
    chosen: ArcTrigger,
    held_up: ArcTrigger,
    turned: ArcTrigger,
}

impl Visit {
    /// Begins a visit, which lasts as long as the page.
    pub(crate) fn begin(handout: &'static Handout) -> &'static Self {
        Box::leak(Box::new(Self {
            handout,
            walk: Mutex::new(Walk::new(&handout.guide)),
            chosen: ArcTrigger::new(),
            held_up: ArcTrigger::new(),
            turned: ArcTrigger::new(),
        }))
    }

    pub(crate) fn guide(&self) -> &'static Guide {
        &self.handout.guide
    }

    pub(crate) fn contact(&self, id: &str) -> Option<&'static Contact> {
        let contacts = &self.handout.contacts;
        contacts.iter().find(|contact| contact.id == id)
    }

    pub(crate) fn passage(&self, id: &str) -> Option<&'static Quote> {
        self.handout.passage(id)
    }

    /// The walk as it is now.
    pub(crate) fn walk(&self) -> Walk<'static> {
        *self.lock()
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

    pub(crate) fn choose(&self, choice: &Choice) {
        self.lock().choose(choice);
        self.chosen.notify();
    }

    /// Takes a step and, as soon as it is drawn, brings the reader to what is new.
    pub(crate) fn take(&self, step: Step) {
        let before = self.walk().page();
        self.lock().take(step);
        if self.walk().page() == before {
            self.held_up.notify();
        } else {
            self.turned.notify();
        }
        request_animation_frame(focus::show_what_is_new);
    }

    /// Forgets every answer, without drawing attention to it.
    pub(crate) fn forget(&self) {
        self.lock().take(Step::StartOver);
        self.turned.notify();
    }

    fn lock(&self) -> MutexGuard<'_, Walk<'static>> {
        self.walk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
