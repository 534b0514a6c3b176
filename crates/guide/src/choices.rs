use serde::{Deserialize, Serialize};

/// A set of choices: one bit a choice, numbered across all questions in their order.
///
/// The order in which choices are made leaves no trace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Choices(u64);

impl Choices {
    /// The most choices a guide can have.
    pub const CAPACITY: usize = u64::BITS as usize;

    /// No choice at all.
    pub const NONE: Self = Self(0);

    /// The set with the choices of these numbers (each below [`Self::CAPACITY`]).
    pub fn of(numbers: impl IntoIterator<Item = u8>) -> Self {
        numbers.into_iter().fold(Self::NONE, Self::with)
    }

    /// This set and one choice more.
    #[must_use]
    pub fn with(self, number: u8) -> Self {
        Self(self.0 | 1 << number)
    }

    /// The choices in either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The choices of this set that are not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The choices in both sets.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the choice of this number is in the set.
    pub fn contains(self, number: u8) -> bool {
        self.0 >> number & 1 == 1
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many choices are in the set.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The numbers of the choices in the set, ascending.
    pub fn numbers(self) -> impl Iterator<Item = u8> {
        (0..Self::CAPACITY as u8).filter(move |&number| self.contains(number))
    }
}
