//! The guide as a diagram: the questions in order, then the outcomes in order of precedence.

use crate::diagram::boxes::{Kind, arrow, boxed};
use crate::html::conditions::Words;
use maud::{Markup, html};
use plan::{Choices, Guide, Outcome, Question, Role, Urgency};

/// The diagram of the guide.
pub(crate) fn rules_diagram(guide: &Guide) -> Markup {
    let outcomes = guide.by_precedence();
    let targets = targets(guide, &outcomes);
    html! {
        ol.diagram {
            @for (index, question) in guide.questions.iter().enumerate() {
                li {
                    @if index > 0 { (arrow("")) }
                    (boxed(Kind::Plain, &asked(index, question, &targets)))
                }
            }
            li {
                (arrow(""))
                (boxed(Kind::Note, &html! { p { strong { "Det første af disse udfald, der passer til svarene, gælder:" } } }))
            }
            @for (index, outcome) in outcomes.iter().enumerate() {
                li {
                    (arrow(if index == 0 { "" } else { "ellers" }))
                    (boxed(kind(outcome), &reached(guide, index, outcome)))
                }
            }
        }
    }
}

fn kind(outcome: &Outcome) -> Kind {
    match outcome.urgency {
        Urgency::Acute => Kind::Acute,
        _ => Kind::Strong,
    }
}

fn reached(guide: &Guide, index: usize, outcome: &Outcome) -> Markup {
    html! {
        div { "Når " (Words::of(guide, &outcome.when).listed()) }
        p { strong { "Udfald " (index + 1) ": " (outcome.title) } }
    }
}

/// For each choice that ends the guide: its number, and the position of its outcome in the order of precedence.
fn targets(guide: &Guide, outcomes: &[&Outcome]) -> Vec<(u8, usize)> {
    let finishing = guide.choices().filter(|choice| choice.ends_guide);
    let targets = finishing.filter_map(|choice| {
        let reached = guide.assess(Choices::of([choice.number]))?;
        let place = outcomes
            .iter()
            .position(|outcome| outcome.id == reached.id)?;
        Some((choice.number, place))
    });
    targets.collect()
}

/// A line in a question's box: one choice, or all the points together.
struct Row {
    choice: Option<u8>,
    text: String,
}

/// A question's choices; its points are only counted, as their words stand in the plan.
fn rows(question: &Question) -> Vec<Row> {
    let is_points = question.role == Some(Role::Points);
    let mut rows = Vec::new();
    if is_points {
        let text = match question.substantial().len() {
            1 => "1 punkt".to_owned(),
            count => format!("{count} punkter"),
        };
        rows.push(Row { choice: None, text });
    }
    let choices = question
        .choices
        .iter()
        .filter(|choice| !is_points || choice.exclusive);
    rows.extend(choices.map(|choice| Row {
        choice: Some(choice.number),
        text: if choice.exclusive {
            format!("{} – kun alene", choice.text)
        } else {
            choice.text.clone()
        },
    }));
    rows
}

fn asked(index: usize, question: &Question, targets: &[(u8, usize)]) -> Markup {
    let target = |row: &Row| {
        let mut targets = targets.iter();
        let (_, outcome) = targets.find(|(number, _)| row.choice == Some(*number))?;
        Some(outcome + 1)
    };
    html! {
        p { strong { (index + 1) ". " (question.text) } }
        ul class=[question.multiple.then_some("several")] {
            @for row in rows(question) {
                li {
                    (row.text)
                    @if let Some(outcome) = target(&row) { " – lige til udfald " (outcome) }
                }
            }
        }
    }
}
