//! The revision date, and a notice that it is past. The site is built long before, so the reader's clock decides.

use maud::{Markup, html};
use plan::{Decision, day_in_danish};

/// The date, and the notice that the script shows when it is past.
pub(crate) fn due(decision: &Decision) -> Markup {
    let day = decision.next_revision;
    html! {
        span.due {
            time datetime=(day) { (day_in_danish(day)) }
            strong hidden { " – fristen er overskredet" }
        }
    }
}
