//! Words that look alike but differ in characters.

use unicode_security::confusable_detection::skeleton;

/// More differences are not listed; the words can be copied instead.
const MOST_TOLD: usize = 3;

/// A text's characters as a reader sees them, each with the one written and its byte.
struct Seen(Vec<(char, char, usize)>);

impl Seen {
    fn of(text: &str) -> Self {
        let mut seen: Vec<(char, char, usize)> = Vec::new();
        for (at, sign) in text.char_indices() {
            // Several spaces look like one, of any width.
            let is_more_space =
                sign.is_whitespace() && seen.last().is_some_and(|&(c, ..)| c == ' ');
            if !is_more_space {
                seen.extend(look(sign).map(|look| (look, sign, at)));
            }
        }
        Self(seen)
    }

    fn looks(&self) -> Vec<char> {
        self.0.iter().map(|&(look, ..)| look).collect()
    }
}

/// The characters that a sign can be taken for: Unicode's confusables (UTS #39), and case, quotation marks and dashes.
fn look(sign: char) -> impl Iterator<Item = char> {
    let usual = match sign {
        _ if sign.is_whitespace() => ' ',
        '»' | '«' | '“' | '”' | '„' | '‟' | '″' | '"' => '"',
        '’' | '‘' | '‚' | '‛' | '′' | '´' | '`' | '›' | '‹' | '\'' => '\'',
        '‐'..='―' | '−' | '-' => '-',
        _ => sign,
    };
    let looks: Vec<_> = match usual {
        ' ' | '"' | '\'' | '-' => vec![usual],
        _ => {
            let lower: String = usual.to_lowercase().collect();
            skeleton(&lower).flat_map(char::to_lowercase).collect()
        }
    };
    looks.into_iter()
}

/// Words of a text that look like others, and the difference: »her står »–« (U+2013) og dér »-« (U+002D)«.
pub(crate) struct Lookalike<'a> {
    /// The words in the text.
    pub(crate) words: &'a str,
    /// The difference.
    pub(crate) difference: String,
}

/// The first words in the text that look like these; `None` if these very words stand there, or none look like them.
pub(crate) fn find<'a>(words: &str, text: &'a str) -> Option<Lookalike<'a>> {
    let (own, there) = (Seen::of(words.trim()), Seen::of(text));
    let (looks, all) = (own.looks(), there.looks());
    if looks.is_empty() {
        return None;
    }
    let start = all.windows(looks.len()).position(|part| part == looks)?;
    let found = &there.0[start..start + looks.len()];
    let (first, last) = (found.first()?, found.last()?);
    let end = last.2 + last.1.len_utf8();
    let alike = &text[first.2..end];
    (alike != words).then(|| Lookalike {
        words: alike,
        difference: difference(&own.0, found),
    })
}

fn difference(own: &[(char, char, usize)], there: &[(char, char, usize)]) -> String {
    let pairs = own.iter().zip(there).map(|(own, there)| (own.1, there.1));
    let mut pairs: Vec<_> = pairs.filter(|(own, there)| own != there).collect();
    pairs.dedup();
    if pairs.is_empty() {
        return "mellemrummene er ikke de samme".to_owned();
    }
    let numbers = pairs
        .iter()
        .take(MOST_TOLD)
        .map(|&(own, there)| format!("her står {} og dér {}", named(own), named(there)));
    numbers.collect::<Vec<_>>().join(", ")
}

/// A sign with its number in Unicode.
fn named(sign: char) -> String {
    let number = u32::from(sign);
    match sign.is_whitespace() {
        true => format!("mellemrummet U+{number:04X}"),
        false => format!("»{sign}« (U+{number:04X})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_told_with_its_numbers() {
        for (words, text, alike, difference) in [
            (
                "kl. 9-15",
                "Ring kl. 9–15 i dag",
                "kl. 9–15",
                "her står »-« (U+002D) og dér »–« (U+2013)",
            ),
            (
                "9 − 15",
                "9 ‑ 15",
                "9 ‑ 15",
                "her står »−« (U+2212) og dér »‑« (U+2011)",
            ),
            (
                "\"Vagten\"",
                "Spørg »Vagten«.",
                "»Vagten«",
                "her står »\"« (U+0022) og dér »»« (U+00BB), her står »\"« (U+0022) og dér »«« (U+00AB)",
            ),
            (
                "Vagten's",
                "Vagten’s",
                "Vagten’s",
                "her står »'« (U+0027) og dér »’« (U+2019)",
            ),
            (
                "vagten",
                "Vagten er her",
                "Vagten",
                "her står »v« (U+0076) og dér »V« (U+0056)",
            ),
            // A Cyrillic letter among Latin ones.
            (
                "V\u{430}gten",
                "Vagten",
                "Vagten",
                "her står »\u{430}« (U+0430) og dér »a« (U+0061)",
            ),
            // A Greek capital, a digit for a letter, a full-width digit.
            (
                "\u{391}lle",
                "Alle",
                "Alle",
                "her står »\u{391}« (U+0391) og dér »A« (U+0041)",
            ),
            (
                "1O2",
                "102",
                "102",
                "her står »O« (U+004F) og dér »0« (U+0030)",
            ),
            (
                "og så…",
                "Og så...",
                "Og så...",
                "her står »o« (U+006F) og dér »O« (U+004F), her står »…« (U+2026) og dér ».« (U+002E)",
            ),
            (
                "Vi  hjælper",
                "Vi hjælper alle",
                "Vi hjælper",
                "mellemrummene er ikke de samme",
            ),
        ] {
            let found = find(words, text).unwrap_or_else(|| panic!("{words} in {text}"));
            assert_eq!((found.words, &*found.difference), (alike, difference));
        }
    }

    #[test]
    fn other_words_and_the_same_words_are_no_lookalikes() {
        for (words, text) in [
            ("Vagten", "Vagten"),
            ("Vagten", "Politiet"),
            ("", "Vagten"),
            ("æ", "a"),
            ("ø", "o"),
            ("å", "a"),
        ] {
            assert!(find(words, text).is_none(), "{words} in {text}");
        }
    }
}
