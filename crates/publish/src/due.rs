//! The day by which the plan is to be revised, and that it is past: the site is built long before that, so the reader's clock tells.

use crate::assets::File;
use crate::search::without_comments;
use crate::widget::Scripts;
use anyhow::Result;
use maud::{Markup, html};
use plan::{Decision, day_in_danish};
use std::path::Path;

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

/// Writes the script into the site; returns what a page runs on which the day stands.
pub(crate) fn write_script(site: &Path) -> Result<Scripts> {
    let script = without_comments(include_str!("../theme/due.js"));
    let file = File::new("due", "js", script.into_bytes());
    file.write_to(site)?;
    Ok(Scripts {
        run: vec![file.script()],
        fetched: vec![],
    })
}
