use crate::drawn::Drawn;
use crate::element::{classed, element, link, text};
use crate::visit::Visit;
use crate::words;
use guide::{Choices, Citation, Piece};

/// A passage in the plan's words, with a link to where it stands.
pub(crate) fn view(visit: &Visit, passage: &str) -> Drawn {
    element("div", parts(visit, passage))
}

/// The passages that are quoted for these choices.
pub(crate) fn applying(visit: &Visit, citations: &[Citation], made: Choices) -> Vec<Drawn> {
    let applying = citations.iter().filter(|citation| citation.applies(made));
    applying
        .map(|citation| view(visit, &citation.passage))
        .collect()
}

/// The plan's own reservation about its points.
pub(crate) fn reservation(visit: &Visit) -> Drawn {
    classed(
        "div",
        "reservation",
        parts(visit, &visit.guide().reservation),
    )
}

/// The plan's links stay links.
fn piece(piece: &'static Piece) -> Drawn {
    let words = text(&piece.text);
    match &piece.href {
        Some(href) => link("quoted", href.clone(), vec![words]),
        None => words,
    }
}

/// The quotation and its source; what they stand in is for others to say.
pub(crate) fn parts(visit: &Visit, passage: &str) -> Vec<Drawn> {
    let Some(quote) = visit.passage(passage) else {
        return vec![];
    };
    let quotation = element("p", quote.text.iter().map(piece).collect());
    let source = vec![text(words::READ_IN_PLAN), text(&quote.chapter)];
    vec![
        classed("blockquote", "quote", vec![quotation]),
        link("source", quote.href.clone(), source),
    ]
}
