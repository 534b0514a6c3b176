//! Line breaks within a paragraph: either an editor program wraps lines, or a pasted text has lost its empty lines.

use std::ops::Range;

/// The line breaks that were most likely paragraph breaks: where the next lines begin, in bytes.
///
/// A break within a sentence shows that lines are wrapped, and how wide. A break between sentences is reported, unless the line had
/// to be wrapped there anyway.
pub(crate) fn between_paragraphs(text: &str, breaks: &[usize]) -> Vec<Range<usize>> {
    let breaks: Vec<_> = breaks
        .iter()
        .filter_map(|at| Break::at(text, *at))
        .collect();
    let wrapped = breaks.iter().filter(|one| !one.is_between_sentences());
    let width = wrapped.map(Break::width).max().unwrap_or_default();
    let followers = breaks
        .iter()
        .filter(|one| one.is_between_sentences() && one.would_fit(width));
    followers.map(|one| one.next.clone()).collect()
}

struct Break<'a> {
    before: &'a str,
    after: &'a str,
    /// The next line's range in the text.
    next: Range<usize>,
}

impl<'a> Break<'a> {
    /// The line break at this byte.
    fn at(text: &'a str, at: usize) -> Option<Self> {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let next = at + text[at..].find('\n')? + 1;
        let end = text[next..]
            .find('\n')
            .map_or(text.len(), |newline| next + newline);
        let signs = |c: char| c.is_whitespace() || c == '>';
        let after = text[next..end].trim_start_matches(signs);
        // A passage after an id is reported elsewhere.
        let before = text[start..at].trim_end();
        (!before.ends_with('}')).then_some(Self {
            before,
            after,
            next: end - after.len()..end,
        })
    }

    fn is_between_sentences(&self) -> bool {
        let is_ended = self.before.ends_with(['.', ':', '!', '?', ';']);
        let begins = |c: char| c.is_uppercase() || c.is_ascii_digit();
        let is_letter = self.after.chars().nth(1) == Some(')');
        is_letter
            || self.after.starts_with(begins)
            || is_ended && self.after.starts_with(char::is_alphabetic)
    }

    fn width(&self) -> usize {
        self.before.chars().count()
    }

    /// Whether the next line's first word would have fitted on a line of this width.
    fn would_fit(&self, width: usize) -> bool {
        let word = self.after.split_whitespace().next().unwrap_or_default();
        width == 0 || self.width() + 1 + word.chars().count() <= width
    }
}
