use crate::holiday::is_public_holiday;
use serde::{Deserialize, Serialize};

/// Minutes in a day.
pub const DAY: u16 = 24 * 60;
/// Minutes in a week.
pub const WEEK: u16 = 7 * DAY;

/// The minute of the week (0 is Monday at 00.00), from minutes since 1970-01-01 at 00.00.
pub fn minute_of_week(minutes: u32) -> u16 {
    // 1970-01-01 was a Thursday.
    let monday = minutes + Weekday::Torsdag as u32 * u32::from(DAY);
    (monday % u32::from(WEEK)) as u16
}

/// A time of day in minutes since midnight, up to and including 24.00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// Reads a time as Danes write it: `08.00`, `8.00`, `22:30`, `9` or `kl. 9`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text
            .strip_prefix("kl")
            .map_or(text, |text| text.trim_start_matches('.').trim_start());
        let (hours, minutes) = text.split_once(['.', ':']).unwrap_or((text, "00"));
        if !(1..=2).contains(&hours.len()) || minutes.len() != 2 {
            return None;
        }
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(hours) || !digits(minutes) {
            return None;
        }
        let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
        let time = hours * 60 + minutes;
        (minutes < 60 && time <= DAY).then_some(Self(time))
    }

    /// A time so many minutes after midnight, capped at 24.00.
    pub fn after_midnight(minutes: u16) -> Self {
        Self(minutes)
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// As Danes write it: `08.00`.
    pub fn to_text(self) -> String {
        // Without `format!`, which would add about a page's weight to the widget.
        let digit = |number: u16| char::from(b'0' + (number % 10) as u8);
        let (hours, minutes) = (self.0 / 60, self.0 % 60);
        let [h, hh, m, mm] = [hours / 10, hours, minutes / 10, minutes].map(digit);
        String::from_iter([h, hh, '.', m, mm])
    }
}

/// A day of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the days speak for themselves")]
pub enum Weekday {
    Mandag,
    Tirsdag,
    Onsdag,
    Torsdag,
    Fredag,
    Lørdag,
    Søndag,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Mandag,
        Self::Tirsdag,
        Self::Onsdag,
        Self::Torsdag,
        Self::Fredag,
        Self::Lørdag,
        Self::Søndag,
    ];

    /// The day's name, in lower case as Danes write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mandag => "mandag",
            Self::Tirsdag => "tirsdag",
            Self::Onsdag => "onsdag",
            Self::Torsdag => "torsdag",
            Self::Fredag => "fredag",
            Self::Lørdag => "lørdag",
            Self::Søndag => "søndag",
        }
    }
}

/// Opening hours: a stretch of time on each of some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// On which days.
    pub days: Vec<Weekday>,
    /// From this time on.
    pub from: TimeOfDay,
    /// Up to this time, exclusive. Earlier than `from`: on the following day.
    pub to: TimeOfDay,
}

impl Opening {
    /// Whether the telephone is answered in this minute of the week (0 is Monday at 00.00).
    pub fn covers(&self, minute: u16) -> bool {
        self.since(minute).is_some()
    }

    /// Minutes since opening, in this minute of the week; `None` when closed.
    fn since(&self, minute: u16) -> Option<u16> {
        self.days.iter().find_map(|&day| {
            let from = day as u16 * DAY + self.from.minutes();
            let since = (minute + WEEK - from) % WEEK;
            (since < self.length()).then_some(since)
        })
    }

    /// Whether these hours hold at this moment (minutes since 1970-01-01 at 00.00, Danish clock).
    ///
    /// `None` when closed; `false` when not certain: weekday hours may not hold on a public holiday. A stretch past midnight
    /// belongs to the day it begins on.
    pub(crate) fn holds(&self, moment: u32) -> Option<bool> {
        let since = self.since(minute_of_week(moment))?;
        let day = moment.saturating_sub(since.into()) / u32::from(DAY);
        Some(self.is_daily() || !is_public_holiday(day))
    }

    fn is_daily(&self) -> bool {
        self.days.len() == Weekday::ALL.len()
    }

    /// In words: "dagligt kl. 08.00–22.00", "mandag, tirsdag og fredag kl. 09.00–15.00".
    pub fn to_text(&self) -> String {
        let names: Vec<_> = self.days.iter().map(|day| day.name()).collect();
        let days = match names.as_slice() {
            _ if self.is_daily() => "dagligt".to_owned(),
            [first @ .., last] if !first.is_empty() => [&first.join(", "), " og ", last].concat(),
            few => few.concat(),
        };
        let (from, to) = (self.from.to_text(), self.to.to_text());
        [&days, " kl. ", &from, "–", &to].concat()
    }

    fn length(&self) -> u16 {
        let (from, to) = (self.from.minutes(), self.to.minutes());
        if to > from {
            to - from
        } else {
            to + DAY - from
        }
    }
}
