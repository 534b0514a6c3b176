use crate::choices::Choices;
use serde::{Deserialize, Serialize};

/// When something applies, as a closed vocabulary over the choices made.
///
/// What authors write as "answered" and "one-of" is [`Condition::AtLeast`] one of a question's choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// At least so many of these choices are made.
    AtLeast(u8, Choices),
    /// All of these hold. An empty list always holds.
    All(Vec<Condition>),
    /// Any of these holds. An empty list never holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Whether the condition holds for these choices.
    pub fn holds(&self, selected: Choices) -> bool {
        match self {
            Self::AtLeast(count, of) => selected.common(*of).len() >= usize::from(*count),
            Self::All(parts) => parts.iter().all(|part| part.holds(selected)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(selected)),
            Self::Not(part) => !part.holds(selected),
        }
    }
}
