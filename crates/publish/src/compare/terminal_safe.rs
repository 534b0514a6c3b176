use plan::is_invisible;

/// A text that is safe on a terminal: control, bidirectional and invisible characters become U+FFFD; runs of white space become one
/// space.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace(is_invisible, "\u{fffd}")
}
