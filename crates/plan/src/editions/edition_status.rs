use crate::text::day::day_in_danish;
use jiff::civil::Date;

/// A text's status among the adopted editions. It follows from comparing texts, not from a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionStatus {
    /// Nothing has been adopted.
    Draft,
    /// It differs from the newest edition.
    Changed {
        /// The newest edition's date.
        since: Date,
        /// How many passages differ; `None` if only the chapters' order, titles or paths do.
        passages: usize,
    },
    /// It is the newest edition's text, word for word.
    InForce {
        /// The date of the decision.
        since: Date,
    },
    /// An edition that has been replaced.
    Former {
        /// The date of its own decision.
        from: Date,
        /// The date of the next edition.
        to: Date,
    },
}

impl EditionStatus {
    /// Whether this text is not adopted.
    pub fn is_draft(self) -> bool {
        matches!(self, Self::Draft | Self::Changed { .. })
    }

    /// In words, without a full stop: "Gældende udgave, vedtaget den 25. november 2026".
    pub fn to_text(self) -> String {
        match self {
            Self::Draft => {
                "Udkast – det er ikke oplyst, at kommunalbestyrelsen har vedtaget planen".to_owned()
            }
            Self::Changed { since, passages } => {
                let what = match passages {
                    0 => "kapitlerne er ændrede".to_owned(),
                    1 => "1 afsnit er ændret".to_owned(),
                    _ => format!("{passages} afsnit er ændrede"),
                };
                format!("Udkast – {what} siden udgaven af {}", day_in_danish(since))
            }
            Self::InForce { since } => {
                format!("Gældende udgave, vedtaget den {}", day_in_danish(since))
            }
            Self::Former { from, to } => format!(
                "Tidligere udgave, gyldig fra {} til {}",
                day_in_danish(from),
                day_in_danish(to)
            ),
        }
    }
}
