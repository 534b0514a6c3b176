use plan::is_invisible;

/// A text that a terminal shows as it is: signs that would steer it, turn the writing's direction or be seen by nobody are shown as
/// U+FFFD, and spaces and line breaks are one space.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace(is_invisible, "\u{fffd}")
}
