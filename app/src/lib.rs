//! The widget: the guide in the reader's browser, one page after the other, made with Leptos.
//!
//! | what | where |
//! |---|---|
//! | the state of the guide, with no browser in it | [`guide::GuideState`], in `crates/guide` |
//! | the pages and the frame around them | `question`, `summary`, `outcome`; `page` |
//! | what pages are made of | `quote`, `contact`, `button`, `element`, `erased_view` |
//! | what is pressed, and what comes of it | `events`, `action`; `session` ties them to the state |
//! | the reader's attention, the browser's history | `focus`, `history` |
//! | what the page hands out | `data` |
//! | the interface's own wording | [`guide::words`], in `crates/guide` |
//!
//! **Invariant:** answers live in memory only. Nothing here writes to the address, a storage, the console or the network, and
//! nothing but the numbers of entries to the history.

mod action;
mod button;
mod clipboard;
mod clock;
mod contact;
mod data;
mod dom;
mod element;
mod erased_view;
mod events;
mod focus;
mod history;
mod outcome;
mod page;
mod prepare;
mod question;
mod quote;
mod session;
mod summary;

use guide::GuidePayload;
use session::Session;

/// Draws the guide's first page into its place; nothing if the payload is missing. `read` reads the payload's JSON.
pub fn start(read: fn(&str) -> GuidePayload) {
    let Some(payload) = data::payload(read) else {
        return;
    };
    let session = Session::begin(payload, page::draw);
    events::listen(session);
}
