use crate::text::invisible::is_invisible;

/// A line made safe to show: control characters become their pictures, other invisible ones the replacement character. Each stays
/// one character, so that columns hold.
pub(crate) fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\u{7f}' => '␡',
        '\0'..='\u{1f}' if c != '\t' => {
            char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        c if is_invisible(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(shown).collect()
}
