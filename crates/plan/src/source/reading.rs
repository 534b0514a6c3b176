use serde::{Deserialize, Serialize};

/// How a text is read and fingerprinted.
///
/// An edition is always read as it was when frozen: each change to reading adds a variant, and old variants stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub enum Reading {
    /// Words only, without the numbers of list items. For manifests without `format`.
    #[default]
    First,
    /// With the numbers of list items, and letters composed (NFC).
    Second,
}

impl Reading {
    /// The reading of today's text.
    pub const CURRENT: Self = Self::Second;

    /// Its `format` in a manifest.
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
