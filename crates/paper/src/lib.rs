//! The plan on paper: the whole plan as an accessible archival PDF, the contact sheet for the staff room, and the pocket card. The
//! guide for editors is printed here as well.
//!
//! Pure: data in, bytes out; no I/O and no clock, so that the same plan gives the same bytes. A [`plan::Plan`] and its [`Imprint`]
//! become JSON, which a template in `typst/` sets as text; nothing that an author writes is read as typst markup or code.

mod contact_sheet;
mod contacts;
mod figure;
mod glyphs;
mod imprint;
mod manual;
mod plan_pdf;
mod pocket_card;
mod printed;
mod qr;
mod sheet;
mod text;
mod typeset;
mod world;

pub use contact_sheet::contact_sheet;
pub use glyphs::unprintable;
pub use imprint::{Colours, Imprint};
pub use manual::manual_pdf;
pub use plan_pdf::plan_pdf;
pub use pocket_card::{pocket_card, pocket_cards};
pub use printed::Printed;
