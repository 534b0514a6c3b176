use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A run of words of two texts; the words of a run have one space between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// In both.
    Kept(String),
    /// Only in the old one.
    Removed(String),
    /// Only in the new one.
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

/// Leads from the old text's words to the new one's; where words are replaced, what goes stands before what comes.
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

/// All of them, where there are any.
fn kept(words: &[&str]) -> Option<Edit> {
    (!words.is_empty()).then(|| Edit::Kept(words.join(" ")))
}

/// How many words two texts have in common, in their order.
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

/// Alternately what is the same and what is not. Which words are told as kept must not depend on which text is the older one, so
/// they are always compared in the same direction.
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
            // A deletion and an insertion in one place are one replacement.
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

/// Two texts are compared word by word where one's words times the other's are no more; of what a passage can hold, all but texts of
/// the shortest words are.
const MOST: usize = 4_000_000;

/// What two texts have in common at their beginning and at their end; all between is another.
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
