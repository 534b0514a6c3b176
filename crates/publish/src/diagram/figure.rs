//! A figure of the plan's chapters, drawn as a list of boxes.

use crate::diagram::boxes::{arrow, boxed};
use maud::{Markup, html};
use plan::{BoxPart, DiagramBox, Figure, FigureContent, Plan, Row};

/// The figure with its caption, which says whose it is.
pub(crate) fn figure(plan: &Plan, figure: &Figure) -> Markup {
    let id = format!("figur-{}", figure.after);
    let name = format!("{id}-navn");
    let rows = figure.diagram(plan);
    html! {
        figure.figure #(id) aria-labelledby=(name) {
            figcaption {
                strong #(name) { (figure.title) }
                span { "Figuren er tegnet ud fra planens tekst og er ikke selv en del af planen." }
            }
            @match &figure.content {
                // Side by side where there is room.
                FigureContent::Levels(_) => ul.diagram.levels { (items(&rows)) },
                FigureContent::Path(_) => ol.diagram { (items(&rows)) },
                FigureContent::Contacts { .. } => ul.diagram { (items(&rows)) },
            }
        }
    }
}

/// One item for each row, with the rows that continue it. Rows common to others stand below them.
fn items(rows: &[Row]) -> Markup {
    html! {
        @for (index, rows) in rows.chunk_by(|_, next| next.goes_on).enumerate() {
            li class=[rows.iter().any(is_common).then_some("below")] {
                @for (within, one) in rows.iter().enumerate() { (row(one, index + within == 0)) }
            }
        }
    }
}

fn is_common(row: &Row) -> bool {
    !row.common_to.is_empty()
}

fn row(row: &Row, is_first: bool) -> Markup {
    html! {
        @match &row.when {
            Some(when) if is_first => p { (when) },
            Some(when) => (arrow(when)),
            None => @if is_common(row) { (arrow("")) },
        }
        @match row.boxes.as_slice() {
            [one] => (drawn(one)),
            boxes => div.row {
                @for (index, one) in boxes.iter().enumerate() {
                    div.row { @if index > 0 { p { "eller" } } (drawn(one)) }
                }
            },
        }
    }
}

fn drawn(one: &DiagramBox) -> Markup {
    let content = html! {
        @if let Some(name) = &one.name { p { strong { (name) } } }
        @for one in &one.parts { (part(one)) }
    };
    boxed(one.kind.into(), &content)
}

fn part(part: &BoxPart) -> Markup {
    html! {
        @if let Some(label) = &part.label { p.label { (label) } }
        @match part.texts.as_slice() {
            texts if part.label.is_some() && texts.len() > 1 => ul { @for text in texts { li { (text) } } },
            texts => @for text in texts { p { (text) } },
        }
    }
}
