//! The hours that a passage states: times of day, and the weekdays they are for.

use guide::{DAY, TimeOfDay, Weekday};

/// A set of weekdays, one bit each.
type Days = u8;

const ALL: Days = 0b111_1111;
const WORKDAYS: Days = 0b001_1111;
const SATURDAY: Days = 1 << Weekday::Lørdag as u8;
const WEEKEND: Days = SATURDAY | 1 << Weekday::Søndag as u8;
const FRIDAY: Days = 1 << Weekday::Fredag as u8;

/// Abbreviations of days.
const SHORTENED: [(&str, Weekday); 16] = [
    ("man", Weekday::Mandag),
    ("ma", Weekday::Mandag),
    ("tirs", Weekday::Tirsdag),
    ("tir", Weekday::Tirsdag),
    ("ti", Weekday::Tirsdag),
    ("ons", Weekday::Onsdag),
    ("on", Weekday::Onsdag),
    ("tors", Weekday::Torsdag),
    ("tor", Weekday::Torsdag),
    ("to", Weekday::Torsdag),
    ("fre", Weekday::Fredag),
    ("fr", Weekday::Fredag),
    ("lør", Weekday::Lørdag),
    ("lø", Weekday::Lørdag),
    ("søn", Weekday::Søndag),
    ("sø", Weekday::Søndag),
];

/// Words that exclude the days after them: "undtagen onsdag".
const EXCEPTING: [&str; 5] = ["undtagen", "ikke", "lukket", "bortset", "pånær"];

/// Words that make a number before them no time of day: "9-15 år".
const COUNTED: [&str; 10] = [
    "år", "årige", "årig", "dage", "uger", "måneder", "timer", "minutter", "børn", "kr",
];

/// The hours that a passage states.
pub(crate) struct StatedHours {
    groups: Vec<Group>,
}

/// Times on the same days.
#[derive(Debug, Default)]
struct Group {
    /// `None` if the passage names no days for them.
    days: Option<Named>,
    /// In order; round the clock is 00.00 to 24.00.
    times: Vec<TimeOfDay>,
}

/// Days as named; "hverdage" is Monday to Friday, for some including Saturday.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Named {
    surely: Days,
    perhaps: Days,
    /// Whether they may also belong to other times, so that none can be called missing.
    is_vague: bool,
}

/// Days that an entry of hours has otherwise than the passage.
pub(crate) struct OtherDays {
    /// The days in the passage for these times.
    pub(crate) stated: Vec<Weekday>,
}

impl StatedHours {
    /// Reads what a passage states.
    pub(crate) fn of(text: &str) -> Self {
        let tokens = tokens(text);
        let items = items(&tokens);
        let sentences = items.split(|item| matches!(item, Item::End));
        Self {
            groups: sentences.flat_map(groups).collect(),
        }
    }

    /// Whether it states this time of day, in any spelling.
    pub(crate) fn has(&self, time: TimeOfDay) -> bool {
        self.times().any(|own| is_same(own, time))
    }

    /// Whether one time stands before the other.
    pub(crate) fn has_in_order(&self, from: TimeOfDay, to: TimeOfDay) -> bool {
        let mut after = self.times().skip_while(|own| !is_same(*own, from)).skip(1);
        after.any(|own| is_same(own, to))
    }

    /// The days that the passage names for these hours, if they are others.
    pub(crate) fn other_days(
        &self,
        days: &[Weekday],
        from: TimeOfDay,
        to: TimeOfDay,
    ) -> Option<OtherDays> {
        let days_stated = days.iter().fold(0, |days, day| days | 1 << *day as u8);
        let has_both = |group: &&Group| {
            let mut pairs = group.times.windows(2);
            pairs.any(|pair| is_same(pair[0], from) && is_same(pair[1], to))
        };
        let has_one = |group: &&Group| {
            group
                .times
                .iter()
                .any(|own| is_same(*own, from) || is_same(*own, to))
        };
        let mut meant: Vec<_> = self.groups.iter().filter(has_both).collect();
        let is_sure = !meant.is_empty();
        if !is_sure {
            meant = self.groups.iter().filter(has_one).collect();
        }
        let named: Vec<_> = meant
            .iter()
            .map(|group| group.days)
            .collect::<Option<_>>()?;
        let all = |part: fn(&Named) -> Days| named.iter().map(part).fold(0, |all, days| all | days);
        let (surely, perhaps) = (all(|named| named.surely), all(|named| named.perhaps));
        // A day that the passage also names for something else may be an exception.
        let others = self.groups.iter().filter(|group| !has_both(group));
        let others = others
            .filter_map(|group| group.days)
            .fold(0, |all, named| all | named.perhaps);
        let is_vague = named.iter().any(|named| named.is_vague);
        let missed = if is_sure && !is_vague {
            surely & !days_stated & !others
        } else {
            0
        };
        let is_other = !named.is_empty() && (days_stated & !perhaps | missed) != 0;
        is_other.then(|| OtherDays {
            stated: in_week(if surely == 0 { perhaps } else { surely }),
        })
    }

    fn times(&self) -> impl Iterator<Item = TimeOfDay> {
        self.groups
            .iter()
            .flat_map(|group| group.times.iter().copied())
    }
}

/// Midnight is the end of one day and the beginning of the next.
fn is_same(one: TimeOfDay, other: TimeOfDay) -> bool {
    one.minutes() % DAY == other.minutes() % DAY
}

fn in_week(days: Days) -> Vec<Weekday> {
    let is_in = |day: &Weekday| days & (1 << *day as u8) != 0;
    Weekday::ALL.into_iter().filter(is_in).collect()
}

/// A lower-case word, a number with its minutes, or a sign.
#[derive(Debug, PartialEq)]
enum Token {
    Word { lower: String, is_capital: bool },
    Number(String),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic())
                .unwrap_or(rest.len())
        } else if first.is_ascii_digit() {
            number_length(rest)
        } else {
            first.len_utf8()
        };
        let (own, after) = rest.split_at(length);
        tokens.push(if first.is_alphabetic() {
            Token::Word {
                lower: own.to_lowercase(),
                is_capital: first.is_uppercase(),
            }
        } else if first.is_ascii_digit() {
            Token::Number(own.to_owned())
        } else {
            Token::Sign(first)
        });
        rest = after.trim_start();
    }
    tokens
}

/// The length of a number, including groups after a full stop or colon: 9, 9.30, 09:00, 25.11.2026.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(text);
    while text[length..].starts_with(['.', ':']) {
        match digits(&text[length + 1..]) {
            0 => break,
            more => length += 1 + more,
        }
    }
    length
}

/// What a passage says of hours, in order.
#[derive(Debug)]
enum Item {
    Days(Named),
    Except(Days),
    Time(TimeOfDay),
    /// At night a day's name does not say on which day it begins.
    Night,
    /// The end of a sentence.
    End,
}

fn items(tokens: &[Token]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut is_exception = false;
    let mut at = 0;
    while at < tokens.len() {
        let here = &tokens[at..];
        if let Some((named, length)) = named_days(tokens, at) {
            items.push(if is_exception {
                Item::Except(named.surely)
            } else {
                Item::Days(named)
            });
            at += length;
            continue;
        }
        if is_round_the_clock(tokens, at) {
            let day = [0, DAY].map(TimeOfDay::after_midnight);
            items.extend(day.map(Item::Time));
        } else if let Some(time) = time(tokens, at) {
            items.push(Item::Time(time));
            is_exception = false;
        }
        match here {
            [Token::Word { lower, .. }, ..] if EXCEPTING.contains(&lower.as_str()) => {
                is_exception = true
            }
            [Token::Word { lower, .. }, ..]
                if matches!(lower.as_str(), "nat" | "natten" | "nætter") =>
            {
                items.push(Item::Night);
            }
            [
                Token::Sign('.'),
                Token::Word {
                    is_capital: true, ..
                },
                ..,
            ] => items.push(Item::End),
            [Token::Sign(',' | ';'), ..] => is_exception = false,
            _ => {}
        }
        at += 1;
    }
    items
}

/// The groups of a sentence; days stand before their times or after them.
fn groups(items: &[Item]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let is_by_night = items.iter().any(|item| matches!(item, Item::Night));
    let days_first = matches!(
        items.iter().find(|item| !matches!(item, Item::Night)),
        Some(Item::Days(_))
    );
    let mut times = Vec::new();
    for item in items {
        match item {
            Item::Time(time) => match groups.last_mut().filter(|_| days_first) {
                Some(group) => group.times.push(*time),
                None => times.push(*time),
            },
            Item::Days(named) => groups.push(Group {
                days: Some(*named),
                times: std::mem::take(&mut times),
            }),
            Item::Except(days) => {
                if groups.is_empty() {
                    let (surely, perhaps) = (0, ALL);
                    let times = std::mem::take(&mut times);
                    groups.push(Group {
                        days: Some(Named {
                            surely,
                            perhaps,
                            is_vague: true,
                        }),
                        times,
                    });
                }
                if let Some(named) = groups.last_mut().and_then(|group| group.days.as_mut()) {
                    named.surely &= !days;
                    named.perhaps &= !days;
                }
            }
            Item::Night | Item::End => {}
        }
    }
    // "kl. 9–15 mandag og fredag 9–14": the days may belong to either.
    let is_vague = !times.is_empty() && !groups.is_empty();
    match groups.last_mut() {
        Some(last) => last.times.append(&mut times),
        None => groups.push(Group { days: None, times }),
    }
    for group in &mut groups {
        group.days = group.days.filter(|_| !is_by_night);
        if let Some(named) = &mut group.days {
            named.is_vague |= is_vague;
        }
    }
    groups
}

fn word(tokens: &[Token], at: usize) -> &str {
    match tokens.get(at) {
        Some(Token::Word { lower, .. }) => lower,
        _ => "",
    }
}

fn sign(tokens: &[Token], at: usize) -> Option<char> {
    match tokens.get(at) {
        Some(Token::Sign(sign)) => Some(*sign),
        _ => None,
    }
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}

/// "døgnet rundt", "hele døgnet", "24 timer", "24/7".
fn is_round_the_clock(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| word(tokens, before));
    match &tokens[at] {
        Token::Word { lower, .. } if lower.starts_with("døgnåb") => true,
        Token::Word { lower, .. } if lower.starts_with("døgnet") => {
            word(tokens, at + 1) == "rundt" || matches!(before, "hele" | "alle")
        }
        Token::Number(number) if number == "24" => {
            let is_24_7 = sign(tokens, at + 1) == Some('/')
                && tokens.get(at + 2) == Some(&Token::Number("7".to_owned()));
            word(tokens, at + 1) == "timer" || is_24_7
        }
        _ => false,
    }
}

/// A time of day; without minutes only after "kl." or in a range: "9-15", "fra 9 til 15".
fn time(tokens: &[Token], at: usize) -> Option<TimeOfDay> {
    if word(tokens, at) == "midnat" {
        return Some(TimeOfDay::after_midnight(DAY));
    }
    let time = number(tokens, at)?;
    let has_minutes = matches!(&tokens[at], Token::Number(number) if number.contains(['.', ':']));
    (has_minutes || is_after_kl(tokens, at) || is_in_stretch(tokens, at)).then_some(time)
}

/// A number that can be a time.
fn number(tokens: &[Token], at: usize) -> Option<TimeOfDay> {
    match tokens.get(at) {
        Some(Token::Number(number)) => TimeOfDay::parse(number),
        _ => None,
    }
}

fn is_after_kl(tokens: &[Token], at: usize) -> bool {
    let before = |back: usize| {
        at.checked_sub(back)
            .map_or("", |before| word(tokens, before))
    };
    let has_stop = at.checked_sub(1).and_then(|before| sign(tokens, before)) == Some('.');
    let before = before(if has_stop { 2 } else { 1 });
    matches!(before, "kl" | "klokken")
}

/// Whether this is one of two numbers in a range of time; not in "12-13-14-15" or "9-15 år".
fn is_in_stretch(tokens: &[Token], at: usize) -> bool {
    let end = |from: usize| {
        let is_joined = sign(tokens, from + 1).is_some_and(is_dash)
            || word(tokens, from + 1) == "til"
            || word(tokens, from + 1) == "og" && from > 0 && word(tokens, from - 1) == "mellem";
        let is_stretch = number(tokens, from).is_some() && is_joined;
        // "9 til kl. 15"
        let ends = (from + 2..from + 5).filter(|&to| to == from + 2 || is_after_kl(tokens, to));
        ends.filter(|_| is_stretch)
            .find(|&to| number(tokens, to).is_some())
    };
    let begin = |to: usize| (to.saturating_sub(4)..to).find(|&from| end(from) == Some(to));
    let (from, to) = match (begin(at), end(at)) {
        (Some(from), None) => (from, at),
        (None, Some(to)) => (at, to),
        _ => return false,
    };
    begin(from).is_none() && end(to).is_none() && !COUNTED.contains(&word(tokens, to + 1))
}

/// The days named from here ("mandag–torsdag og lørdag"), and the number of tokens.
fn named_days(tokens: &[Token], at: usize) -> Option<(Named, usize)> {
    let (mut named, mut end, is_short) = day(tokens, at)?;
    let mut last = named;
    let mut is_alone = true;
    while let Some((is_range, next)) = join(tokens, end) {
        // "mandag og to gange": no abbreviation after a full name.
        let next = day(tokens, next).filter(|(.., next_is_short)| is_short || !next_is_short);
        let Some((own, after, _)) = next else {
            break;
        };
        named.surely |= if is_range {
            stretch(last.surely, own.surely)
        } else {
            own.surely
        };
        named.perhaps |= named.surely | own.perhaps;
        (last, end, is_alone) = (own, after, false);
    }
    // Alone, "man" and "to" are other words.
    let is_marked = word(tokens, at).chars().count() > 2 && is_before_time(tokens, at + 1);
    (!is_short || !is_alone || is_marked).then_some((named, end - at))
}

/// Whether a time follows the abbreviation, after its full stop or colon.
fn is_before_time(tokens: &[Token], at: usize) -> bool {
    let is_marked = matches!(sign(tokens, at), Some('.' | ':'));
    let at = at + usize::from(is_marked);
    matches!(tokens.get(at), Some(Token::Number(number)) if TimeOfDay::parse(number).is_some())
        || is_marked && word(tokens, at) == "kl"
}

/// A day or days, the index after it, and whether it is abbreviated.
fn day(tokens: &[Token], at: usize) -> Option<(Named, usize, bool)> {
    let own = word(tokens, at);
    let named = |surely, perhaps| Named {
        surely,
        perhaps,
        is_vague: false,
    };
    let is_form = |day: &Weekday| {
        let ending = own.strip_prefix(day.name());
        ending.is_some_and(|ending| matches!(ending, "" | "e" | "en" | "ene" | "s"))
    };
    if let Some(day) = Weekday::ALL.iter().find(|day| is_form(day)) {
        let days = 1 << *day as u8;
        return Some((named(days, days), at + 1, false));
    }
    if let Some((_, day)) = SHORTENED.iter().find(|(short, _)| *short == own) {
        let days = 1 << *day as u8;
        let stop = usize::from(sign(tokens, at + 1) == Some('.'));
        return Some((named(days, days), at + 1 + stop, true));
    }
    let next = word(tokens, at + 1);
    let is_whole_week = own == "alle" && next == "dage" || own == "hver" && next == "dag";
    match own {
        "dagligt" | "daglig" => Some((named(ALL, ALL), at + 1, false)),
        _ if is_whole_week => Some((named(ALL, ALL), at + 2, false)),
        "ugens" if next == "dage" => Some((named(ALL, ALL), at + 2, false)),
        "hverdag" | "hverdage" | "hverdagen" | "hverdagene" | "arbejdsdage" | "søgnedage" => {
            Some((named(WORKDAYS, WORKDAYS | SATURDAY), at + 1, false))
        }
        "weekend" | "weekenden" | "weekender" | "weekenderne" => {
            Some((named(WEEKEND, WEEKEND | FRIDAY), at + 1, false))
        }
        _ => None,
    }
}

/// What joins days: whether it is a range, and the index after it.
fn join(tokens: &[Token], at: usize) -> Option<(bool, usize)> {
    let is_and = |at: usize| matches!(word(tokens, at), "og" | "eller" | "samt");
    match sign(tokens, at) {
        // "lør- og søndag"
        Some(dash) if is_dash(dash) && is_and(at + 1) => Some((false, at + 2)),
        Some(dash) if is_dash(dash) => Some((true, at + 1)),
        Some(',' | '/' | '&') => Some((false, at + 1 + usize::from(is_and(at + 1)))),
        _ if is_and(at) => Some((false, at + 1)),
        _ if word(tokens, at) == "til" => {
            let is_inclusive = word(tokens, at + 1) == "og" && word(tokens, at + 2) == "med";
            Some((true, if is_inclusive { at + 3 } else { at + 1 }))
        }
        _ => None,
    }
}

/// The days from one to another, wrapping around the week.
fn stretch(from: Days, to: Days) -> Days {
    let first = from.trailing_zeros();
    let mut days = from | to;
    for later in 0..7 {
        let day = 1 << ((first + later) % 7);
        days |= day;
        if day & to != 0 {
            break;
        }
    }
    days
}
