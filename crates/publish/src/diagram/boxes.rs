//! Boxes, and what stands between them. A diagram is a list, so that it is read, selected and printed as the text around it.

use maud::{Markup, html};

/// What a box looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    /// Text without a frame.
    Note,
    Strong,
    Acute,
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

/// That what stands above leads to what stands below, and when.
pub(crate) fn arrow(when: &str) -> Markup {
    html! { div.arrow { (when) } }
}
