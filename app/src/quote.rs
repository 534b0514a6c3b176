use crate::element::{classed, element, link, text};
use crate::erased_view::ErasedView;
use crate::session::Session;
use guide::{Piece, Quote, words};

/// A passage in the plan's words, with a link to where it stands.
pub(crate) fn view(session: &Session, passage: &str) -> ErasedView {
    element("div", parts(session, passage))
}

/// The plan's own reservation about its points.
pub(crate) fn reservation(session: &Session) -> ErasedView {
    classed(
        "div",
        "reservation",
        parts(session, &session.guide().reservation),
    )
}

/// Links in the plan stay links.
fn piece(piece: &'static Piece) -> ErasedView {
    let words = text(&piece.text);
    match &piece.href {
        Some(href) => link("quoted", href.clone(), vec![words]),
        None => words,
    }
}

/// A quotation and its source, without a surrounding element.
pub(crate) fn parts(session: &Session, passage: &str) -> Vec<ErasedView> {
    let Some(quote) = session.passage(passage) else {
        return vec![];
    };
    let quotation = element("p", quote.text.iter().map(piece).collect());
    let mut parts = vec![classed("blockquote", "quote", vec![quotation])];
    parts.extend(source(session, quote));
    parts
}

/// The same, cut to its beginning until opened; screen readers get all of it.
pub(crate) fn line(session: &Session, passage: &str) -> Vec<ErasedView> {
    let Some(quote) = session.passage(passage) else {
        return vec![];
    };
    // A link inside a disclosure's summary would be hard to hit.
    if quote.text.iter().any(|piece| piece.href.is_some()) {
        return parts(session, passage);
    }
    let pieces = quote.text.iter().map(|piece| text(&piece.text));
    let quotation = classed("summary", "quote", pieces.collect());
    let mut parts = vec![classed("details", "line", vec![quotation])];
    parts.extend(source(session, quote));
    parts
}

/// A link to the passage, unless the page already links to its chapter.
fn source(session: &Session, quote: &'static Quote) -> Option<ErasedView> {
    let parts = vec![text(words::READ_IN_PLAN), text(&quote.chapter)];
    session
        .links_first(&quote.chapter)
        .then(|| link("source", quote.href.clone(), parts))
}
