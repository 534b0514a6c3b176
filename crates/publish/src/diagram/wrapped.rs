//! Text in lines, for a drawing: SVG wraps nothing, and the reader's font is not known when the site is built.

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    Plain,
    Bold,
}

/// The height of the letters, in the drawing's units.
pub(crate) const SIZE: u32 = 16;

/// The text in lines that are at most so wide, in the drawing's units; a word that is wider than a line is broken.
pub(crate) fn wrapped(text: &str, room: u32, face: Face) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        for piece in pieces(word, room, face) {
            let last = lines.len() - 1;
            let line = &mut lines[last];
            let longer = format!("{line} {piece}");
            if line.is_empty() {
                *line = piece;
            } else if width(&longer, face) <= room {
                *line = longer;
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

/// How wide a text is at most, in the drawing's units, whichever of the usual fonts it is set in.
pub(crate) fn width(text: &str, face: Face) -> u32 {
    let widths = text.chars().map(|letter| thousandths(letter) * SIZE);
    let plain: u32 = widths.sum();
    let whole = match face {
        Face::Plain => plain,
        Face::Bold => plain * 23 / 20,
    };
    whole.div_ceil(1000)
}

/// The word whole, or in pieces that fit.
fn pieces(word: &str, room: u32, face: Face) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let last = pieces.len() - 1;
        let longer = format!("{}{letter}", pieces[last]);
        if pieces[last].is_empty() || width(&longer, face) <= room {
            pieces[last] = longer;
        } else {
            pieces.push(letter.to_string());
        }
    }
    pieces
}

/// A letter's width in thousandths of its height, as in the widest fonts that readers have (Verdana, DejaVu Sans).
fn thousandths(letter: char) -> u32 {
    match letter {
        'i' | 'l' | '\'' => 280,
        'j' | 'í' | 'ï' => 350,
        ' ' | '.' | ',' => 370,
        'f' | 't' => 400,
        'r' | 'I' | 'J' | '-' | '/' | ':' | ';' | '!' | '(' | ')' | '|' => 460,
        'c' | 's' | 'z' => 560,
        'k' | 'v' | 'x' | 'y' => 600,
        'a'..='z' | 'å' | 'ø' | 'ä' | 'ö' | 'ü' | 'é' | '0'..='9' if !"mw".contains(letter) => {
            650
        }
        '»' | '«' | '–' | '"' | '?' | '’' => 650,
        'A'..='Z' | 'Å' | 'Ø' | 'Ä' | 'Ö' | 'Ü' | 'É' if !"MW".contains(letter) => 800,
        'æ' | 'Æ' | '…' | '—' => 1050,
        other if other.is_ascii() => 1050,
        // A script that we have not measured, or a picture.
        _ => 1400,
    }
}
