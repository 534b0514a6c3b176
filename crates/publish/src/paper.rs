use anyhow::Result;
use plan::{EditionStatus, Plan};

/// The whole plan as a PDF; none as long as this publisher makes none.
pub(crate) fn pdf(_plan: &Plan, _status: EditionStatus) -> Result<Option<Vec<u8>>> {
    Ok(None)
}
