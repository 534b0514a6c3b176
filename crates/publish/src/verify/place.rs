//! The first difference between two texts, in words.

use plan::is_invisible;

/// The most characters shown of either side.
const LONGEST: usize = 160;

/// The first place where a file differs, with both sides.
pub(crate) fn first_difference(own: &str, found: &str) -> String {
    let [ours, theirs] = [own, found].map(tokens);
    let mut before = common(ours.iter(), theirs.iter());
    let after = common(ours[before..].iter().rev(), theirs[before..].iter().rev());
    let mut ends = [ours.len() - after, theirs.len() - after];
    // An added or removed part begins with its own tag, if the text around it allows that.
    let longer = if ends[0] > before {
        (&ours, 0)
    } else {
        (&theirs, 1)
    };
    while ends.contains(&before)
        && before > 0
        && (!is_opening(longer.0[before]) || is_opening(longer.0[ends[longer.1] - 1]))
        && longer.0[before - 1] == longer.0[ends[longer.1] - 1]
    {
        before -= 1;
        ends = ends.map(|end| end - 1);
    }
    let place = place(&theirs[..before].concat());
    let [missing, other] = [
        ours[before..ends[0]].concat(),
        theirs[before..ends[1]].concat(),
    ];
    let [ours, theirs] = [&missing, &other].map(|side| render(side));
    match (missing.is_empty(), other.is_empty()) {
        (true, _) => format!("{place} står »{theirs}«, som ikke hører til"),
        (_, true) => format!("{place} mangler »{ours}«"),
        _ => format!("{place} står »{theirs}« i stedet for »{ours}«"),
    }
}

fn is_opening(token: &str) -> bool {
    token.starts_with('<') && !token.starts_with("</")
}

/// The line, and the last id before it.
fn place(before: &str) -> String {
    let line = before.matches('\n').count() + 1;
    let id = before.rsplit_once(" id=\"").and_then(|(_, rest)| {
        let (id, _) = rest.split_once('"')?;
        Some(format!(" (efter #{})", visible(id)))
    });
    format!("linje {line}{}", id.unwrap_or_default())
}

/// Tags, words, and every other character by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '<' => rest.find('>').map_or(rest.len(), |at| at + 1),
            _ if first.is_alphanumeric() => rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

fn common<'a>(
    one: impl Iterator<Item = &'a &'a str>,
    other: impl Iterator<Item = &'a &'a str>,
) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}

fn render(text: &str) -> String {
    let mut shown: String = text.chars().take(LONGEST).collect();
    let is_cut = shown.len() < text.len();
    shown = match shown.trim().is_empty() {
        true => shown.chars().map(named).collect(),
        false => visible(&shown),
    };
    if is_cut { shown + "…" } else { shown }
}

/// A text that hides nothing: invisible characters and letters of other scripts, which may look like ours, are written as numbers.
pub(crate) fn visible(text: &str) -> String {
    let seen = |sign: char| match sign {
        ' ' => sign.to_string(),
        _ if sign.is_whitespace() || is_invisible(sign) => named(sign),
        '\u{250}'.. if sign.is_alphabetic() => format!("{sign}{}", named(sign)),
        '\u{300}'..='\u{36f}' => named(sign),
        _ => sign.to_string(),
    };
    text.chars().map(seen).collect()
}

fn named(sign: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_told_with_both_sides() {
        for (own, found, message) in [
            (
                "<p>Ring.</p>",
                "<p>Ring ikke.</p>",
                "linje 1 står » ikke«, som ikke hører til",
            ),
            ("<p>Ring nu.</p>", "<p>Ring.</p>", "linje 1 mangler » nu«"),
            ("a\nb 1 c", "a\nb 2 c", "linje 2 står »2« i stedet for »1«"),
            (
                "<p id=\"a\">Et</p><p>To</p>",
                "<p id=\"a\">Et</p><p>Ny</p><p>To</p>",
                "linje 1 (efter #a) står »<p>Ny</p>«, som ikke hører til",
            ),
            ("a", "a\r", "linje 1 står »⟨U+000D⟩«, som ikke hører til"),
            (
                "a b",
                "a\u{a0}b",
                "linje 1 står »⟨U+00A0⟩« i stedet for »⟨U+0020⟩«",
            ),
            (
                "ned",
                "nеd",
                "linje 1 står »nе⟨U+0435⟩d« i stedet for »ned«",
            ),
            (
                "<a href=\"x\">",
                "<a href=\"y\">",
                "linje 1 står »<a href=\"y\">« i stedet for »<a href=\"x\">«",
            ),
        ] {
            assert_eq!(first_difference(own, found), message);
        }
        let long = "x y ".repeat(1000);
        let message = first_difference("a", &format!("a {long}"));
        assert!(
            message.chars().count() < 260 && message.contains('…'),
            "{message}"
        );
    }
}
