/// A text that a terminal shows as it is: signs that would steer it, turn the writing's direction or be seen by nobody are shown as
/// U+FFFD, and spaces and line breaks are one space.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").replace(is_unseen, "\u{fffd}")
}

fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{ad}'
                | '\u{61c}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
        )
}
