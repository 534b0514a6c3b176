use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The address of every file below a folder, such as `assets/site.css`, sorted.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, address: &str, found: &mut Vec<String>) -> Result<()> {
    let failed = || format!("{} kan ikke læses", folder.display());
    for entry in fs::read_dir(folder).with_context(failed)? {
        let entry = entry.with_context(failed)?;
        let address = format!("{address}{}", entry.file_name().to_string_lossy());
        if entry.file_type().with_context(failed)?.is_dir() {
            collect(&entry.path(), &format!("{address}/"), found)?;
        } else {
            found.push(address);
        }
    }
    Ok(())
}
