//! A figure of the plan's chapters: drawn, and in words.

use crate::diagram::column::{Column, Entry, Join, Kind, Sign};
use maud::{Markup, html};
use plan::{Act, Contact, Figure, FigureContent, Level, Plan};

/// A box of a figure, before it is drawn or told.
struct Cell {
    kind: Kind,
    join: Join,
    /// Whether something new begins here: a level, a step, a situation.
    begins: bool,
    /// Before the name, in the drawing alone: the list in words numbers itself.
    number: Option<usize>,
    name: Option<String>,
    parts: Vec<Part>,
    /// The boxes that lead here past others.
    of: Vec<usize>,
}

struct Part {
    label: Option<String>,
    texts: Vec<String>,
}

/// The figure with its caption, which says whose it is, and the same in words.
pub(crate) fn figure(plan: &Plan, figure: &Figure) -> Markup {
    let id = format!("figur-{}", figure.after);
    let cells = cells(plan, &figure.content);
    html! {
        figure.figure #(id) {
            figcaption {
                strong { (figure.title) }
                span { "Figuren er tegnet ud fra planens tekst og er ikke selv en del af planen." }
            }
            (column(&cells).markup(&id, &figure.title, &description(&figure.content)))
            details {
                summary { "Figuren som tekst" }
                (to_text(&cells, matches!(figure.content, FigureContent::Path(_))))
            }
        }
    }
}

fn description(content: &FigureContent) -> String {
    let shown = match content {
        FigureContent::Levels(levels) => {
            let count = levels.iter().filter(|level| level.of.is_empty()).count();
            format!("{count} niveauer, ét i hver boks.")
        }
        FigureContent::Path(acts) => {
            let count = acts.last().map_or(0, |act| act.step);
            format!("{count} trin, ovenfra og ned, med dem, der gør noget, og hvad de gør.")
        }
        FigureContent::Contacts { .. } => {
            "Øverst den kontakt, der gælder akut; derunder de andre.".to_owned()
        }
    };
    format!("{shown} Det samme står som tekst under figuren.")
}

fn cells(plan: &Plan, content: &FigureContent) -> Vec<Cell> {
    match content {
        FigureContent::Levels(levels) => levels.iter().map(Cell::level).collect(),
        FigureContent::Path(acts) => path(acts),
        FigureContent::Contacts { when } => contacts(plan, when),
    }
}

fn path(acts: &[Act]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut before = 0;
    // Those that the next act follows from as well, as they are done instead of one another.
    let mut open = Vec::new();
    for (index, act) in acts.iter().enumerate() {
        let begins = act.step != before;
        before = act.step;
        let when = || act.when.clone().unwrap_or_default();
        let (join, of) = if act.instead {
            open.push(index.saturating_sub(1));
            (Join::Words("eller".to_owned()), Vec::new())
        } else {
            (Join::Arrow(when()), std::mem::take(&mut open))
        };
        cells.push(Cell {
            kind: Kind::Plain,
            join,
            begins,
            number: begins.then_some(act.step),
            name: act.who.clone(),
            parts: vec![Part {
                label: None,
                texts: vec![act.what.clone()],
            }],
            of,
        });
    }
    cells
}

/// The contact for a life in danger, then when to turn to the others, and they.
fn contacts(plan: &Plan, when: &str) -> Vec<Cell> {
    let (acute, others): (Vec<_>, Vec<_>) = plan.contacts.iter().partition(|c| c.is_emergency());
    let note = Cell {
        kind: Kind::Note,
        name: Some(when.to_owned()),
        ..Cell::contact(Kind::Note, None)
    };
    let acute = acute.into_iter();
    let acute = acute.map(|contact| Cell::contact(Kind::Acute, Some(contact)));
    let others = others.into_iter().enumerate().map(|(index, contact)| Cell {
        begins: false,
        join: match index {
            0 => Join::Nothing,
            _ => Join::Words("eller".to_owned()),
        },
        ..Cell::contact(Kind::Plain, Some(contact))
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
            kind: Kind::Plain,
            join: Join::Nothing,
            begins: true,
            number: None,
            name: Some(level.name.clone()),
            parts: parts.collect(),
            of: level.of.clone(),
        }
    }

    fn contact(kind: Kind, contact: Option<&Contact>) -> Self {
        let channels = contact.into_iter().flat_map(|contact| &contact.channels);
        let lines = channels.flat_map(|channel| {
            let hours = (!channel.openings.is_empty()).then(|| channel.hours_to_text());
            [Some(channel.action()), hours].into_iter().flatten()
        });
        let said = Part {
            label: None,
            texts: lines.collect(),
        };
        Self {
            kind,
            join: Join::Nothing,
            begins: true,
            number: None,
            name: contact.map(|contact| contact.name.clone()),
            parts: vec![said],
            of: Vec::new(),
        }
    }

    fn title(&self) -> Option<Entry> {
        let name = self.name.as_ref()?;
        Some(Entry::bold(&match self.number {
            Some(number) => format!("{number}. {name}"),
            None => name.clone(),
        }))
    }

    /// What joins it to the one above, in words.
    fn join(&self) -> Option<&str> {
        match &self.join {
            Join::Nothing => None,
            Join::Arrow(words) | Join::Words(words) => {
                Some(words.as_str()).filter(|w| !w.is_empty())
            }
        }
    }
}

impl Part {
    fn entries(&self) -> Vec<Entry> {
        let label = self.label.iter().map(|label| Entry::label(label));
        let is_list = self.label.is_some() && self.texts.len() > 1;
        let texts = self.texts.iter().map(|text| match is_list {
            true => Entry::with(Sign::Dot, text),
            false => Entry::plain(text),
        });
        label.chain(texts).collect()
    }
}

fn column(cells: &[Cell]) -> Column {
    let lanes = cells.iter().any(|cell| !cell.of.is_empty());
    let mut column = Column::with_lanes(usize::from(lanes));
    for cell in cells {
        let title: Vec<_> = cell.title().into_iter().collect();
        let parts: Vec<_> = cell.parts.iter().flat_map(Part::entries).collect();
        // What is labelled stands below a line; what is not goes on from the name.
        if cell.parts.iter().any(|part| part.label.is_some()) {
            column.add(cell.kind, cell.join.clone(), &title, &parts);
        } else {
            let entries: Vec<_> = title.into_iter().chain(parts).collect();
            column.add(cell.kind, cell.join.clone(), &entries, &[]);
        }
    }
    for (to, cell) in cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.of.is_empty())
    {
        let from = cell.of.iter().filter_map(|index| column.boxes.get(*index));
        let from = from.map(|block| block.middle()).collect();
        column.branch(from, 0, to);
    }
    column
}

/// The same in words; in a path, what is done goes on from who does it.
fn to_text(cells: &[Cell], is_path: bool) -> Markup {
    let after_name = if is_path { " " } else { ": " };
    let items = html! {
        @for group in cells.chunk_by(|_, next| !next.begins) {
            li { @for cell in group { (describe(cell, after_name)) } }
        }
    };
    html! {
        @if is_path { ol { (items) } } @else { ul { (items) } }
    }
}

fn describe(cell: &Cell, after_name: &str) -> Markup {
    let (labelled, plain): (Vec<_>, Vec<_>) =
        cell.parts.iter().partition(|part| part.label.is_some());
    let said: Vec<_> = plain.iter().map(|part| part.texts.join(", ")).collect();
    let said = said.join(", ");
    html! {
        p {
            @if let Some(words) = cell.join() { (words) " " }
            @if let Some(name) = &cell.name {
                strong { (name) }
                @if !said.is_empty() { (after_name) }
            }
            (said)
        }
        @for part in labelled {
            p { @if let Some(label) = &part.label { (label) ": " } (part.texts.join(", ")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::LevelPart;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Words as authors write them, and some that nobody would.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-zæøåA-ZÆØÅ0-9 ,.?!–»«-]{1,120}",
            "[WMwm@%æ]{1,60}",
            "\\PC{1,40}",
        ]
    }

    fn levels() -> impl Strategy<Value = Vec<Level>> {
        let part =
            (text(), vec(text(), 1..4)).prop_map(|(label, texts)| LevelPart { label, texts });
        let level = (text(), vec(part, 0..4), any::<bool>());
        vec(level, 1..6).prop_map(|levels| {
            let levels = levels.into_iter().enumerate();
            let level = |(index, (name, parts, is_common))| Level {
                name,
                of: if is_common {
                    (0..index).collect()
                } else {
                    vec![]
                },
                parts,
            };
            levels.map(level).collect()
        })
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        let part = || proptest::option::of(text());
        vec((part(), text(), part(), any::<bool>()), 1..8).prop_map(|acts| {
            let acts = acts.into_iter().enumerate();
            let act = |(index, (who, what, when, instead))| Act {
                step: index / 2 + 1,
                who,
                what,
                when,
                instead: instead && index > 0,
            };
            acts.map(act).collect()
        })
    }

    proptest! {
        #[test]
        fn levels_stand_apart_with_all_their_text_inside(levels in levels()) {
            let cells: Vec<_> = levels.iter().map(Cell::level).collect();
            let drawn = column(&cells);
            prop_assert_eq!(drawn.faults(), Vec::<String>::new());
            let common = levels.iter().filter(|level| !level.of.is_empty());
            prop_assert_eq!(drawn.branches.len(), common.count());
        }

        #[test]
        fn acts_stand_apart_with_all_their_text_inside(acts in acts()) {
            let drawn = column(&path(&acts));
            prop_assert_eq!(drawn.boxes.len(), acts.len());
            prop_assert_eq!(drawn.faults(), Vec::<String>::new());
        }

        #[test]
        fn what_is_drawn_is_told(acts in acts()) {
            let without_spaces = |text: &str| text.split_whitespace().collect::<String>();
            let cells = path(&acts);
            let told = without_spaces(&to_text(&cells, true).into_string());
            for cell in &cells {
                let texts = cell.parts.iter().flat_map(|part| &part.texts);
                for text in texts.chain(&cell.name) {
                    let escaped = html! { (text) }.into_string();
                    prop_assert!(told.contains(&without_spaces(&escaped)), "{text:?} is not in {told:?}");
                }
            }
        }
    }

    #[test]
    fn of_what_is_done_instead_each_leads_on() {
        let act = |what: &str, instead| Act {
            step: 1,
            who: None,
            what: what.to_owned(),
            when: None,
            instead,
        };
        let cells = path(&[
            act("a", false),
            act("b", true),
            act("c", true),
            act("d", false),
        ]);
        assert_eq!(cells[3].of, [0, 1]);
        assert!(cells[..3].iter().all(|cell| cell.of.is_empty()));
    }
}
