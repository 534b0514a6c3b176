//! The proof: the real site, served as in production, in real browsers.
//!
//! - [`visit`] sets the scene of one test: a served site and a fresh tab that looks at it; [`in_every_engine`] sets it in
//!   Chromium, Firefox and WebKit;
//! - [`Page`] and [`Guide`] are what a reader sees and does there, [`Keys`] what one does without a mouse;
//! - [`Stroll`] is a walk that chance takes, and a [`Witness`] sees what a page does behind the reader's back;
//! - [`expected`] is what the domain says that a reader must be shown;
//! - [`axe`] and [`Document`] look for what a reader should never meet, [`Tree`] is what a screen reader does meet;
//! - [`views`] leads a check to every page and to every view of the guide.
//!
//! `cargo xtask test` builds the site, finds the browsers and tells the tests where they are.

mod browser;
mod document;
mod driver;
mod engine;
mod environment;
mod guarded;
mod guide;
mod http;
mod keys;
mod look;
mod network;
mod page;
mod site;
mod stage;
mod stroll;
mod tree;
mod way_out;
mod witness;

pub mod axe;
pub mod expected;
pub mod views;

pub use document::{Document, Target};
pub use engine::Engine;
pub use environment::{hosting, html_checker, published, queries, repository, web_server};
pub use guarded::{Guarded, free_port};
pub use guide::{Choice, Guide, Row};
pub use http::{Answer, Connection, get};
pub use keys::Keys;
pub use look::{Look, PHONE, SCREEN, Scheme};
pub use network::{Harm, Network, Part};
pub use page::Page;
pub use site::{Site, files_below, published_files};
pub use stage::{play, visit, visit_each, visit_in, visit_over};
pub use stroll::Stroll;
pub use tree::{Node, Tree};
pub use way_out::WayOut;
pub use witness::{Call, Witness};
