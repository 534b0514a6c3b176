//! `beredskab build`: writes the site.

use crate::adopt::Today;
use crate::terminal::{say, tell};
use plan::{Diagnostics, Publication, Severity};
use publish::{Failure, Paths};
use std::time::Instant;

/// Added to a failure.
pub(crate) const SITE_UNTOUCHED: &str = "webstedet er ikke ændret";

pub(crate) fn build(paths: &Paths) -> Result<(Publication, Diagnostics), Failure> {
    let start = Instant::now();
    let (publication, mut warnings) = publish::build(paths)?;
    // An overdue site can still be corrected.
    if let Some(decision) = publication.decision() {
        decision.check_revision(Today::default().date(), Severity::Warning, &mut warnings);
    }
    tell(&warnings);
    let (site, time) = (paths.site.display(), start.elapsed().as_millis());
    say(&format!("Webstedet er skrevet i {site} ({time} ms).\n"))?;
    Ok((publication, warnings))
}
