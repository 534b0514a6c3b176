//! The guide as a drawing: the questions in order, then the outcomes in order of precedence; a choice that finishes has a line of its
//! own past all that is skipped.

use crate::diagram::column::{Column, Entry, Join, Kind, Sign};
use crate::html::conditions::Words;
use maud::Markup;
use plan::{Choices, Guide, Outcome, Question, Role, Urgency};

/// The drawing of the guide, with its title and what it shows.
pub(crate) fn drawing(guide: &Guide) -> Markup {
    let description = format!(
        "Øverst {} spørgsmål i den rækkefølge, de stilles; derunder {} udfald; det, der går forud for de andre, står øverst. \
         Efter tegningen står det hele i ord.",
        guide.questions.len(),
        guide.outcomes.len()
    );
    // No passage stands on its page, so no id can clash.
    column(guide).markup("regel-tegning", "Guiden som tegning", &description)
}

fn column(guide: &Guide) -> Column {
    let outcomes = guide.by_precedence();
    let targets = targets(guide, &outcomes);
    let mut lanes: Vec<_> = targets.iter().map(|(_, outcome)| *outcome).collect();
    lanes.sort_unstable();
    lanes.dedup();
    let mut column = Column::with_lanes(lanes.len());
    let onward = || Join::Arrow(String::new());
    for (index, question) in guide.questions.iter().enumerate() {
        let entries = asked(index, question, &targets);
        column.add(Kind::Plain, onward(), &entries, &[]);
    }
    let note = Entry::bold("Det første af disse udfald, der passer til svarene, gælder:");
    column.add(Kind::Note, onward(), &[note], &[]);
    for (index, outcome) in outcomes.iter().enumerate() {
        let kind = match outcome.urgency {
            Urgency::Acute => Kind::Acute,
            _ => Kind::Strong,
        };
        let join = match index {
            0 => onward(),
            _ => Join::Arrow("ellers".to_owned()),
        };
        let title = Entry::bold(&format!("Udfald {}: {}", index + 1, outcome.title));
        column.add(kind, join, &condition(guide, outcome), &[title]);
    }
    branch(&mut column, guide, &targets, &lanes);
    column
}

/// The lines of the finishing choices, each from its mark to the title of its outcome.
fn branch(column: &mut Column, guide: &Guide, targets: &[(u8, usize)], lanes: &[usize]) {
    let first_outcome = guide.questions.len() + 1;
    for (index, question) in guide.questions.iter().enumerate() {
        for (at, row) in rows(question).iter().enumerate() {
            let reached = targets
                .iter()
                .find(|(number, _)| row.choice == Some(*number));
            let Some((_, outcome)) = reached else {
                continue;
            };
            let lane = lanes.iter().position(|lane| lane == outcome);
            let from = column
                .boxes
                .get(index)
                .and_then(|block| block.marks.get(at));
            if let (Some(lane), Some(from)) = (lane, from.map(|mark| mark.y)) {
                column.branch(vec![from], lane, first_outcome + outcome);
            }
        }
    }
}

/// Each finishing choice's number, and the place of its outcome in the order of precedence.
fn targets(guide: &Guide, outcomes: &[&Outcome]) -> Vec<(u8, usize)> {
    let finishing = guide.choices().filter(|choice| choice.finishes);
    let targets = finishing.filter_map(|choice| {
        let reached = guide.assess(Choices::of([choice.number]))?;
        let place = outcomes
            .iter()
            .position(|outcome| outcome.id == reached.id)?;
        Some((choice.number, place))
    });
    targets.collect()
}

/// A row of a question's box: one choice, or all the points together.
struct Row {
    choice: Option<u8>,
    text: String,
}

/// The choices of a question; its points are told by their number, as their words stand in the plan.
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

fn asked(index: usize, question: &Question, targets: &[(u8, usize)]) -> Vec<Entry> {
    let mut entries = vec![Entry::bold(&format!("{}. {}", index + 1, question.text))];
    entries.extend(rows(question).into_iter().map(|row| {
        let target = targets
            .iter()
            .find(|(number, _)| row.choice == Some(*number));
        let text = match target {
            Some((_, outcome)) => format!("{} – lige til udfald {}", row.text, outcome + 1),
            None => row.text,
        };
        let sign = if question.several {
            Sign::Square
        } else {
            Sign::Ring
        };
        Entry::with(sign, &text)
    }));
    entries
}

fn condition(guide: &Guide, outcome: &Outcome) -> Vec<Entry> {
    let lines = Words::of(guide, &outcome.when).lines().into_iter();
    let entries = lines.enumerate().map(|(index, (depth, text))| {
        let text = match index {
            0 => format!("Når {text}"),
            _ => format!("– {text}"),
        };
        Entry::nested(depth, &text)
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagram::column::Box;
    use crate::diagram::wrapped::Face;
    use plan::{Choice, Condition, Location};
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// A guide of these texts: each question with its choices, each outcome with its title and how deep its condition is nested.
    fn guide(questions: Vec<(String, Vec<String>, bool)>, outcomes: Vec<(String, usize)>) -> Guide {
        let mut number = 0;
        let question = |(text, choices, finishes): (String, Vec<String>, bool)| {
            let choices = choices.into_iter().map(|text| {
                number += 1;
                Choice {
                    id: format!("svar-{number}"),
                    number: number - 1,
                    text,
                    exclusive: false,
                    finishes: finishes && number % 3 == 1,
                }
            });
            Question {
                id: text.clone(),
                role: None,
                several: text.len().is_multiple_of(2),
                text,
                help: None,
                choices: choices.collect(),
                place: Location::default(),
            }
        };
        let questions: Vec<_> = questions.into_iter().map(question).collect();
        let urgencies = [Urgency::Acute, Urgency::Prompt, Urgency::Open];
        let outcome = |(index, (title, depth)): (usize, (String, usize))| Outcome {
            id: format!("udfald-{index}"),
            urgency: urgencies[index % 3],
            title,
            when: nested(depth, index as u8 * 2 + 1),
            now: vec![],
            contacts: vec![],
            path: vec![],
            help: vec![],
            because: vec![],
            place: Location::default(),
        };
        Guide {
            outcomes: outcomes.into_iter().enumerate().map(outcome).collect(),
            questions,
            ..Guide::default()
        }
    }

    fn nested(depth: usize, number: u8) -> Condition {
        let one = Condition::AtLeast(1, Choices::of([number % 16]));
        let other = Condition::AtLeast(1, Choices::of([(number + 3) % 16]));
        match depth {
            0 => one,
            _ if depth.is_multiple_of(2) => Condition::All(vec![nested(depth - 1, number), other]),
            _ => Condition::Any(vec![nested(depth - 1, number), other]),
        }
    }

    /// Words as authors write them, and some that nobody would.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zæøåA-ZÆØÅ0-9 ,.?!–»«-]{1,120}",
            "[WMwm@%æ]{1,60}",
            "\\PC{1,40}",
        ]
    }

    fn any_guide() -> impl Strategy<Value = Guide> {
        let question = (text(), vec(text(), 1..5), any::<bool>());
        let outcome = (text(), 0_usize..7);
        (vec(question, 1..8), vec(outcome, 1..9))
            .prop_map(|(questions, outcomes)| guide(questions, outcomes))
    }

    proptest! {
        #[test]
        fn boxes_stand_apart_with_all_their_text_inside(guide in any_guide()) {
            let faults = column(&guide).faults();
            prop_assert!(faults.is_empty(), "{faults:#?}");
        }

        #[test]
        fn every_question_and_outcome_is_drawn_once_word_for_word(guide in any_guide()) {
            let drawing = column(&guide);
            let bold = |block: &Box| {
                let bold = block.texts.iter().filter(|text| text.face == Face::Bold);
                bold.map(|text| text.line.as_str()).collect::<String>().replace(' ', "")
            };
            let of = |kinds: &[Kind]| {
                let blocks = drawing.boxes.iter().filter(|block| kinds.contains(&block.kind));
                blocks.map(bold).collect::<Vec<_>>()
            };
            let without_spaces = |text: String| text.split_whitespace().collect::<String>();
            let questions = guide.questions.iter().enumerate();
            let questions = questions.map(|(index, q)| without_spaces(format!("{}. {}", index + 1, q.text)));
            prop_assert_eq!(of(&[Kind::Plain]), questions.collect::<Vec<_>>());
            let outcomes = guide.by_precedence().into_iter().enumerate();
            let outcomes = outcomes.map(|(index, o)| without_spaces(format!("Udfald {}: {}", index + 1, o.title)));
            prop_assert_eq!(of(&[Kind::Strong, Kind::Acute]), outcomes.collect::<Vec<_>>());
        }

        #[test]
        fn a_finishing_choice_has_a_line_to_its_outcome(guide in any_guide()) {
            let targets = targets(&guide, &guide.by_precedence());
            prop_assert_eq!(column(&guide).branches.len(), targets.len());
        }
    }
}
