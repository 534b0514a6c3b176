/// A text that a terminal shows as it is: signs that would steer it or turn the writing's direction are shown as U+FFFD, and spaces
/// and line breaks are one space.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace(steers, "\u{fffd}")
}

fn steers(sign: char) -> bool {
    let turns = matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
    sign.is_control() || turns
}
