use crate::likeness;
use crate::markdown::suggest_id;
use crate::{Edition, PassageId};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A passage as an edition has it: its id and its text.
pub type PassageBefore = (PassageId, String);

/// The ids that are proposed for passages without one: each once, and none that stands elsewhere.
pub(crate) struct Proposals {
    /// The passages of the edition in force.
    before: Vec<PassageBefore>,
    taken: BTreeSet<String>,
}

impl Edition {
    /// Its passages, by which an id that is lost in today's text is known again.
    pub fn passages_before(&self) -> Vec<PassageBefore> {
        let passages = self.plan.chapters.iter().flat_map(|one| one.passages());
        passages
            .map(|passage| (passage.id.clone(), passage.text.clone()))
            .collect()
    }
}

impl Proposals {
    /// For these chapters, which stand after that edition.
    pub(crate) fn new<'t>(
        before: &[PassageBefore],
        chapters: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        let taken = chapters.into_iter().flat_map(written);
        Self {
            before: before.to_vec(),
            taken: taken.map(str::to_owned).collect(),
        }
    }

    /// The id that a passage with this text had in the edition, or one made of its first words.
    pub(crate) fn propose(&mut self, text: &str) -> String {
        let lost = self
            .before
            .iter()
            .filter(|(id, _)| !self.taken.contains(id));
        let alike = lost.filter_map(|(id, old)| Some((likeness::between(old, text)?, id)));
        let best = alike.min_by_key(|(likeness, _)| Reverse(*likeness));
        let id = best.map_or_else(|| self.free(&suggest_id(text)), |(_, id)| id.clone());
        self.taken.insert(id.clone());
        id
    }

    fn free(&self, id: &str) -> String {
        let numbered = (2_u32..).map(|number| format!("{id}-{number}"));
        let mut ids = [id.to_owned()].into_iter().chain(numbered);
        ids.find(|id| !self.taken.contains(id))
            .unwrap_or_else(|| id.to_owned())
    }
}

/// The ids that stand in a chapter's source.
fn written(source: &str) -> impl Iterator<Item = &str> {
    let after = source.split("{#").skip(1);
    after.filter_map(|rest| Some(rest.split_once('}')?.0))
}
