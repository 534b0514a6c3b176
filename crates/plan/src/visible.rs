/// A text without what a terminal or a page would obey: control characters become their pictures, and signs that turn the
/// direction of writing the sign for what cannot be shown.
pub(crate) fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => '\t',
        '\u{7f}' => '␡',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(shown).collect()
}
