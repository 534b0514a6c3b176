//! The day by which the plan is to be revised, and that it is past: the site is built long before that, so the reader's clock tells.

use maud::{Markup, html};
use plan::{Decision, day_in_danish};

/// The day, and what the script brings into sight when it is past.
pub(crate) fn due(decision: &Decision) -> Markup {
    let day = decision.next_revision;
    html! {
        span.due {
            time datetime=(day) { (day_in_danish(day)) }
            strong hidden { " – fristen er overskredet" }
        }
    }
}
