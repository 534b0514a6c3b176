use plan::{Act, Contact, Figure, FigureContent, Level, Plan};
use serde_json::{Value, json};

/// A box of a figure, before it is drawn or told.
#[derive(Default)]
struct Cell {
    kind: Kind,
    join: Join,
    name: Option<String>,
    parts: Vec<Part>,
    /// The boxes that lead here past others.
    of: Vec<usize>,
}

#[derive(Clone, Copy, Default)]
enum Kind {
    #[default]
    Plain,
    Acute,
    /// Words without a box.
    Note,
}

/// What joins a box to the one above.
#[derive(Default)]
enum Join {
    #[default]
    Nothing,
    Arrow(String),
    Words(String),
}

struct Part {
    label: Option<String>,
    texts: Vec<String>,
}

/// A figure's boxes from above, and the same in words as its alternative text.
pub(crate) fn figure(plan: &Plan, figure: &Figure) -> Value {
    let cells = match &figure.content {
        FigureContent::Levels(levels) => levels.iter().map(Cell::level).collect(),
        FigureContent::Path(acts) => path(acts),
        FigureContent::Contacts { when } => contacts(plan, when),
    };
    let descriptions: Vec<_> = cells.iter().map(Cell::describe).collect();
    json!({
        "kind": "figure",
        "title": figure.title,
        "levels": matches!(figure.content, FigureContent::Levels(_)),
        "alt": descriptions.join(" "),
        "cells": cells.iter().map(Cell::drawn).collect::<Vec<_>>(),
    })
}

fn path(acts: &[Act]) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut before = 0;
    // Those that the next act follows from as well, as they are done instead of one another.
    let mut open = Vec::new();
    for (index, act) in acts.iter().enumerate() {
        let number = (act.step != before).then(|| format!("{}.", act.step));
        before = act.step;
        let (join, of) = if act.instead {
            open.push(index.saturating_sub(1));
            (Join::Words("eller".to_owned()), Vec::new())
        } else {
            let when = act.when.clone().unwrap_or_default();
            (Join::Arrow(when), std::mem::take(&mut open))
        };
        let name: Vec<_> = number.into_iter().chain(act.who.clone()).collect();
        cells.push(Cell {
            join,
            name: (!name.is_empty()).then(|| name.join(" ")),
            parts: vec![Part::plain([act.what.clone()])],
            of,
            ..Cell::default()
        });
    }
    cells
}

/// The contact for a life in danger, then when to turn to the others, and they.
fn contacts(plan: &Plan, when: &str) -> Vec<Cell> {
    let [acute, others] = plan.acute_and_other_contacts();
    let note = Cell {
        kind: Kind::Note,
        name: Some(when.to_owned()),
        ..Cell::default()
    };
    let acute = acute.into_iter().map(|contact| Cell {
        kind: Kind::Acute,
        ..Cell::contact(contact)
    });
    let others = others.into_iter().enumerate().map(|(index, contact)| Cell {
        join: match index {
            0 => Join::Nothing,
            _ => Join::Words("eller".to_owned()),
        },
        ..Cell::contact(contact)
    });
    acute.chain([note]).chain(others).collect()
}

impl Cell {
    fn level(level: &Level) -> Self {
        let parts = level.parts.iter().map(|part| Part {
            label: Some(part.label.clone()),
            texts: part.texts.clone(),
        });
        Self {
            name: Some(level.name.clone()),
            parts: parts.collect(),
            of: level.of.clone(),
            ..Self::default()
        }
    }

    fn contact(contact: &Contact) -> Self {
        let lines = contact.channels.iter().flat_map(|channel| {
            let hours = (!channel.openings.is_empty()).then(|| channel.hours_to_text());
            [Some(channel.action()), hours].into_iter().flatten()
        });
        Self {
            name: Some(contact.name.clone()),
            parts: vec![Part::plain(lines)],
            ..Self::default()
        }
    }

    fn drawn(&self) -> Value {
        let parts = self
            .parts
            .iter()
            .map(|part| json!({ "label": part.label, "texts": part.texts }));
        json!({
            "kind": match self.kind {
                Kind::Plain => "plain",
                Kind::Acute => "acute",
                Kind::Note => "note",
            },
            "arrow": matches!(self.join, Join::Arrow(_)),
            "join": self.join.words(),
            "name": self.name,
            "parts": parts.collect::<Vec<_>>(),
            "of": self.of,
        })
    }

    /// In words, as a sentence.
    fn describe(&self) -> String {
        let join = self.join.words().unwrap_or_default();
        let name = self.name.clone().unwrap_or_default();
        let parts = self.parts.iter().map(Part::describe);
        let pieces = [join.to_owned(), name].into_iter().chain(parts);
        let pieces: Vec<_> = pieces.filter(|piece| !piece.is_empty()).collect();
        let sentence = pieces.join(if self.is_labelled() { ". " } else { " " });
        format!("{}.", sentence.trim_end_matches(['.', ':']))
    }

    fn is_labelled(&self) -> bool {
        self.parts.iter().any(|part| part.label.is_some())
    }
}

impl Join {
    fn words(&self) -> Option<&str> {
        match self {
            Self::Nothing => None,
            Self::Arrow(words) | Self::Words(words) => Some(words),
        }
    }
}

impl Part {
    fn plain(texts: impl IntoIterator<Item = String>) -> Self {
        Self {
            label: None,
            texts: texts.into_iter().collect(),
        }
    }

    fn describe(&self) -> String {
        let texts = self.texts.join(", ");
        match &self.label {
            Some(label) => format!("{label}: {texts}"),
            None => texts,
        }
    }
}
