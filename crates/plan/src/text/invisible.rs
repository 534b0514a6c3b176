//! Invisible characters: they make a text read, compare or search otherwise than it looks.

/// Whether a character is invisible. Spaces of any width are not, including the no-break space; nor are tabs and line feeds.
///
/// Invisible are control characters; Unicode's `Default_Ignorable_Code_Point`, line and paragraph separators, annotation marks and
/// noncharacters; and U+FFFD, which replaces a lost character.
pub fn is_invisible(c: char) -> bool {
    // The last two code points of each plane are noncharacters.
    u32::from(c) & 0xfffe == 0xfffe
        || matches!(c,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffd}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text with each invisible character written as its number, for a terminal; cut at a length that nobody reads.
pub(crate) fn legible(text: String) -> String {
    const LONGEST: usize = 4_000;
    let is_odd = |c: char| is_invisible(c) && c != '\u{fffd}';
    if text.len() <= LONGEST && !text.contains(is_odd) {
        return text;
    }
    let mut shown = String::new();
    for c in text.chars() {
        if shown.len() > LONGEST {
            shown.push('…');
            break;
        }
        if is_odd(c) {
            shown.push_str(&format!("[{}]", number(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// "U+00AD".
pub(crate) fn number(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
