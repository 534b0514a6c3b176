//! The proof: the real site, served as in production, in real browsers.
//!
//! - [`visit`] sets the scene of one test: a served site and a fresh tab that looks at it; [`in_every_engine`] sets it in
//!   Chromium, Firefox and WebKit;
//! - [`Page`] and [`Guide`] are what a reader sees and does there, [`Keys`] what one does without a mouse;
//! - [`RandomWalk`] is a walk that chance takes, and an [`ApiSpy`] sees what a page does behind the reader's back;
//! - [`expected`] is what the domain says that a reader must be shown;
//! - [`axe`] and [`Document`] look for what a reader should never meet, [`Tree`] is what a screen reader does meet;
//! - [`views`] leads a check to every page and to every view of the guide.
//!
//! `cargo xtask test` builds the site, finds the browsers and tells the tests where they are.

mod api_spy;
mod browser;
mod child_process;
mod document;
mod driver;
mod engine;
mod environment;
mod guide;
mod harness;
mod http;
mod keys;
mod look;
mod network;
mod page;
mod quick_exit;
mod random_walk;
mod site;
mod tree;

pub mod axe;
pub mod oracle;
pub mod views;

pub use api_spy::{ApiSpy, Call};
pub use child_process::{ChildProcess, free_port};
pub use document::{Document, Target};
pub use engine::Engine;
pub use environment::{hosting, html_checker, published, queries, repository, web_server};
pub use guide::{Choice, Guide, Row};
pub use harness::{play, visit, visit_each, visit_in, visit_over};
pub use http::{Answer, Connection, get};
pub use keys::Keys;
pub use look::{Look, PHONE, SCREEN, Scheme};
pub use network::{Fault, Network, Part};
pub use page::Page;
pub use quick_exit::QuickExit;
pub use random_walk::RandomWalk;
pub use site::{Site, files_below, published_files};
pub use tree::{Node, Tree};
