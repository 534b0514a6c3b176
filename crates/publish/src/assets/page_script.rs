//! A script that some pages run by itself.

use crate::assets::file::File;
use crate::assets::script::{Scripts, without_comments};
use anyhow::Result;
use std::path::Path;

/// Writes a script into the site; returns what a page with it runs.
pub(crate) fn write_script(site: &Path, name: &str, script: &str) -> Result<Scripts> {
    let file = File::new(name, "js", without_comments(script).into_bytes());
    file.write_to(site)?;
    Ok(Scripts {
        run: vec![file.script()],
        fetched: vec![],
    })
}
