//! The guide as a drawing: one narrow column, so that a phone shows it at the size of the text around it.
//!
//! Where all stands follows from the guide's data alone: the questions in order, then the outcomes in order of precedence, each box as high
//! as its text; a choice that finishes has a line of its own past all that is skipped.

use crate::condition_words::Words;
use crate::wrapped::{Face, SIZE, wrapped};
use maud::{Markup, html};
use plan::{Choices, Guide, Outcome, Question, Role, Urgency};
use std::ops::Range;

/// All lengths are in the drawing's units: one is a CSS pixel on a phone of 320.
const WIDTH: u32 = 288;
/// Around all, for the strokes of the outermost boxes.
const MARGIN: u32 = 3;
const PADDING: u32 = 10;
const LINE: u32 = 19;
/// Between one entry of a box and the next.
const ENTRY: u32 = 5;
/// Between one box and the next; an arrow stands there.
const GAP: u32 = 34;
/// How far a choice, or the part of a condition, is moved in.
const INDENT: u32 = 20;
/// Between the lines of finishing choices, and all of them together at most.
const LANE: u32 = 14;
const LANES: u32 = 56;
const HEAD: u32 = 5;
const ARROW_AT: u32 = 24;

/// Ids that the drawing needs for its words; no passage stands on its page.
const TITLE: &str = "regel-tegning-titel";
const DESCRIPTION: &str = "regel-tegning-beskrivelse";

struct Drawing {
    height: u32,
    boxes: Vec<Box>,
    branches: Vec<Branch>,
}

/// A box with its text, or text that stands alone.
struct Box {
    kind: Kind,
    top: u32,
    width: u32,
    height: u32,
    texts: Vec<Text>,
    marks: Vec<Mark>,
    /// Where a line parts the condition from the outcome.
    rule: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Question,
    Note,
    Outcome,
    Acute,
}

/// A line of text; `y` is where its letters stand.
struct Text {
    x: u32,
    y: u32,
    face: Face,
    line: String,
}

/// What stands before a choice: a ring where one can be chosen, a square where several can.
struct Mark {
    y: u32,
    several: bool,
}

/// The line of a finishing choice: out of its question, down past all that is skipped, into its outcome.
struct Branch {
    from: u32,
    lane: u32,
    to: u32,
}

/// A piece of a box's text.
struct Entry {
    indent: u32,
    face: Face,
    text: String,
    mark: Option<bool>,
}

/// The drawing of the guide, with its title and what it shows.
///
/// Each box is an image of its own in one and the same plane, so that a printer breaks the page between boxes and not through them.
pub(crate) fn drawing(guide: &Guide) -> Markup {
    let drawing = Drawing::of(guide);
    let (questions, outcomes) = (guide.questions.len(), guide.outcomes.len());
    html! {
        div.drawing role="img" aria-labelledby=(TITLE) aria-describedby=(DESCRIPTION) {
            @for (index, (block, strip)) in drawing.boxes.iter().zip(drawing.strips()).enumerate() {
                svg width=(WIDTH) height=(strip.len())
                    viewBox={ "0 " (strip.start) " " (WIDTH) " " (strip.len()) }
                {
                    @if index == 0 {
                        title #(TITLE) { "Guiden som tegning" }
                        desc #(DESCRIPTION) {
                            "Øverst " (questions) " spørgsmål i den rækkefølge, de stilles; derunder " (outcomes)
                            " udfald; det, der går forud for de andre, står øverst. Efter tegningen står det hele i ord."
                        }
                    }
                    (block.markup())
                    @if index + 1 < drawing.boxes.len() { (arrow(block, strip.end)) }
                    @for branch in &drawing.branches { (branch.markup(MARGIN + block.width, &strip)) }
                }
            }
        }
    }
}

impl Drawing {
    fn of(guide: &Guide) -> Self {
        let outcomes = guide.by_precedence();
        let targets = targets(guide, &outcomes);
        let mut lanes: Vec<_> = targets.iter().map(|(_, outcome)| *outcome).collect();
        lanes.sort_unstable();
        lanes.dedup();
        let count = lanes.len() as u32;
        let pitch = LANE.min(LANES / count.max(1)).max(1);
        let width = WIDTH - 2 * MARGIN - pitch * count;
        let mut drawing = Self {
            height: MARGIN,
            boxes: Vec::new(),
            branches: Vec::new(),
        };
        for (index, question) in guide.questions.iter().enumerate() {
            drawing.add(
                Kind::Question,
                width,
                &asked(index, question, &targets),
                &[],
            );
        }
        let note = Entry::bold("Det første af disse udfald, der passer til svarene, gælder:");
        drawing.add(Kind::Note, width, &[note], &[]);
        for (index, outcome) in outcomes.iter().enumerate() {
            let kind = match outcome.urgency {
                Urgency::Acute => Kind::Acute,
                _ => Kind::Outcome,
            };
            let title = Entry::bold(&format!("Udfald {}: {}", index + 1, outcome.title));
            drawing.add(kind, width, &condition(guide, outcome), &[title]);
        }
        drawing.height = drawing.bottom() + MARGIN;
        drawing.branch(guide, &targets, &lanes, pitch);
        drawing
    }

    fn bottom(&self) -> u32 {
        self.boxes
            .last()
            .map_or(MARGIN, |last| last.top + last.height)
    }

    /// The stretch of the drawing that each box has to itself, with the arrow below it.
    fn strips(&self) -> Vec<Range<u32>> {
        let starts = self.boxes.iter().map(|block| block.top - MARGIN);
        let starts: Vec<_> = starts.chain([self.height]).collect();
        starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    /// A box below the others, of one part or of two with a line between them.
    fn add(&mut self, kind: Kind, width: u32, upper: &[Entry], lower: &[Entry]) {
        let gap = if self.boxes.is_empty() { 0 } else { GAP };
        let mut block = Box {
            kind,
            top: self.bottom() + gap,
            width,
            height: PADDING,
            texts: Vec::new(),
            marks: Vec::new(),
            rule: None,
        };
        block.write(upper);
        if !lower.is_empty() {
            block.height += PADDING;
            block.rule = Some(block.top + block.height);
            block.height += PADDING;
            block.write(lower);
        }
        block.height += PADDING;
        self.boxes.push(block);
    }

    /// The lines of the finishing choices, each from its mark to the title of its outcome.
    fn branch(&mut self, guide: &Guide, targets: &[(u8, usize)], lanes: &[usize], pitch: u32) {
        let first_outcome = guide.questions.len() + 1;
        let mut branches = Vec::new();
        for (question, block) in guide.questions.iter().zip(&self.boxes) {
            let finishing = rows(question).into_iter().zip(&block.marks);
            for (row, mark) in finishing {
                let target = targets
                    .iter()
                    .find(|(number, _)| row.choice == Some(*number));
                let Some((_, outcome)) = target else { continue };
                let (Some(lane), Some(end)) = (
                    lanes.iter().position(|lane| lane == outcome),
                    self.boxes.get(first_outcome + outcome),
                ) else {
                    continue;
                };
                branches.push(Branch {
                    from: mark.y,
                    lane: MARGIN + block.width + pitch * (lane as u32 + 1),
                    to: end.rule.unwrap_or(end.top) + PADDING + LINE / 2,
                });
            }
        }
        self.branches = branches;
    }
}

impl Box {
    fn write(&mut self, entries: &[Entry]) {
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                self.height += ENTRY;
            }
            if let Some(several) = entry.mark {
                let y = self.top + self.height + LINE / 2;
                self.marks.push(Mark { y, several });
            }
            let x = MARGIN + PADDING + entry.indent;
            let room = self.width.saturating_sub(2 * PADDING + entry.indent);
            for line in wrapped(&entry.text, room, entry.face) {
                self.texts.push(Text {
                    x,
                    y: self.top + self.height + SIZE,
                    face: entry.face,
                    line,
                });
                self.height += LINE;
            }
        }
    }

    fn markup(&self) -> Markup {
        let class = match self.kind {
            Kind::Question => "question",
            Kind::Note => "note",
            Kind::Outcome => "outcome",
            Kind::Acute => "outcome acute",
        };
        let (left, right) = (MARGIN, MARGIN + self.width);
        html! {
            g class=(class) {
                @if self.kind != Kind::Note {
                    rect x=(left) y=(self.top) width=(self.width) height=(self.height) rx="3" {}
                }
                @if let Some(y) = self.rule { path d={ "M" (left) " " (y) "H" (right) } {} }
                @for mark in &self.marks { (mark.markup()) }
                @for text in &self.texts {
                    text x=(text.x) y=(text.y) class=[(text.face == Face::Bold).then_some("bold")] { (text.line) }
                }
            }
        }
    }
}

impl Mark {
    fn markup(&self) -> Markup {
        let x = MARGIN + PADDING;
        html! {
            @if self.several { rect x=(x) y=(self.y - 5) width="10" height="10" {} }
            @else { circle cx=(x + 5) cy=(self.y) r="5" {} }
        }
    }
}

impl Branch {
    /// What of it stands in this strip of the drawing; `edge` is the boxes' right edge.
    fn markup(&self, edge: u32, strip: &Range<u32>) -> Markup {
        if self.to < strip.start || self.from >= strip.end {
            return html! {};
        }
        let (begins, ends) = (strip.contains(&self.from), strip.contains(&self.to));
        let (lane, tip) = (self.lane, edge + MARGIN);
        html! {
            path d={
                @if begins { "M" (edge) " " (self.from) "H" (lane) } @else { "M" (lane) " " (strip.start) }
                @if ends { "V" (self.to) "H" (tip + HEAD) } @else { "V" (strip.end) }
            } {}
            @if ends { path.head d={ "M" (tip) " " (self.to) "l" (HEAD + 2) " -" (HEAD) "v" (2 * HEAD) "z" } {} }
        }
    }
}

impl Entry {
    fn bold(text: &str) -> Self {
        Self {
            indent: 0,
            face: Face::Bold,
            text: text.to_owned(),
            mark: None,
        }
    }
}

/// From one box to the next, whose strip begins at `tip`; between outcomes it says that the one above did not match.
fn arrow(above: &Box, tip: u32) -> Markup {
    let x = MARGIN + ARROW_AT;
    let from = above.top + above.height + MARGIN;
    let otherwise = above.rule.is_some();
    html! {
        path d={ "M" (x) " " (from) "V" (tip - HEAD) } {}
        path.head d={ "M" (x) " " (tip) "l-" (HEAD) " -" (HEAD + 2) "h" (2 * HEAD) "z" } {}
        @if otherwise { text x=(x + 14) y=(from + GAP / 2 + 2) { "ellers" } }
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
        Entry {
            indent: INDENT,
            face: Face::Plain,
            text,
            mark: Some(question.several),
        }
    }));
    entries
}

fn condition(guide: &Guide, outcome: &Outcome) -> Vec<Entry> {
    let lines = Words::of(guide, &outcome.when).lines().into_iter();
    let entries = lines.enumerate().map(|(index, (depth, text))| Entry {
        // A condition can be nested deeper than the box is wide.
        indent: INDENT * depth.min(4) as u32,
        face: Face::Plain,
        text: if index == 0 {
            format!("Når {text}")
        } else {
            format!("– {text}")
        },
        mark: None,
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wrapped::width;
    use plan::{Choice, Condition, Place};
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
                place: Place::default(),
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
            place: Place::default(),
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
            let drawing = Drawing::of(&guide);
            for (above, below) in drawing.boxes.iter().zip(drawing.boxes.iter().skip(1)) {
                prop_assert!(above.top + above.height + GAP <= below.top);
            }
            for block in &drawing.boxes {
                prop_assert!(MARGIN + block.width + MARGIN <= WIDTH);
                prop_assert!(block.top + block.height + MARGIN <= drawing.height);
                let mut above = block.top;
                for text in &block.texts {
                    let right = text.x + width(&text.line, text.face);
                    // A single letter is never broken, however little room there is.
                    let fits = right <= MARGIN + block.width - PADDING || text.line.chars().count() == 1;
                    prop_assert!(fits, "{:?}", text.line);
                    prop_assert!(text.y >= above + SIZE && text.y < block.top + block.height);
                    above = text.y;
                }
                let rule = block.rule.unwrap_or(block.top);
                prop_assert!(block.texts.iter().all(|text| text.y < rule || text.y - SIZE > rule));
            }
        }

        #[test]
        fn every_question_and_outcome_is_drawn_once_word_for_word(guide in any_guide()) {
            let drawing = Drawing::of(&guide);
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
            prop_assert_eq!(of(&[Kind::Question]), questions.collect::<Vec<_>>());
            let outcomes = guide.by_precedence().into_iter().enumerate();
            let outcomes = outcomes.map(|(index, o)| without_spaces(format!("Udfald {}: {}", index + 1, o.title)));
            prop_assert_eq!(of(&[Kind::Outcome, Kind::Acute]), outcomes.collect::<Vec<_>>());
        }

        #[test]
        fn the_strips_are_the_whole_drawing_and_each_holds_its_box(guide in any_guide()) {
            let drawing = Drawing::of(&guide);
            let mut end = 0;
            for (block, strip) in drawing.boxes.iter().zip(drawing.strips()) {
                prop_assert_eq!(strip.start, end);
                prop_assert!(strip.contains(&block.top) && strip.contains(&(block.top + block.height)));
                end = strip.end;
            }
            prop_assert_eq!(end, drawing.height);
        }

        #[test]
        fn a_finishing_choice_has_a_line_to_its_outcome_beside_all_boxes(guide in any_guide()) {
            let drawing = Drawing::of(&guide);
            let outcomes = guide.by_precedence();
            prop_assert_eq!(drawing.branches.len(), targets(&guide, &outcomes).len());
            for branch in &drawing.branches {
                prop_assert!(drawing.boxes.iter().all(|block| branch.lane > MARGIN + block.width));
                prop_assert!(branch.lane < WIDTH);
                let ends_in = drawing.boxes.iter().find(|block| {
                    (block.top..block.top + block.height).contains(&branch.to)
                });
                prop_assert!(ends_in.is_some_and(|block| block.rule.is_some()));
            }
        }
    }
}
