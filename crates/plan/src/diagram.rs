//! A figure as rows of boxes, for page and paper to draw.

use crate::plan::Plan;
use crate::source::figure::{Act, Figure, FigureContent, Level};
use guide::Contact;

/// A row of a diagram: boxes of which one is chosen, and what leads to them. Rows run from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Whether the row continues what the row above began, such as an alternative within a step.
    pub goes_on: bool,
    /// The condition on the arrow from the row above: empty for always, `None` for no arrow.
    pub when: Option<String>,
    /// The rows that this one is common to, by index.
    pub common_to: Vec<usize>,
    /// One box, or alternatives.
    pub boxes: Vec<DiagramBox>,
}

/// A box of a diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiagramBox {
    /// What the box looks like.
    pub kind: BoxKind,
    /// Its heading.
    pub name: Option<String>,
    /// What stands below the heading.
    pub parts: Vec<BoxPart>,
}

/// What a box looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BoxKind {
    /// A thin frame.
    #[default]
    Plain,
    /// For a life in danger.
    Acute,
    /// Text without a frame.
    Note,
}

/// Texts of a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxPart {
    /// What they are about.
    pub label: Option<String>,
    /// One text a line. Below a label, several texts are examples of it.
    pub texts: Vec<String>,
}

impl Figure {
    /// The figure as a diagram; `plan` is the plan it belongs to.
    pub fn diagram(&self, plan: &Plan) -> Vec<Row> {
        match &self.content {
            FigureContent::Levels(levels) => levels.iter().map(Row::of_level).collect(),
            FigureContent::Path(acts) => path(acts),
            FigureContent::Contacts { when } => contacts(plan, when),
        }
    }
}

/// One row for each act, with its alternatives.
fn path(acts: &[Act]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut step = 0;
    for alternatives in acts.chunk_by(|_, next| next.instead) {
        let goes_on = alternatives.first().is_some_and(|act| act.step == step);
        let when = alternatives.first().and_then(|act| act.when.clone());
        let boxes = alternatives.iter().map(|act| {
            let number = (act.step != step).then(|| format!("{}.", act.step));
            step = act.step;
            DiagramBox::of_act(number, act)
        });
        rows.push(Row {
            goes_on,
            boxes: boxes.collect(),
            // No arrow leads to the first row.
            when: when.or_else(|| (!rows.is_empty()).then(String::new)),
            ..Row::default()
        });
    }
    rows
}

/// The contact for a life in danger, then when to turn to the others, then the others.
fn contacts(plan: &Plan, when: &str) -> Vec<Row> {
    let [acute, others] = plan.acute_and_other_contacts();
    let acute = acute.into_iter().map(|contact| DiagramBox {
        kind: BoxKind::Acute,
        ..DiagramBox::of_contact(contact)
    });
    let note = DiagramBox {
        kind: BoxKind::Note,
        name: Some(when.to_owned()),
        ..DiagramBox::default()
    };
    let others = Row {
        goes_on: true,
        boxes: others.into_iter().map(DiagramBox::of_contact).collect(),
        ..Row::default()
    };
    let alone = acute.chain([note]).map(|one| Row {
        boxes: vec![one],
        ..Row::default()
    });
    alone.chain([others]).collect()
}

impl Row {
    fn of_level(level: &Level) -> Self {
        let parts = level.parts.iter().map(|part| BoxPart {
            label: Some(part.label.clone()),
            texts: part.texts.clone(),
        });
        Self {
            common_to: level.of.clone(),
            boxes: vec![DiagramBox {
                name: Some(level.name.clone()),
                parts: parts.collect(),
                ..DiagramBox::default()
            }],
            ..Self::default()
        }
    }
}

impl DiagramBox {
    fn of_act(number: Option<String>, act: &Act) -> Self {
        let name: Vec<_> = number.into_iter().chain(act.who.clone()).collect();
        Self {
            name: (!name.is_empty()).then(|| name.join(" ")),
            parts: vec![BoxPart::lines([act.what.clone()])],
            ..Self::default()
        }
    }

    fn of_contact(contact: &Contact) -> Self {
        let lines = contact.channels.iter().flat_map(|channel| {
            let hours = (!channel.openings.is_empty()).then(|| channel.hours_to_text());
            [Some(channel.action()), hours].into_iter().flatten()
        });
        Self {
            name: Some(contact.name.clone()),
            parts: vec![BoxPart::lines(lines)],
            ..Self::default()
        }
    }
}

impl BoxPart {
    fn lines(texts: impl IntoIterator<Item = String>) -> Self {
        Self {
            label: None,
            texts: texts.into_iter().collect(),
        }
    }
}
