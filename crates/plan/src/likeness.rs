use crate::edits::{kept_words, words};
use std::cmp::Reverse;
use std::collections::HashSet;

/// How much two things share, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Likeness(usize);

impl Likeness {
    /// So many of all; none if there is nothing to share.
    pub(crate) fn of(shared: usize, all: usize) -> Option<Self> {
        (shared * 1000).checked_div(all).map(Self)
    }

    pub(crate) fn is_at_least(self, percent: usize) -> bool {
        self.0 >= percent * 10
    }
}

/// How alike two texts are; none unless they are the same or clearly one that was changed: it has kept most of its words, and not
/// only a few.
pub(crate) fn likeness(old: &str, new: &str) -> Option<Likeness> {
    const FEWEST: usize = 4;
    const PERCENT: usize = 60;
    let [old, new] = [old, new].map(words);
    let all = old.len() + new.len();
    if old == new {
        return Likeness::of(all, all);
    }
    let is_clear = |kept: usize| {
        let likeness = Likeness::of(2 * kept, all);
        likeness.filter(|likeness| kept >= FEWEST && likeness.is_at_least(PERCENT))
    };
    // No need to look at the words of texts whose lengths are too different.
    is_clear(old.len().min(new.len()))?;
    is_clear(kept_words(&old, &new))
}

/// Pairs old and new, the most alike first and of equals those that stand first; nothing is in two pairs.
///
/// The pairs are the same whichever side is the old one: what is equal in both respects shares neither its old nor its new.
pub(crate) fn best_pairs(
    old: &[usize],
    new: &[usize],
    likeness: impl Fn(usize, usize) -> Option<Likeness>,
) -> Vec<(usize, usize)> {
    let candidates = old.iter().flat_map(|&o| new.iter().map(move |&n| (o, n)));
    let mut candidates: Vec<_> = candidates
        .filter_map(|(o, n)| Some((Reverse(likeness(o, n)?), o + n, o, n)))
        .collect();
    candidates.sort_unstable();
    let (mut taken_old, mut taken_new) = (HashSet::new(), HashSet::new());
    let mut pairs = Vec::new();
    for (_, _, o, n) in candidates {
        if !taken_old.contains(&o) && !taken_new.contains(&n) {
            taken_old.insert(o);
            taken_new.insert(n);
            pairs.push((o, n));
        }
    }
    pairs
}
