/// The whole words within the first `most` characters; of a longer word its beginning.
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

/// The length that search engines show.
const MOST: usize = 160;

/// A text for search engines, cut between words if long.
pub(crate) fn cut(text: &str) -> String {
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    // Leaves room for a space and the dots.
    let whole = whole_words(text, MOST - 1);
    format!(
        "{} …",
        whole.trim_end_matches([',', ';', ':', ' ', '.', '–'])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "æøå ".repeat(60);
        let cut = cut(&text);
        assert!(
            cut.chars().count() <= MOST && cut.ends_with("æøå …"),
            "{cut}"
        );
        assert!(cut.chars().count() > MOST - 5, "{cut}");
    }

    #[test]
    fn a_text_that_fits_stays_whole() {
        let text = "æ".repeat(MOST);
        assert_eq!(cut(&text), text);
    }
}
