//! The proof: the real site, served as in production, in real browsers.
//!
//! - [`visit`] sets the scene of one test: a served site and a fresh tab that looks at it; [`in_every_engine`] sets it in
//!   Chromium, Firefox and WebKit;
//! - [`Page`] and [`Guide`] are what a reader sees and does there, [`Keys`] what one does without a mouse;
//! - [`RandomWalk`] is a walk that chance takes, and an [`ApiSpy`] sees what a page does behind the reader's back;
//! - [`oracle`] is what the domain says that a reader must be shown;
//! - [`axe`] and [`Document`] look for what a reader should never meet, [`Tree`] is what a screen reader does meet;
//! - [`views`] leads a check to every page and to every view of the guide.
//!
//! `cargo xtask test` builds the site, finds the browsers and tells the tests where they are.

mod browsers;
mod checks;
mod machine;
mod reading;
mod served;

pub use browsers::engine::Engine;
pub use browsers::harness::{play, visit, visit_each, visit_in, visit_over};
pub use browsers::keys::Keys;
pub use browsers::look::{Look, PHONE, SCREEN, Scheme};
pub use browsers::page::Page;
pub use browsers::slow_phone::{SLOWER_BY, visit_on_slow_phone};
pub use checks::api_spy::{ApiSpy, Call};
pub use checks::document::{Document, Target};
pub use checks::tree::{Node, Tree};
pub use checks::{axe, views};
pub use machine::child_process::{ChildProcess, Group, free_port};
pub use machine::environment::{
    hosting, html_checker, published, queries, repository, screen_reader, web_server,
};
pub use machine::http::{Answer, Connection, get};
pub use reading::guide::{Choice, Guide, Row};
pub use reading::oracle;
pub use reading::quick_exit::QuickExit;
pub use reading::random_walk::RandomWalk;
pub use served::embedding::Embedding;
pub use served::network::{Fault, Network, Part};
pub use served::plan::{on_host, place};
pub use served::site::{Site, files_below, published_files};
