use crate::{Date, Decision};
use jiff::ToSpan;

/// How far away the plan's revision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revision {
    /// More than twelve months.
    Later,
    /// Twelve months at most.
    DueSoon,
    /// The last day is past.
    Overdue,
}

impl Decision {
    /// How far away the revision is on this day.
    pub fn revision(&self, today: Date) -> Revision {
        if today > self.next_revision {
            Revision::Overdue
        } else if today >= self.reminder() {
            Revision::DueSoon
        } else {
            Revision::Later
        }
    }

    /// The day from which the revision is due soon: twelve months before it.
    pub fn reminder(&self) -> Date {
        self.next_revision.saturating_sub(12.months())
    }
}
