//! `beredskab preprocess`: serves a plain `mdbook build`.

use crate::terminal::{print, tell};
use publish::{Failure, WidgetSource};
use std::io;

/// Speaks mdBook's protocol: a book on standard input, the changed book on standard output.
pub(crate) fn preprocess() -> Result<(), Failure> {
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin())?;
    let (publication, warnings) = publish::read_publication(&context.root)?;
    tell(&warnings);
    let widget = WidgetSource::choose(None, &context.root).find()?;
    let widget = widget.map(publish::Widget::inline);
    let book = publish::preprocess(&publication, widget.as_ref(), book)?;
    print(&serde_json::to_string(&book).map_err(anyhow::Error::from)?)
}
