//! The widget: the guide in the reader's browser, one page after the other, made with Leptos.
//!
//! | what | where |
//! |---|---|
//! | the way through the guide, with no browser in it | [`Walk`] |
//! | the pages and the frame around them | `question`, `summary`, `outcome`; `page` |
//! | what pages are made of | `quote`, `contact`, `button`, `element`, `drawn` |
//! | what ties the walk to the pages | `visit` |
//! | the reader's attention, the browser's history, the end of a visit | `focus`, `history`, `leaving` |
//! | what the page hands out | `data`, `json` |
//! | the interface's own wording | `words` |
//!
//! **Invariant:** answers live in memory only. Nothing here writes to the address, a storage, the console or the network, and
//! nothing but the numbers of stops to the history.

mod button;
mod clock;
mod contact;
mod data;
mod drawn;
mod element;
mod focus;
mod history;
mod json;
mod leaving;
mod outcome;
mod page;
mod prepare;
mod question;
mod quote;
mod summary;
mod trail;
mod visit;
mod walk;
mod words;

pub use trail::Trail;
pub use walk::{Page, Step, Stop, Walk};

use leptos::mount::mount_to;
use leptos::tachys::dom::document;
use visit::Visit;
use wasm_bindgen::JsCast;

/// Draws the guide's first page into its place in the page. Draws nothing where the place or the handout is missing.
pub fn start() {
    let mount = document().get_element_by_id("vejviser");
    let (Some(mount), Some(handout)) = (mount, data::handout()) else {
        return;
    };
    let widget = mount_to(mount.unchecked_into(), || {
        let visit = Visit::begin(handout);
        leaving::forget_answers(visit);
        page::view(visit)
    });
    // It stays for as long as the page does.
    widget.forget();
}
