//! The script of pages that show the revision date.

use crate::assets::file::File;
use crate::assets::script::{Scripts, without_comments};
use anyhow::Result;
use std::path::Path;

/// Writes the script into the site; returns what such a page runs.
pub(crate) fn write_script(site: &Path) -> Result<Scripts> {
    let script = without_comments(include_str!("../../theme/due.js"));
    let file = File::new("due", "js", script.into_bytes());
    file.write_to(site)?;
    Ok(Scripts {
        run: vec![file.script()],
        fetched: vec![],
    })
}
