//! Boxes and arrows. A diagram is a list, so it is read, selected and printed like text.

use maud::{Markup, html};
use plan::BoxKind;

/// What a box looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    /// Text without a frame.
    Note,
    Strong,
    Acute,
}

impl From<BoxKind> for Kind {
    fn from(kind: BoxKind) -> Self {
        match kind {
            BoxKind::Plain => Self::Plain,
            BoxKind::Acute => Self::Acute,
            BoxKind::Note => Self::Note,
        }
    }
}

pub(crate) fn boxed(kind: Kind, content: &Markup) -> Markup {
    let class = match kind {
        Kind::Plain => "box",
        Kind::Note => "box note",
        Kind::Strong => "box strong",
        Kind::Acute => "box acute",
    };
    html! { div class=(class) { (content) } }
}

/// An arrow from the row above to the row below, with its condition.
pub(crate) fn arrow(when: &str) -> Markup {
    html! { div.arrow { (when) } }
}
