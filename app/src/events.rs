//! The reader's input, handled in one place for the whole guide.

use crate::action::Action;
use crate::session::Session;
use crate::{clipboard, contact, dom, focus, question};
use guide::Step;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How late an opening status may be updated.
const TICK: Duration = Duration::from_secs(10);

/// Listens as long as the page lives.
pub(crate) fn listen(session: &'static Session) {
    _ = window_event_listener(ev::click, move |event| press(session, &event));
    _ = window_event_listener(ev::change, move |event| choose(session, &event));
    _ = window_event_listener(ev::submit, move |event| {
        event.prevent_default();
        session.take(Step::Continue);
    });
    _ = window_event_listener(ev::popstate, move |_| session.follow());
    // Forgets the answers when the reader leaves, and starts over if the browser restores the page.
    _ = window_event_listener(ev::pagehide, move |_| session.forget());
    _ = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            session.begin_again();
        }
    });
    // The first time, a phone takes a tenth of a second to learn the time zone's rules; better now than before an outcome.
    set_timeout(move || contact::tell_the_time(session), Duration::ZERO);
    set_interval(move || contact::tell_the_time(session), TICK);
}

fn press(session: &'static Session, event: &Event) {
    let Some(target) = target(event) else { return };
    if dom::around(focus::TO_CHOICES, &target).is_some() {
        // Following the link would add to the address and the history.
        event.prevent_default();
        return focus::show_choices();
    }
    let button = dom::around(".guide [value]", &target);
    let number = button.and_then(|button| button.get_attribute("value"));
    match number.and_then(|number| session.action(&number)) {
        Some(Action::Take(step)) => session.take(step),
        Some(Action::Back) => session.go_back(1),
        Some(Action::StartOver) => session.start_over(),
        Some(Action::Print) => _ = window().print(),
        Some(Action::Copy) => clipboard::copy_answers(),
        None => {}
    }
}

fn choose(session: &'static Session, event: &Event) {
    let index = target(event).and_then(|input| dom::index_of(question::INPUTS, &input));
    if let Some(index) = index {
        session.choose(index);
        question::show_selected(session);
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target().map(JsCast::unchecked_into)
}
