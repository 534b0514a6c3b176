use crate::element::{classed, element, link, text};
use crate::erased_view::ErasedView;
use crate::session::Session;
use crate::words;
use guide::Piece;

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

/// The plan's links stay links.
fn piece(piece: &'static Piece) -> ErasedView {
    let words = text(&piece.text);
    match &piece.href {
        Some(href) => link("quoted", href.clone(), vec![words]),
        None => words,
    }
}

/// The quotation and its source; what they stand in is for others to say.
pub(crate) fn parts(session: &Session, passage: &str) -> Vec<ErasedView> {
    let Some(quote) = session.passage(passage) else {
        return vec![];
    };
    let quotation = element("p", quote.text.iter().map(piece).collect());
    let source = vec![text(words::READ_IN_PLAN), text(&quote.chapter)];
    vec![
        classed("blockquote", "quote", vec![quotation]),
        link("source", quote.href.clone(), source),
    ]
}
