use crate::source::passage_id::suggest_id;
use crate::text::similarity;
use guide::PassageId;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// A passage of an edition: id and text.
pub type PassageBefore = (PassageId, String);

/// The most pairs of passages compared.
const MOST_COMPARED: usize = 250_000;

/// Proposes ids for passages without one; each is unique.
pub(crate) struct Proposals {
    /// The passages of the edition in force.
    before: Vec<PassageBefore>,
    taken: HashSet<String>,
    /// The last number appended to an id that was taken.
    numbers: HashMap<String, usize>,
    /// How many passages of the edition were compared so far.
    looked_for: usize,
    /// The proposed ids, each with the byte of the chapter's text that it follows, in order.
    proposed: Vec<(usize, String)>,
}

impl Proposals {
    /// For these chapters; `before` are the edition's passages.
    pub(crate) fn new<'t>(
        before: &[PassageBefore],
        chapters: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        let taken = chapters.into_iter().flat_map(written);
        Self {
            before: before.to_vec(),
            taken: taken.map(str::to_owned).collect(),
            numbers: HashMap::new(),
            looked_for: 0,
            proposed: Vec::new(),
        }
    }

    /// The id for a passage with this text, ending at this byte: the edition's, or one from its first words.
    pub(crate) fn propose(&mut self, text: &str, end: usize) -> String {
        let id = self
            .lost(text)
            .unwrap_or_else(|| self.free(suggest_id(text)));
        self.taken.insert(id.clone());
        self.proposed.push((end, id.clone()));
        id
    }

    /// The id of the edition's most similar passage that no passage has now.
    fn lost(&mut self, text: &str) -> Option<String> {
        // With too many it would be slow, and the texts were never the same.
        self.looked_for += self.before.len();
        if self.looked_for > MOST_COMPARED {
            return None;
        }
        let lost = self.before.iter();
        let lost = lost.filter(|(id, _)| !self.taken.contains(id));
        let alike = lost.filter_map(|(id, old)| Some((similarity::between(old, text)?, id)));
        let best = alike.min_by_key(|(likeness, _)| Reverse(*likeness));
        best.map(|(_, id)| id.clone())
    }

    /// The id itself if free, or with the next free number.
    fn free(&mut self, id: String) -> String {
        if !self.taken.contains(&id) {
            return id;
        }
        let number = self.numbers.entry(id.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}-{number}");
            if !self.taken.contains(&numbered) {
                return numbered;
            }
        }
    }

    /// The ids proposed since the last call, by byte.
    pub(crate) fn take_proposed(&mut self) -> Vec<(usize, String)> {
        let mut proposed = std::mem::take(&mut self.proposed);
        proposed.sort();
        proposed
    }
}

/// The ids written in a chapter's source.
fn written(source: &str) -> impl Iterator<Item = &str> {
    let after = source.split("{#").skip(1);
    after.filter_map(|rest| Some(rest.split_once('}')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposals(before: &[(&str, &str)], chapter: &str) -> Proposals {
        let before = before
            .iter()
            .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
        Proposals::new(&before.collect::<Vec<_>>(), [chapter])
    }

    #[test]
    fn the_passage_that_is_most_alike_gives_its_id_and_each_only_once() {
        let by = "Vi hjælper alle, der bor her i byen.";
        let before = [
            ("by", by),
            ("land", "Vi hjælper alle, der bor her på landet."),
        ];
        let mut proposals = proposals(&before, "");
        assert_eq!(
            proposals.propose("Vi hjælper alle, der bor her på landet.", 0),
            "land"
        );
        assert_eq!(proposals.propose(by, 0), "by");
        assert_eq!(proposals.propose(by, 0), "vi-hjaelper-alle-der");
    }

    #[test]
    fn what_stands_in_the_text_is_never_proposed() {
        let mut proposals = proposals(&[("vagt", "Ring nu.")], "Ring. {#vagt}\n\nNu. {#ring-nu}\n");
        assert_eq!(proposals.propose("Ring nu.", 0), "ring-nu-2");
        assert_eq!(proposals.propose("Ring nu.", 0), "ring-nu-3");
    }

    #[test]
    fn among_ever_so_many_no_passage_is_looked_for() {
        let filling = |number: usize| (number.to_string(), String::new());
        let mut before: Vec<_> = (0..MOST_COMPARED / 2).map(filling).collect();
        before[0] = ("vagt".to_owned(), "Ring nu.".to_owned());
        before[1] = ("post".to_owned(), "Skriv nu.".to_owned());
        before[2] = ("dag".to_owned(), "Kom nu.".to_owned());
        let mut proposals = Proposals::new(&before, []);
        let texts = ["Ring nu.", "Skriv nu.", "Kom nu."];
        assert_eq!(
            texts.map(|text| proposals.propose(text, 0)),
            ["vagt", "post", "kom-nu"]
        );
    }

    #[test]
    fn what_was_proposed_is_taken_once_in_the_order_of_the_text() {
        let mut proposals = proposals(&[], "");
        proposals.propose("To.", 20);
        proposals.propose("Et.", 10);
        let taken = proposals.take_proposed();
        assert_eq!(taken, [(10, "et".to_owned()), (20, "to".to_owned())]);
        assert_eq!(proposals.take_proposed(), []);
    }
}
