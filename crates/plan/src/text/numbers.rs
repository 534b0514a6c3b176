//! Telephone numbers and mail addresses in running text.

use crate::text::find::find_whole;
use crate::text::mail_address;
use guide::{Channel, ChannelKind, dialled};
use std::collections::BTreeSet;
use std::ops::Range;

/// Denmark's short numbers in use, from libphonenumber's metadata for short numbers.
const IN_USE: [&str; 20] = [
    "112", "114", "118", "1801", "1810", "1812", "1813", "1818", "1828", "1830", "1851", "1853",
    "1881", "1888", "16190", "16191", "16192", "116000", "116006", "116111",
];

/// Parts of words that introduce a telephone number.
const TELEPHONE: [&str; 12] = [
    "telefon",
    "tlf",
    "mobil",
    "opkald",
    "hotline",
    "alarm",
    "vagt",
    "akut",
    "kontakt",
    "omstilling",
    "hovednummer",
    "nødnummer",
];

/// Whole words that introduce one; as parts of words they are too common ("omkring").
const CALLING: [&str; 8] = [
    "ring", "ringe", "ringes", "ringer", "politi", "politiet", "sms", "fax",
];

/// Words that introduce another kind of number; so do compounds of "nr." and "nummer" ("CVR-nr.", "sagsnummer").
const ANOTHER_KIND: [&str; 28] = [
    "cvr",
    "se",
    "p",
    "ean",
    "gln",
    "cpr",
    "isbn",
    "issn",
    "iban",
    "konto",
    "reg",
    "sag",
    "sagen",
    "j",
    "journal",
    "lov",
    "loven",
    "lovbekendtgørelse",
    "lbk",
    "bekendtgørelse",
    "bek",
    "stk",
    "faktura",
    "dok",
    "matr",
    "matrikel",
    "id",
    "ref",
];

/// Words after which a short number is a count.
const COUNTING: [&str; 16] = [
    "i", "år", "året", "fra", "siden", "af", "side", "s", "kapitel", "afsnit", "punkt", "bilag",
    "dag", "over", "under", "ca",
];

/// Nouns that a count stands before.
const COUNTED: [&str; 8] = [
    "kr", "kroner", "dkk", "mio", "sider", "borgere", "personer", "børn",
];

/// The telephone numbers and addresses in a text that are not known, each with its first byte. `known` holds normal forms
/// ([`normal`]).
///
/// A number is reported if the text introduces it as a telephone number, or if its format and range are in use; never if the text
/// calls it something else (CVR, EAN, a case, a law).
pub(crate) fn unknown<'a>(text: &'a str, known: &BTreeSet<String>) -> Vec<(usize, &'a str)> {
    let mut found: Vec<_> = numbers(text)
        .into_iter()
        .filter(|number| !known.contains(&number.dialled) && number.reaches_somebody(text))
        .map(|number| number.range)
        .collect();
    let addresses = mail_address::find(text).into_iter();
    found.extend(addresses.filter(|range| !known.contains(&normal(&text[range.clone()]))));
    let parts = found.into_iter().map(|range| (range.start, &text[range]));
    parts.collect()
}

/// Eight-digit numbers with letters for digits: O for 0, l or I for 1.
pub(crate) fn find_with_letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let looks =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, 'o' | 'O' | 'l' | 'I');
    let runs = text.split(move |c| !looks(c)).map(str::trim);
    let suspicious = runs.filter(|run| {
        let signs = || run.chars().filter(|c| !c.is_whitespace());
        let digits = signs().filter(char::is_ascii_digit).count();
        signs().count() == 8 && (6..8).contains(&digits)
    });
    suspicious.map(|run| (run.as_ptr() as usize - text.as_ptr() as usize, run))
}

/// Whether this can be dialled: eight digits, an international number, or a short number.
pub(crate) fn is_telephone(number: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+().-‐‑‒–—−".contains(c);
    let dialled = dialled(number);
    number.chars().all(is_sign) && (is_long(&dialled) || is_short(&dialled))
}

/// Whether this is an emergency number, answered at every minute.
pub(crate) fn is_emergency(number: &str) -> bool {
    is_telephone(number) && dialled(number).len() == 3
}

/// Country code and number together have seven to fifteen digits (ITU-T E.164).
fn is_long(dialled: &str) -> bool {
    dialled.starts_with('+') && (8..=16).contains(&dialled.len())
}

/// Danish short numbers have three to six digits and begin with 1.
fn is_short(dialled: &str) -> bool {
    dialled.starts_with('1') && (3..=6).contains(&dialled.len())
}

/// Whether a text has this number or address, however written; a part of a longer one does not count.
pub(crate) fn stands_in(text: &str, value: &str) -> bool {
    let own = normal(value);
    if own.contains('@') {
        let mut addresses = mail_address::find(text).into_iter();
        addresses.any(|range| normal(&text[range]) == own)
    } else if is_telephone(value) {
        numbers(text).iter().any(|number| number.dialled == own)
    } else {
        find_whole(text, value).is_some()
    }
}

/// The normal form of a number or address; two spellings of it are equal.
pub(crate) fn normal(value: &str) -> String {
    mail_address::normal(value).unwrap_or_else(|| dialled(value))
}

/// The first place in a text of a channel's number, address or service, however written, in bytes.
///
/// Lookalikes are skipped: 112 is neither in "1125" nor in "§ 112".
pub fn find_channel(channel: &Channel, text: &str) -> Option<Range<usize>> {
    match channel.kind {
        ChannelKind::Emergency | ChannelKind::Phone => {
            let own = dialled(&channel.value);
            let mut numbers = numbers(text).into_iter();
            let own =
                numbers.find(|number| number.dialled == own && !number.is_something_else(text));
            own.map(|number| number.range)
        }
        ChannelKind::Email => {
            let own = normal(&channel.value);
            let mut addresses = mail_address::find(text).into_iter();
            addresses.find(|range| normal(&text[range.clone()]) == own)
        }
        ChannelKind::SecureMail => find_whole(text, &channel.value),
    }
}
/// What the words before a number say of it.
#[derive(Clone, Copy, PartialEq)]
enum Introduction {
    Telephone {
        directly: bool,
    },
    AnotherKind,
    /// A count.
    Counting,
    None,
}

/// A possible telephone number in a text: Danish, international or short.
struct Number {
    range: Range<usize>,
    dialled: String,
    /// Whether its digits are grouped as in a telephone number.
    is_regular: bool,
}

impl Number {
    fn reaches_somebody(&self, text: &str) -> bool {
        let (before, after) = (&text[..self.range.start], &text[self.range.end..]);
        let is_day = is_day_or_years(&text[self.range.clone()]);
        let is_alone = before.trim().is_empty() || before.ends_with("på ");
        match introduction(before) {
            Introduction::AnotherKind => false,
            _ if is_counted(after) => false,
            _ if self.is_short() && !IN_USE.contains(&self.dialled.as_str()) => false,
            Introduction::Telephone { directly } => directly || !is_day,
            _ if self.is_short() => is_alone && !after.trim_end().contains(char::is_whitespace),
            _ => self.is_regular && !is_day && is_in_use(&self.dialled),
        }
    }

    /// Whether the text calls it something else, though it may look like a telephone number.
    fn is_something_else(&self, text: &str) -> bool {
        match introduction(&text[..self.range.start]) {
            Introduction::AnotherKind => true,
            Introduction::Counting => self.is_short(),
            _ => self.is_short() && is_counted(&text[self.range.end..]),
        }
    }

    fn is_short(&self) -> bool {
        is_short(&self.dialled)
    }
}

/// Whether this number in its normal form is in use. For Denmark by the first three digits, from libphonenumber's metadata (9.0.33)
/// for all kinds of telephone; other countries' by code alone.
fn is_in_use(dialled: &str) -> bool {
    let Some(number) = dialled.strip_prefix("+45") else {
        return true;
    };
    let is_series =
        !number.starts_with(['0', '1']) && !UNUSED.iter().any(|unused| number.starts_with(unused));
    let has_zero = number.get(2..3) == Some("0");
    number.len() == 8
        && is_series
        && (!has_zero || WITH_ZERO.iter().any(|series| number.starts_with(series)))
}

/// Series of Danish numbers not in use.
const UNUSED: [&str; 4] = ["83", "84", "85", "95"];

/// Series whose third digit may be 0.
const WITH_ZERO: [&str; 9] = ["26", "27", "28", "37", "67", "68", "80", "90", "96"];

/// Whether eight digits are a date or two years: 20261125, 25-11-2026, 2026–2027.
fn is_day_or_years(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let groups = number.split(|c: char| !c.is_ascii_digit()).count();
    if digits.len() != 8 || groups > 3 {
        return false;
    }
    let part = |range: Range<usize>| digits[range].parse::<u16>().unwrap_or_default();
    let is_year = |year: u16| (1900..2100).contains(&year);
    let is_day = |month: u16, day: u16| (1..=12).contains(&month) && (1..=31).contains(&day);
    let (first, last) = (part(0..4), part(4..8));
    is_year(first) && (is_year(last) || is_day(part(4..6), part(6..8)))
        || is_year(last) && is_day(part(2..4), part(0..2))
}

/// What the words before a number say of it, the nearest first.
fn introduction(before: &str) -> Introduction {
    let mut is_numbered = false;
    for (distance, word) in before.split_whitespace().rev().take(6).enumerate() {
        let lower = word.to_lowercase();
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '§');
        if CALLING.contains(&bare) || TELEPHONE.iter().any(|part| bare.contains(part)) {
            return Introduction::Telephone {
                directly: distance == 0,
            };
        }
        if matches!(bare, "nr" | "nummer" | "numre") {
            is_numbered = true;
        } else if bare.contains('§') || ANOTHER_KIND.contains(&bare) || is_numbering(bare) {
            return Introduction::AnotherKind;
        } else if distance == 0 && COUNTING.contains(&bare) {
            return Introduction::Counting;
        }
        let is_abbreviated = word.ends_with('.') && bare.chars().count() <= 3;
        if word.ends_with(['.', ',', ';', '!', '?']) && !is_abbreviated {
            break;
        }
    }
    if is_numbered {
        Introduction::Counting
    } else {
        Introduction::None
    }
}

fn is_numbering(word: &str) -> bool {
    ["nr", "nummer", "numre"]
        .iter()
        .any(|end| word.ends_with(end))
}

fn is_counted(after: &str) -> bool {
    let next = after
        .split_whitespace()
        .next()
        .filter(|_| after.starts_with(char::is_whitespace));
    let is_counted = |word: &str| {
        COUNTED.contains(
            &word
                .to_lowercase()
                .trim_matches(|c: char| !c.is_alphanumeric()),
        )
    };
    after.trim_start().starts_with('%') || next.is_some_and(is_counted)
}

/// Adjacent digits, and what joins them to the group before.
struct Group<'a> {
    digits: &'a str,
    start: usize,
    joint: Joint,
}

/// What stands between two groups of digits.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    Space,
    Dot,
    Dash,
    /// Around a country code, or a zero for domestic calls: (+45) 4328 2099, +46 (0)8.
    Bracket,
    /// Another single sign: 26/1234, 9:30, 1,5.
    Sign,
    Apart,
}

/// The numbers in a text that may be telephone numbers by their digits.
fn numbers(text: &str) -> Vec<Number> {
    let groups = groups(text);
    let chains = groups.chunk_by(|_, next| next.joint != Joint::Apart);
    let parts = chains.flat_map(|chain| {
        let parts: Vec<_> = chain
            .chunk_by(|_, next| next.joint != Joint::Sign)
            .collect();
        // "4328 2099/4328 2098" is two numbers, and "26/4328 2099" is a case.
        let is_list = parts.len() == 1 || parts.iter().all(|part| count(part) == 8);
        parts.into_iter().filter(move |_| is_list)
    });
    parts.filter_map(|part| number(text, part)).collect()
}

fn count(groups: &[Group]) -> usize {
    groups.iter().map(|group| group.digits.len()).sum()
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    let runs = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty());
    for digits in runs {
        let start = digits.as_ptr() as usize - text.as_ptr() as usize;
        let joint = groups
            .last()
            .map_or(Joint::Apart, |last| joint(text, last, start));
        groups.push(Group {
            digits,
            start,
            joint,
        });
    }
    groups
}

fn joint(text: &str, last: &Group, start: usize) -> Joint {
    let between = &text[last.start + last.digits.len()..start];
    let sign = between.trim();
    let is_opened = text[..last.start].ends_with(['(', '+']);
    match sign {
        "" => Joint::Space,
        ")" if is_opened => Joint::Bracket,
        "(" if text[start..].starts_with("0)") => Joint::Bracket,
        _ if sign.len() < between.len() || sign.chars().count() > 1 => Joint::Apart,
        "." => Joint::Dot,
        "-" | "‐" | "‑" | "‒" | "–" | "—" | "−" => Joint::Dash,
        _ => Joint::Sign,
    }
}

/// Groups as one number, if it can be dialled.
fn number(text: &str, groups: &[Group]) -> Option<Number> {
    let read = read(text, groups);
    // The last group may not belong to it: "4328 2099 24 timer i døgnet".
    let without_last = || {
        let (last, rest) = groups.split_last()?;
        let is_apart = last.joint == Joint::Space && last.digits.len() <= 2;
        let number = self::read(text, rest).filter(|number| number.is_regular);
        number.filter(|_| is_apart)
    };
    read.or_else(without_last)
}

fn read(text: &str, groups: &[Group]) -> Option<Number> {
    let (first, last) = (groups.first()?, groups.last()?);
    let has_bracket = groups
        .get(1)
        .is_some_and(|second| second.joint == Joint::Bracket);
    let unopened = |before: &str| {
        before
            .strip_suffix('(')
            .filter(|_| has_bracket)
            .map(str::len)
    };
    let before = &text[..first.start];
    let (before, has_plus) = before
        .strip_suffix('+')
        .map_or((before, false), |before| (before, true));
    let start = unopened(before).unwrap_or(before.len());
    let range = start..last.start + last.digits.len();
    let belongs = |c: char| c.is_alphanumeric() || "_@#§".contains(c);
    // As in a web address.
    let is_address = |c: char| "/=".contains(c) && first.joint != Joint::Sign;
    let is_part = text[..start].ends_with(|c| belongs(c) || is_address(c))
        || text[range.end..].starts_with(belongs);
    let dialled = dialled(&text[range.clone()]);
    let has_code = has_plus || count(groups) > 8;
    let own = match groups {
        [code, own @ ..] if has_code && matches!(code.digits, "45" | "0045") && !own.is_empty() => {
            own
        }
        all => all,
    };
    let joints: Vec<_> = own.iter().skip(1).map(|group| group.joint).collect();
    let is_uniform =
        joints.windows(2).all(|pair| pair[0] == pair[1]) && !joints.contains(&Joint::Bracket);
    let lengths: Vec<_> = own.iter().map(|group| group.digits.len()).collect();
    let is_short = is_short(&dialled) && matches!(lengths.as_slice(), [_] | [1, 1, 1]);
    let is_number = is_short || is_long(&dialled);
    let is_abroad =
        first.digits.starts_with("00") && (groups.len() > 1 || first.digits.starts_with("0045"));
    let is_grouped =
        matches!(lengths.as_slice(), [8 | 10] | [4, 4] | [2, 2, 2, 2]) || is_abroad || is_short;
    (is_number && !is_part && (is_uniform || has_plus)).then_some(Number {
        range,
        dialled,
        is_regular: has_plus || is_grouped,
    })
}
