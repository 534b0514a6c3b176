//! The plan's passages by id, in reading order.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::source_file::SourceFile;
use crate::source::passage::{Block, Chapter, Item, Passage};
use crate::source::proposals::PassageBefore;
use crate::source::toml_file::Spanned;
use crate::text::find::find_whole;
use crate::text::lookalike::{self, Lookalike};
use crate::text::shorten::shorten;
use crate::text::similarity;
use crate::text::suggest::did_you_mean;
use guide::Location;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Ids used by the page's frame.
const RESERVED: [&str; 2] = ["indhold", "indhold-liste"];
/// The prefix of figures' ids.
const FIGURE: &str = "figur-";

/// Limits on suggestions for a mistyped id: its length in bytes, the number of mistakes, and the candidates for each.
const MOST_GUESSED: usize = 50;

/// All passages of all chapters.
pub(crate) struct Passages<'a> {
    chapters: &'a [Chapter],
    in_order: Vec<&'a Passage>,
    by_id: HashMap<&'a str, usize>,
    /// The passages of the edition in force.
    before: &'a [PassageBefore],
}

impl<'a> Passages<'a> {
    /// Collects the chapters' passages; a repeated id is a problem.
    pub(crate) fn of(
        chapters: &'a [Chapter],
        before: &'a [PassageBefore],
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let in_order: Vec<_> = chapters.iter().flat_map(Chapter::passages).collect();
        let mut by_id: HashMap<&str, usize> = HashMap::new();
        for (index, passage) in in_order
            .iter()
            .enumerate()
            .filter(|(_, p)| !p.id.is_empty())
        {
            if RESERVED.contains(&passage.id.as_str()) || passage.id.starts_with(FIGURE) {
                diagnostics.error(
                    &passage.id_place,
                    format!("id’et »{}« bruger siden selv", passage.id),
                    format!("skriv {{#planens-{}}}", passage.id),
                );
            }
            if let Some(&first) = by_id.get(passage.id.as_str()) {
                diagnostics.error(
                    &passage.id_place,
                    format!("id’et »{}« står to gange", passage.id),
                    format!(
                        "det står første gang i {}; giv det ene afsnit et andet id",
                        in_order[first].id_place
                    ),
                );
            } else {
                by_id.insert(&passage.id, index);
            }
        }
        Self {
            chapters,
            in_order,
            by_id,
            before,
        }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&'a Passage> {
        self.by_id.get(id).map(|&index| self.in_order[index])
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a Passage> {
        self.in_order.iter().copied()
    }

    /// The items of the list directly after a passage.
    pub(crate) fn items_after(&self, id: &str) -> Vec<&'a Passage> {
        let mut lists = self
            .chapters
            .iter()
            .filter_map(|chapter| list_after(&chapter.blocks, id));
        let items = lists.next().unwrap_or_default();
        let items = items.iter().map(|item| &item.passage);
        // A passage without an id is reported elsewhere.
        items.filter(|passage| !passage.id.is_empty()).collect()
    }

    /// The text is the source: words in an author's file must stand in the passage it names.
    pub(crate) fn must_stand_in(
        &self,
        source: &SourceFile,
        part: &Spanned<String>,
        id: &Spanned<String>,
        diagnostics: &mut Diagnostics,
    ) {
        let stands = |text: &str| find_whole(text, part.get_ref()).is_some();
        self.must_hold(source, part, id, stands, diagnostics);
    }

    /// As [`must_stand_in`](Self::must_stand_in), for words that may be spelled in several ways.
    pub(crate) fn must_hold(
        &self,
        source: &SourceFile,
        part: &Spanned<String>,
        id: &Spanned<String>,
        holds: impl Fn(&str) -> bool,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(passage) = self.get(id.get_ref()) else {
            self.report_missing(&source.place_of(id), id.get_ref(), diagnostics);
            return;
        };
        if !holds(&passage.text) {
            diagnostics.error(
                &source.place_of(part),
                format!(
                    "»{}« står ikke i afsnittet »{}« ({})",
                    part.get_ref(),
                    passage.id,
                    passage.place()
                ),
                wanted(part.get_ref(), &passage.text),
            );
        }
    }

    /// The hint for an id that the edition in force has: suggesting another would change what is quoted.
    fn put_back(&self, id: &str, text: &str) -> String {
        let alike = self.in_order.iter();
        let alike =
            alike.filter_map(|passage| Some((similarity::between(text, &passage.text)?, passage)));
        let best = alike.min_by_key(|(likeness, _)| Reverse(*likeness));
        let put = format!("skriv {{#{id}}} efter");
        match best {
            Some((_, passage)) => format!(
                "det stod i den vedtagne udgave; {put} afsnittet i {} igen: »{}«",
                passage.place(),
                shorten(&passage.text)
            ),
            None => format!(
                "det stod i den vedtagne udgave; {put} det afsnit, der er kommet i stedet for »{}«, eller slet det, der henviser til det",
                shorten(text)
            ),
        }
    }

    /// Notes that no passage has this id, with similar ids.
    pub(crate) fn report_missing(&self, place: &Location, id: &str, diagnostics: &mut Diagnostics) {
        // With too many mistakes a suggestion would be slow and no help.
        let most = if diagnostics.errors() < MOST_GUESSED {
            usize::MAX
        } else {
            0
        };
        let hint = || {
            let mut before = self.before.iter().take(most);
            if let Some((_, text)) = before.find(|(before, _)| before == id) {
                return self.put_back(id, text);
            }
            did_you_mean(
                id,
                self.in_order
                    .iter()
                    .map(|passage| passage.id.as_str())
                    .take(most),
                "ret id’et; id’erne står i kapitlerne som {#…} efter afsnittet",
            )
        };
        diagnostics.shared_error(place, format!("intet afsnit har id’et »{id}«"), hint);
    }
}

/// The hint for words that do not stand in a text.
fn wanted(words: &str, text: &str) -> String {
    match lookalike::find(words, text) {
        Some(Lookalike { words, difference }) => {
            format!("det ligner, men {difference}; skriv som i afsnittet: »{words}«")
        }
        None => format!("afsnittet lyder: »{text}«"),
    }
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
