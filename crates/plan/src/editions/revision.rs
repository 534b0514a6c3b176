use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::severity::Severity;
use crate::source::adoption::Decision;
use crate::text::day::day_in_danish;
use guide::Location;
use jiff::ToSpan;
use jiff::civil::Date;

/// How near the plan's revision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revision {
    /// More than twelve months.
    Later,
    /// At most twelve months.
    DueSoon,
    /// Past its last day.
    Overdue,
}

impl Decision {
    /// How near the revision is on this day.
    pub fn revision(&self, today: Date) -> Revision {
        if today > self.next_revision {
            Revision::Overdue
        } else if today >= self.reminder() {
            Revision::DueSoon
        } else {
            Revision::Later
        }
    }

    /// Warns that the revision is due soon, or reports it as overdue with the given severity.
    pub fn check_revision(&self, today: Date, overdue: Severity, diagnostics: &mut Diagnostics) {
        let place = Location::file("book/adoption.toml");
        let last = day_in_danish(self.next_revision);
        match self.revision(today) {
            Revision::Later => {}
            Revision::DueSoon => diagnostics.warning(
                &place,
                format!("planen skal være revideret senest den {last}"),
                HINT,
            ),
            Revision::Overdue => {
                let message = format!("planen skulle være revideret senest den {last}");
                match overdue {
                    Severity::Error => diagnostics.error(&place, message, HINT),
                    Severity::Warning => diagnostics.warning(&place, message, HINT),
                }
            }
        }
    }

    /// The day from which it is due soon: twelve months before.
    pub fn reminder(&self) -> Date {
        self.next_revision.saturating_sub(12.months())
    }
}

const HINT: &str = "barnets lov § 15, stk. 3, kræver det mindst hvert fjerde år; når den reviderede plan er vedtaget, fastfryses den med »beredskab adopt«";
