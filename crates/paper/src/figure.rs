use plan::{BoxKind, BoxPart, DiagramBox, Figure, FigureContent, Plan, Row};
use serde_json::{Value, json};

/// A box of a figure, and its connection to the one above; on paper all boxes are stacked.
struct Cell<'a> {
    drawn: &'a DiagramBox,
    /// Whether an arrow leads here from above.
    arrow: bool,
    /// The words between the two; `None` for none.
    join: Option<&'a str>,
    /// Boxes further up that lead here as well, by index.
    of: Vec<usize>,
}

/// A figure's boxes from top to bottom, and their text as its alternative text.
pub(crate) fn figure(plan: &Plan, figure: &Figure) -> Value {
    let rows = figure.diagram(plan);
    let cells = cells(&rows);
    let descriptions: Vec<_> = cells.iter().map(Cell::describe).collect();
    json!({
        "kind": "figure",
        "title": figure.title,
        "levels": matches!(figure.content, FigureContent::Levels(_)),
        "alt": descriptions.join(" "),
        "cells": cells.iter().map(Cell::value).collect::<Vec<_>>(),
    })
}

fn cells(rows: &[Row]) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    // The boxes of the row above, except the last, which has the arrow.
    let mut open = Vec::new();
    for row in rows {
        let first = cells.len();
        cells.extend(row.boxes.iter().map(|drawn| Cell {
            drawn,
            arrow: false,
            join: Some("eller"),
            of: Vec::new(),
        }));
        if let Some(head) = cells.get_mut(first) {
            head.arrow = row.when.is_some();
            head.join = row.when.as_deref();
            head.of = match row.when {
                Some(_) => std::mem::take(&mut open),
                None => row.common_to.clone(),
            };
        }
        open = (first..cells.len().saturating_sub(1)).collect();
    }
    cells
}

impl Cell<'_> {
    fn value(&self) -> Value {
        let parts = self.drawn.parts.iter();
        let parts = parts.map(|part| json!({ "label": part.label, "texts": part.texts }));
        json!({
            "kind": match self.drawn.kind {
                BoxKind::Plain => "plain",
                BoxKind::Acute => "acute",
                BoxKind::Note => "note",
            },
            "arrow": self.arrow,
            "join": self.join,
            "name": self.drawn.name,
            "parts": parts.collect::<Vec<_>>(),
            "of": self.of,
        })
    }

    /// In words, as a sentence.
    fn describe(&self) -> String {
        let parts = &self.drawn.parts;
        let head = [self.join, self.drawn.name.as_deref()]
            .into_iter()
            .flatten();
        let pieces = head.map(str::to_owned).chain(parts.iter().map(describe));
        let pieces: Vec<_> = pieces.filter(|piece| !piece.is_empty()).collect();
        let is_labelled = parts.iter().any(|part| part.label.is_some());
        let sentence = pieces.join(if is_labelled { ". " } else { " " });
        format!("{}.", sentence.trim_end_matches(['.', ':']))
    }
}

fn describe(part: &BoxPart) -> String {
    let texts = part.texts.join(", ");
    match &part.label {
        Some(label) => format!("{label}: {texts}"),
        None => texts,
    }
}
