use std::ops::Range;

/// The first place where the part stands as whole words: "2.00" is not in "22.00". All spaces are equal, whatever their width and
/// whether a line may break there.
pub(crate) fn find_whole(text: &str, part: &str) -> Option<Range<usize>> {
    let is_cut = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let starts = text.char_indices().map(|(start, _)| start);
    let mut places =
        starts.filter_map(|start| Some(start..start + length_of(part, &text[start..])?));
    places.find(|place| {
        let (before, after) = (&text[..place.start], &text[place.end..]);
        !place.is_empty() && !is_cut(before.chars().next_back()) && !is_cut(after.chars().next())
    })
}

/// The length in bytes of the part at the beginning of the text, if it is there.
fn length_of(part: &str, text: &str) -> Option<usize> {
    let mut rest = text.chars();
    let is_same =
        |sign: char, own: char| sign == own || sign.is_whitespace() && own.is_whitespace();
    let is_there = part
        .chars()
        .all(|sign| rest.next().is_some_and(|own| is_same(sign, own)));
    is_there.then(|| text.len() - rest.as_str().len())
}
