//! The publisher: reads a municipality's `book/`, checks it, and writes the site.
//!
//! The way of the data: [`read`] → [`plan::Plan`] → [`Preprocessor`] (passages become HTML, our own pages join the
//! plan's chapters) → [`Renderer`] (the frame around each page) → [`build`] (beside the old site, then in its place).

mod about_page;
mod accessibility_page;
mod answers;
mod assets;
mod chapter_page;
mod column;
mod condition_words;
mod contact_card;
mod contact_line;
mod contents;
mod danish_order;
mod description;
mod drawing;
mod explain;
mod figure;
mod files;
mod front_page;
mod guide_page;
mod headers;
mod hosting;
mod linked_data;
mod live_reload;
mod missing_page;
mod new;
mod packed;
mod paper;
mod papers_on_request;
mod preprocessor;
mod privacy_page;
mod quote;
mod read;
mod renderer;
mod rules_page;
mod search;
mod search_index;
mod search_page;
mod serve;
mod signposts;
mod site;
mod subjects_page;
mod swap;
mod twin;
mod watch;
mod way_out;
mod whole_page;
mod whole_words;
mod widget;
mod within;
mod wrapped;

pub use explain::{explain, list_answers};
pub use headers::{FILE_KINDS, FileKind, HEADERS, cache_control, content_type};
pub use live_reload::LiveReload;
pub use new::lay_out;
pub use papers_on_request::add_papers;
pub use preprocessor::Preprocessor;
pub use read::{Failure, read};
pub use renderer::{Frame, Renderer};
pub use search::Search;
pub use serve::{Server, serve};
pub use site::{Paths, build};
pub use watch::Watch;
pub use widget::{Script, Scripts, Widget, WidgetSource};
