use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A run of words; they are separated by single spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// In both texts.
    Kept(String),
    /// Only in the old text.
    Removed(String),
    /// Only in the new text.
    Added(String),
}

impl Edit {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Self::Kept(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
}

/// The edits from old to new; in a replacement the removed words come first.
pub(crate) fn edits(old: &str, new: &str) -> Vec<Edit> {
    let [old, new] = [old, new].map(words);
    if old == new {
        return kept(&old).into_iter().collect();
    }
    let mut edits = Vec::new();
    for op in differences(&old, &new) {
        let (gone, come) = (&old[op.old_range()], &new[op.new_range()]);
        if let DiffOp::Equal { .. } = op {
            edits.push(Edit::Kept(gone.join(" ")));
            continue;
        }
        if !gone.is_empty() {
            edits.push(Edit::Removed(gone.join(" ")));
        }
        if !come.is_empty() {
            edits.push(Edit::Added(come.join(" ")));
        }
    }
    edits
}

/// All these words as kept, if there are any.
fn kept(words: &[&str]) -> Option<Edit> {
    (!words.is_empty()).then(|| Edit::Kept(words.join(" ")))
}

/// How many words both texts have in the same order.
pub(crate) fn kept_words(old: &[&str], new: &[&str]) -> usize {
    let kept = differences(old, new).into_iter().map(|op| match op {
        DiffOp::Equal { len, .. } => len,
        _ => 0,
    });
    kept.sum()
}

pub(crate) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Alternating runs of equal and different words. The texts are always compared in the same direction, so that swapping them does
/// not change what counts as kept.
fn differences(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let is_turned = old > new;
    let (first, second) = if is_turned { (new, old) } else { (old, new) };
    let found = if first.len() * second.len() <= MOST {
        capture_diff_slices(Algorithm::Myers, first, second)
    } else {
        around_the_middle(first, second)
    };
    let mut joined: Vec<DiffOp> = Vec::new();
    for op in found {
        let (first, second) = (op.old_range(), op.new_range());
        let (from, to) = if is_turned {
            (second, first)
        } else {
            (first, second)
        };
        let is_same = matches!(op, DiffOp::Equal { .. });
        match joined.last_mut() {
            // A deletion and an insertion at one place are one replacement.
            Some(DiffOp::Replace {
                old_len, new_len, ..
            }) if !is_same => {
                *old_len += from.len();
                *new_len += to.len();
            }
            _ if is_same => joined.push(DiffOp::Equal {
                old_index: from.start,
                new_index: to.start,
                len: from.len(),
            }),
            _ => joined.push(DiffOp::Replace {
                old_index: from.start,
                old_len: from.len(),
                new_index: to.start,
                new_len: to.len(),
            }),
        }
    }
    joined
}

/// The limit for comparing word by word: the product of both word counts. Passages reach it only with very short words.
const MOST: usize = 4_000_000;

/// Common words at the beginning and at the end; all between counts as replaced.
fn around_the_middle(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let same = |(a, b): &(&&str, &&str)| a == b;
    let start = old.iter().zip(new).take_while(same).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let ends = old_rest.iter().rev().zip(new_rest.iter().rev());
    let end = ends.take_while(same).count();
    let (old_len, new_len) = (old_rest.len() - end, new_rest.len() - end);
    let equal = |old_index, new_index, len| DiffOp::Equal {
        old_index,
        new_index,
        len,
    };
    let middle = DiffOp::Replace {
        old_index: start,
        old_len,
        new_index: start,
        new_len,
    };
    let ops = [
        equal(0, 0, start),
        middle,
        equal(start + old_len, start + new_len, end),
    ];
    let is_any = |op: &DiffOp| !op.old_range().is_empty() || !op.new_range().is_empty();
    ops.into_iter().filter(is_any).collect()
}
