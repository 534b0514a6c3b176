use anyhow::{Context, Result};
use notify::{EventKind, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

/// How long it must be quiet: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(60);

/// Calls back after each change to a file below the folder, until the process ends.
///
/// # Errors
/// If the folder cannot be watched.
pub fn watch(folder: &Path, mut changed: impl FnMut()) -> Result<()> {
    let (events, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
            let _ = events.send(());
        }
    })
    .context("mappen kan ikke overvåges")?;
    watcher
        .watch(folder, RecursiveMode::Recursive)
        .with_context(|| format!("{} kan ikke overvåges", folder.display()))?;
    while changes.recv().is_ok() {
        while changes.recv_timeout(QUIET).is_ok() {}
        changed();
    }
    Ok(())
}
