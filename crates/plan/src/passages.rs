//! The plan's passages by id, in reading order.

use crate::passage::{Block, Chapter, Item, Passage};
use crate::{Place, Problems, SourceFile};
use std::collections::HashMap;
use toml::Spanned;

/// Ids that the frame around each page needs for itself.
const RESERVED: [&str; 3] = ["indhold", "indhold-liste", "indhold-titel"];
/// How the ids of figures begin.
const FIGURE: &str = "figur-";

/// What is looked into to guess the id that was meant: ids of so many bytes, this many mistakes, and so many passages for each.
const LONGEST_GUESSED: usize = 80;
const MOST_GUESSED: usize = 50;
const MOST_COMPARED: usize = 1_000;

/// All passages of all chapters.
pub(crate) struct Passages<'a> {
    chapters: &'a [Chapter],
    in_order: Vec<&'a Passage>,
    by_id: HashMap<&'a str, usize>,
}

impl<'a> Passages<'a> {
    /// Gathers the chapters' passages; an id that stands twice is a problem.
    pub(crate) fn of(chapters: &'a [Chapter], problems: &mut Problems) -> Self {
        let in_order: Vec<_> = chapters.iter().flat_map(Chapter::passages).collect();
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for (index, passage) in in_order
            .iter()
            .enumerate()
            .filter(|(_, p)| !p.id.is_empty())
        {
            if RESERVED.contains(&passage.id.as_str()) || passage.id.starts_with(FIGURE) {
                problems.error(
                    &passage.place(),
                    format!("id’et »{}« bruger siden selv", passage.id),
                    format!("skriv {{#planens-{}}}", passage.id),
                );
            }
            if let Some(&first) = by_id.get(passage.id.as_str()) {
                problems.error(
                    &passage.place(),
                    format!("id’et »{}« står to gange", passage.id),
                    format!("det står første gang i {}", in_order[first].place()),
                );
            } else {
                by_id.insert(&passage.id, index);
            }
        }
        Self {
            chapters,
            in_order,
            by_id,
        }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&'a Passage> {
        self.by_id.get(id).map(|&index| self.in_order[index])
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a Passage> {
        self.in_order.iter().copied()
    }

    /// The items of the list that stands directly after a passage.
    pub(crate) fn items_after(&self, id: &str) -> Vec<&'a Passage> {
        let mut lists = self
            .chapters
            .iter()
            .filter_map(|chapter| list_after(&chapter.blocks, id));
        let items = lists.next().unwrap_or_default();
        items.iter().map(|item| &item.passage).collect()
    }

    /// The text is the source: what an author's file says must stand in the passage that it names.
    pub(crate) fn must_stand_in(
        &self,
        source: &SourceFile,
        part: &Spanned<String>,
        id: &Spanned<String>,
        problems: &mut Problems,
    ) {
        let Some(passage) = self.get(id.get_ref()) else {
            self.report_missing(&source.place_of(id), id.get_ref(), problems);
            return;
        };
        if !stands_in(&passage.text, part.get_ref()) {
            problems.error(
                &source.place_of(part),
                format!(
                    "»{}« står ikke i afsnittet »{}« ({})",
                    part.get_ref(),
                    passage.id,
                    passage.place()
                ),
                format!("afsnittet lyder: »{}«", passage.text),
            );
        }
    }

    /// Notes that no passage has this id, and which ids are like it.
    pub(crate) fn report_missing(&self, place: &Place, id: &str, problems: &mut Problems) {
        // Among ever so many mistakes or passages a guess would take too long, and help nobody.
        let is_guessed = id.len() <= LONGEST_GUESSED && problems.errors() < MOST_GUESSED;
        let most = if is_guessed { MOST_COMPARED } else { 0 };
        let known = self.in_order.iter().map(|passage| passage.id.as_str());
        let nearest = known
            .take(most)
            .filter(|known| known.len() <= LONGEST_GUESSED)
            .map(|known| (similar_letters(id, known), known))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
        let hint = match nearest {
            Some((likeness, known)) if likeness > 0.6 => format!("mener du »{known}«?"),
            _ => "id’et står i kapitlerne som {#…} efter afsnittet".to_owned(),
        };
        problems.error(place, format!("intet afsnit har id’et »{id}«"), hint);
    }
}

/// Whether the part stands in the text as words of its own: "2.00" does not stand in "22.00".
fn stands_in(text: &str, part: &str) -> bool {
    let is_cut = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !part.is_empty()
        && text.match_indices(part).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + part.len()..]);
            !is_cut(before.chars().next_back()) && !is_cut(after.chars().next())
        })
}

fn list_after<'a>(blocks: &'a [Block], id: &str) -> Option<&'a [Item]> {
    let found = blocks.windows(2).find_map(|pair| match pair {
        [
            Block::Heading(_, passage) | Block::Paragraph(passage),
            Block::List { items, .. },
        ] if passage.id == id => Some(items.as_slice()),
        _ => None,
    });
    let mut boxed = blocks.iter().filter_map(|block| match block {
        Block::Boxed(inner) => list_after(inner, id),
        _ => None,
    });
    found.or_else(|| boxed.next())
}

fn similar_letters(a: &str, b: &str) -> f32 {
    similar::TextDiff::from_chars(a, b).ratio()
}
