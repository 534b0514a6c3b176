//! Ids of passages.

/// Whether the text is a valid id: lower-case ASCII letters, digits and hyphens, beginning with a letter.
pub(crate) fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// An id from a text's first words, in Danish ASCII (æ, ø, å become ae, oe, aa).
pub(crate) fn suggest_id(text: &str) -> String {
    let ascii: String = text.to_lowercase().chars().map(danish_ascii).collect();
    let words = ascii.split_whitespace().take(4);
    let slug = words.collect::<Vec<_>>().join("-");
    if is_id(&slug) {
        slug
    } else {
        format!("afsnit-{slug}").trim_end_matches('-').to_owned()
    }
}

fn danish_ascii(letter: char) -> &'static str {
    const ASCII: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    match letter {
        'æ' => "ae",
        'ø' => "oe",
        'å' => "aa",
        'é' => "e",
        _ => match ASCII.find(letter) {
            Some(at) => &ASCII[at..=at],
            None if letter.is_whitespace() || letter == '-' => " ",
            None => "",
        },
    }
}
