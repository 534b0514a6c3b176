//! The publisher: reads a municipality's `book/`, checks it, and writes the site.
//!
//! Data flow: [`read`] → [`plan::Plan`] → [`read_publication`] (with the adopted editions) → pages, each in its frame → [`build`]
//! (staged beside the old site, then swapped in). [`preprocess`] gives the same pages to a plain mdBook.

mod assets;
mod authoring;
mod compare;
mod data;
mod dev_server;
mod diagram;
mod editions;
mod explain;
mod hosting;
mod html;
mod input;
mod pages;
mod papers;
mod routes;
mod site;
mod system;
mod verify;

pub use assets::script::{Script, Scripts};
pub use assets::search::Search;
pub use assets::widget::{Widget, WidgetSource};
pub use authoring::mend::mend;
pub use authoring::scaffold::lay_out;
pub use compare::diff::diff;
pub use dev_server::live_reload::LiveReload;
pub use dev_server::pdf_on_demand::add_papers;
pub use dev_server::serve::{Server, serve};
pub use dev_server::watch::Watch;
pub use editions::adopt::PendingAdoption;
pub use editions::changed_data::changed_data;
pub use editions::load::read_publication;
pub use editions::take_back::TakingBack;
pub use explain::explanation::{explain, list_answers};
pub use hosting::headers::{
    AS_DOWNLOAD, DOWNLOADED, FILE_KINDS, FileKind, HEADERS, cache_control, content_type, headers,
};
pub use hosting::place::Place;
pub use input::failure::Failure;
pub use input::read::read;
pub use papers::links::Printing;
pub use papers::press::{HAS_PRESS, unprintable};
pub use routes::EMBEDDED_PAGE;
pub use site::build::{Paths, build};
pub use site::preprocess::preprocess;
pub use verify::bounds::Bounds;
pub use verify::verifier::{Verdict, Verifier, Verify};
