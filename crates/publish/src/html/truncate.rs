/// The whole words within the first so many characters of a text that is longer; of a longer word its beginning.
pub(crate) fn whole_words(text: &str, most: usize) -> &str {
    let end = text
        .char_indices()
        .nth(most)
        .map_or(text.len(), |(end, _)| end);
    let beginning = &text[..end];
    beginning
        .rsplit_once(' ')
        .map_or(beginning, |(words, _)| words)
}
