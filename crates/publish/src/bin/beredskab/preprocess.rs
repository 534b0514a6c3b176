//! `beredskab preprocess`: serves a plain `mdbook build`.

use crate::terminal::{print, tell};
use mdbook_preprocessor::Preprocessor as _;
use publish::{Failure, Preprocessor, WidgetSource};
use std::io;
use std::sync::Arc;

/// Speaks mdBook's protocol: a book on standard input, the changed book on standard output.
pub(crate) fn preprocess() -> Result<(), Failure> {
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin())?;
    let (publication, warnings) = publish::read_publication(&context.root)?;
    tell(&warnings);
    let widget = WidgetSource::choose(None, &context.root).find()?;
    let widget = widget.map(|widget| Arc::new(widget.inline()));
    let book = Preprocessor::new(Arc::new(publication), widget, None).run(&context, book)?;
    print(&serde_json::to_string(&book).map_err(anyhow::Error::from)?)
}
