use crate::text::edits::{kept_words, words};
use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

/// The similarity of two things: how much they share, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Likeness(usize);

impl Likeness {
    /// This many shared of all; `None` if there is nothing to share.
    pub(crate) fn of(shared: usize, all: usize) -> Option<Self> {
        (shared * 1000).checked_div(all).map(Self)
    }

    pub(crate) fn is_at_least(self, percent: usize) -> bool {
        self.0 >= percent * 10
    }
}

/// A text's words, in text order and sorted.
struct Words<'a> {
    words: Vec<&'a str>,
    sorted: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let words = words(text);
        let mut sorted = words.clone();
        sorted.sort_unstable();
        Self { words, sorted }
    }

    /// How many words both have, in any order.
    fn shared_with(&self, other: &Self) -> usize {
        let (mut own, mut others) = (
            self.sorted.iter().peekable(),
            other.sorted.iter().peekable(),
        );
        let mut shared = 0;
        while let (Some(a), Some(b)) = (own.peek(), others.peek()) {
            let order = a.cmp(b);
            shared += usize::from(order == Ordering::Equal);
            if order != Ordering::Greater {
                own.next();
            }
            if order != Ordering::Less {
                others.next();
            }
        }
        shared
    }
}

/// The similarity of two texts; `None` unless one is clearly a revision of the other.
pub(crate) fn between(old: &str, new: &str) -> Option<Likeness> {
    let [old, new] = [old, new].map(Words::of);
    if old.words == new.words {
        return Likeness::of(1, 1);
    }
    likeness(&old, &new)
}

/// As [`between`](Likeness::between): most of the words are kept, and more than a few.
fn likeness(old: &Words<'_>, new: &Words<'_>) -> Option<Likeness> {
    const FEWEST: usize = 4;
    const PERCENT: usize = 60;
    /// Texts with more words are compared without order, which would take too long.
    const LONG: usize = 400;
    let length = |text: &Words<'_>| text.words.len();
    let (shorter, longer) = (length(old).min(length(new)), length(old).max(length(new)));
    let is_clear = |kept: usize| {
        let likeness = Likeness::of(2 * kept, shorter + longer);
        likeness.filter(|likeness| kept >= FEWEST && likeness.is_at_least(PERCENT))
    };
    // Lengths that differ too much exclude similarity.
    is_clear(shorter)?;
    let shared = is_clear(old.shared_with(new))?;
    if longer > LONG {
        return Some(shared);
    }
    is_clear(kept_words(&old.words, &new.words))
}

/// The most pairs of texts compared.
const MOST_PAIRS: usize = 250_000;

/// Pairs old and new texts: equal ones, then the most similar ones. Each is in at most one pair.
///
/// With more than five hundred on a side, each is compared only with those near its own position.
pub(crate) fn alike<'a>(old: &[(usize, &'a str)], new: &[(usize, &'a str)]) -> Vec<(usize, usize)> {
    let [old, new] = [old, new].map(|texts| -> Vec<_> {
        texts
            .iter()
            .map(|&(number, text)| (number, Words::of(text)))
            .collect()
    });
    let mut pairs = same(&old, &new);
    let taken_old: HashSet<_> = pairs.iter().map(|pair| pair.0).collect();
    let taken_new: HashSet<_> = pairs.iter().map(|pair| pair.1).collect();
    let left = |texts: Vec<(usize, Words<'a>)>, taken: &HashSet<usize>| -> Vec<_> {
        let left = texts
            .into_iter()
            .filter(|(number, _)| !taken.contains(number));
        left.collect()
    };
    let (old, new) = (left(old, &taken_old), left(new, &taken_new));
    let reach = MOST_PAIRS / old.len().max(new.len()).max(1);
    let near = |at: usize| {
        let end = new.len().min(at.saturating_add(reach + 1));
        &new[at.saturating_sub(reach).min(end)..end]
    };
    let candidates = old.iter().enumerate().flat_map(|(at, (o, was))| {
        let near = near(at).iter();
        near.filter_map(move |(n, is)| Some((likeness(was, is)?, *o, *n)))
    });
    pairs.extend(best_pairs(candidates));
    pairs
}

/// Texts with equal words, in their order.
fn same(old: &[(usize, Words<'_>)], new: &[(usize, Words<'_>)]) -> Vec<(usize, usize)> {
    let mut by_words: HashMap<&[&str], Vec<usize>> = HashMap::new();
    for (number, text) in new.iter().rev() {
        by_words.entry(&text.words).or_default().push(*number);
    }
    let with_words = old.iter().filter(|(_, text)| !text.words.is_empty());
    let pairs = with_words.filter_map(|(number, text)| {
        let same = by_words.get_mut(text.words.as_slice())?;
        Some((*number, same.pop()?))
    });
    pairs.collect()
}

/// The most similar pairs, and among equals the first; each text is in at most one pair.
///
/// Swapping old and new gives the same pairs: equals in both respects share neither side.
pub(crate) fn best_pairs(
    candidates: impl Iterator<Item = (Likeness, usize, usize)>,
) -> Vec<(usize, usize)> {
    let candidates = candidates.map(|(likeness, o, n)| (Reverse(likeness), o + n, o, n));
    let mut candidates: Vec<_> = candidates.collect();
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
