//! Leftover markup: characters that Markdown, or the program a text was copied from, uses as markup, and that would be published as
//! they stand.

use crate::text::addresses;
use std::ops::Range;

/// A leftover.
#[derive(Debug)]
pub(crate) struct Leftover {
    /// Where, in bytes of the text.
    pub(crate) part: Range<usize>,
    pub(crate) message: &'static str,
    pub(crate) hint: &'static str,
}

/// The stand-in for a character that the author escaped by a backslash or wrote by its number.
pub(crate) const MEANT: char = '.';

/// The length of a leftover at this place, in bytes.
type Length = fn(before: &str, rest: &str) -> Option<usize>;

/// The first leftover in a passage's text, if any. Lines end as in the file, and each byte of an escaped character is [`MEANT`].
pub(crate) fn find(text: &str) -> Option<Leftover> {
    let addresses = addresses::find(text);
    let is_free = |start: usize| !addresses.iter().any(|address| address.contains(&start));
    // Only these characters can begin a leftover, and a plan has few of them.
    let may_begin = |c: char| c.is_ascii_punctuation() || is_private(c);
    let signs = text.match_indices(may_begin).map(|(start, _)| start);
    let mut starts = signs.filter(|start| is_free(*start));
    starts.find_map(|start| {
        let (before, rest) = text.split_at(start);
        let mut kinds = KINDS.iter();
        let (length, message, hint) = kinds
            .find_map(|(length, message, hint)| Some((length(before, rest)?, message, hint)))?;
        Some(Leftover {
            part: start..start + length,
            message,
            hint,
        })
    })
}

const KINDS: [(Length, &str, &str); 22] = [
    (
        |_, rest| starts(rest, "~~"),
        "overstreget tekst kan ikke stå i planens tekst",
        "slet det, der er streget over; gælder det endnu, så slet kun ~~",
    ),
    (
        |_, rest| starts(rest, "[^"),
        "en fodnote kan ikke stå i planens tekst",
        "skriv noten i en parentes dér, hvor den hører til, eller som et afsnit for sig selv",
    ),
    (
        |_, rest| starts_with_any(rest, &["[ ]", "[x]", "[X]"]),
        "et afkrydsningsfelt kan ikke stå i planens tekst",
        "skriv punktet uden [ ]; en plan er ingen liste at krydse af i",
    ),
    (
        |_, rest| starts(rest, "!["),
        "et billede kan ikke stå i planens tekst",
        "beskriv det med ord, eller lav en figur i figures.toml",
    ),
    (
        |_, rest| starts(rest, "[!"),
        "et mærke som [!NOTE] kan ikke stå i planens tekst",
        "slet mærket; > foran linjen sætter teksten i en boks",
    ),
    (
        |_, rest| starts_with_any(rest, &["](", "][", "[["]),
        "linket er ikke skrevet rigtigt",
        "skriv [ordene](https://…) uden mellemrum mellem ] og ( og inde i adressen",
    ),
    (
        |_, rest| starts(rest, "**"),
        "fremhævningen er ikke lukket",
        "skriv ** både før og efter de ord, der skal fremhæves, uden mellemrum indenfor",
    ),
    (
        |_, rest| starts(rest, "*"),
        "tegnet * er ikke blevet til fremhævning",
        "skriv * både før og efter ordene, uden mellemrum indenfor; skriv \\*, hvis stjernen selv skal stå i teksten",
    ),
    (
        |before, rest| edge_of(before, rest, '_'),
        "tegnet _ er ikke blevet til fremhævning",
        "skriv ** før og efter ordene, uden mellemrum indenfor; skriv \\_, hvis stregen selv skal stå i teksten",
    ),
    (
        |_, rest| starts(rest, "`"),
        "tegnet ` kan ikke stå i planens tekst",
        "slet det; er det en apostrof, så skriv ’",
    ),
    (
        |_, rest| {
            ["==", "^"]
                .iter()
                .find_map(|sign| starts(rest, sign))
                .or(pair(rest, "++"))
        },
        "understregning, markering og hævet skrift kan ikke stå i planens tekst",
        "slet tegnene; **ord** bliver fremhævet, og et hævet tal skrives som m²",
    ),
    (
        |before, rest| tilde(before, rest),
        "tegnet ~ kan ikke stå i planens tekst",
        "slet det; et sænket tal skrives som H₂O, og »cirka« som ca.",
    ),
    (
        |_, rest| starts(rest, "|"),
        "en tabels streger kan ikke stå i planens tekst",
        "skriv rækkerne som punkter i en liste; skriv \\|, hvis stregen selv skal stå i teksten",
    ),
    (
        |_, rest| starts(rest, "{").or(starts(rest, "}")),
        "klammer { } kan ikke stå i planens tekst",
        "kun id’et {#id} står i klammer, og det står til sidst; skriv \\{ og \\}, hvis de selv skal stå i teksten",
    ),
    (
        |_, rest| starts(rest, "\\"),
        "en omvendt skråstreg kan ikke stå i planens tekst",
        "slet den, eller skriv /; skriv \\\\, hvis den selv skal stå i teksten",
    ),
    (
        |_, rest| entity(rest),
        "et tegns navn er ikke blevet til tegnet",
        "skriv selve tegnet, f.eks. & eller é",
    ),
    (
        |before, rest| emoji(before, rest).or(starts(rest, ":::")),
        "et mærke mellem koloner kan ikke stå i planens tekst",
        "slet det, eller skriv det med ord",
    ),
    (
        |before, rest| at_line(before).then_some(()).and(starts(rest, ": ")),
        "en linje kan ikke begynde med kolon",
        "skriv ordet og dets forklaring som ét punkt: - Ordet: forklaringen",
    ),
    (
        |_, rest| hash(rest),
        "tegnet # kan ikke stå her i planens tekst",
        "en overskrifts # står kun foran den; skriv \\#, hvis tegnet selv skal stå i teksten",
    ),
    (
        |_, rest| tag(rest),
        "tegnet < ligner HTML",
        "slet det, der står i < >; skriv \\<, hvis tegnet selv skal stå i teksten",
    ),
    (
        hyphens,
        "to bindestreger kan ikke stå i planens tekst",
        "skriv en tankestreg: –",
    ),
    (
        |_, rest| {
            rest.chars()
                .next()
                .filter(|c| is_private(*c))
                .map(char::len_utf8)
        },
        "her står et tegn, som kun findes i én skrifttype",
        "skriv det tegn, der skulle stå der; et punkt i en liste begynder med bindestreg og mellemrum",
    ),
];

/// Whether a character only has a meaning in a symbol font, such as Wingdings.
pub(crate) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

fn starts(rest: &str, sign: &str) -> Option<usize> {
    rest.starts_with(sign).then_some(sign.len())
}

fn starts_with_any(rest: &str, signs: &[&str]) -> Option<usize> {
    signs.iter().find_map(|sign| starts(rest, sign))
}

/// A sign within a word belongs to it: snake_case.
fn edge_of(before: &str, rest: &str, sign: char) -> Option<usize> {
    let after = rest.trim_start_matches(sign);
    let length = rest.len() - after.len();
    let before = before.trim_end_matches(sign);
    let is_within =
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    (length > 0 && !is_within).then_some(length)
}

/// A pair around words: "C++" and "A++" are none.
fn pair(rest: &str, sign: &str) -> Option<usize> {
    let after = rest.strip_prefix(sign)?;
    let is_open = after.starts_with(|c: char| c.is_alphanumeric()) && after.contains(sign);
    is_open.then_some(sign.len())
}

/// "~ 50" and "~50" are an estimate.
fn tilde(before: &str, rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('~')?;
    let is_alone = before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '(');
    let is_estimate = is_alone && after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (!is_estimate).then_some(1)
}

/// "&nbsp;" and "&#8209;" where there is no such character, and "&nbsp" without its end.
fn entity(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('&')?;
    let name = after.strip_prefix('#').unwrap_or(after);
    let length = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let is_ended = length > 1 && name[length..].starts_with(';');
    let is_known =
        ["nbsp", "shy", "amp", "ndash", "mdash", "hellip", "quot"].contains(&&name[..length]);
    // Words do not begin like this: "så&nbspnu".
    let begins_known = ["nbsp", "shy"].iter().any(|known| name.starts_with(known));
    (is_ended || is_known || begins_known).then_some(1 + after.len() - name.len() + length)
}

/// ":smile:", but not "kl. 10:15:30".
fn emoji(before: &str, rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(':')?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c);
    let length = after.find(|c| !fits(c))?;
    let is_name = after[..length].contains(|c: char| c.is_ascii_lowercase());
    let is_apart = !before.ends_with(char::is_alphanumeric);
    (is_name && is_apart && after[length..].starts_with(':')).then_some(length + 2)
}

fn at_line(before: &str) -> bool {
    before.is_empty() || before.ends_with('\n')
}

/// "#5" and "#ord" are text; "##" and a lone "#" are marks of a heading.
fn hash(rest: &str) -> Option<usize> {
    let after = rest.trim_start_matches('#');
    let length = rest.len() - after.len();
    let is_text = length == 1 && after.starts_with(char::is_alphanumeric);
    (length > 0 && !is_text).then_some(length)
}

/// "a -- b", "8--15" and "ord--", but not the arrow "-->".
fn hyphens(before: &str, rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("--")?.trim_start_matches('-');
    let is_text = |c: char| c.is_whitespace() || c.is_alphanumeric();
    let stands_so = before.ends_with(is_text) && (after.is_empty() || after.starts_with(is_text));
    stands_so.then_some(rest.len() - after.len())
}

/// "</b" and "<navn": "<3" and "< 18" are text.
fn tag(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('<')?;
    after
        .starts_with(|c: char| c.is_alphabetic() || "/!?".contains(c))
        .then_some(1)
}
