use serde::{Deserialize, Serialize};

/// How a text is read and fingerprinted.
///
/// An edition is read for ever as it was when it was frozen, so a change to reading is a new variant here, and the old ones stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub enum Reading {
    /// The words alone; the number of a list's item is none of them. What manifests without a format were made by.
    #[default]
    First,
    /// A list item's number is part of its text, and letters are composed (NFC).
    Second,
}

impl Reading {
    /// How today's text is read.
    pub const CURRENT: Self = Self::Second;

    /// The `format` that a manifest has for it.
    pub fn format(self) -> u32 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }

    pub(crate) fn is_first(&self) -> bool {
        *self == Self::First
    }
}

impl From<Reading> for u32 {
    fn from(reading: Reading) -> Self {
        reading.format()
    }
}

impl TryFrom<u32> for Reading {
    type Error = String;

    fn try_from(format: u32) -> Result<Self, String> {
        let known = [Self::First, Self::Second].into_iter();
        let mut known = known.filter(|reading| reading.format() == format);
        known.next().ok_or_else(|| format!("format {format}"))
    }
}
