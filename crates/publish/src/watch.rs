use anyhow::{Context, Result};
use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// How long it must be quiet: an editor program writes a file in several steps.
const QUIET: Duration = Duration::from_millis(60);

/// Watches a folder from the moment it is made.
pub struct Watch {
    changes: Receiver<()>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Begins to watch all that stands below the folder.
    ///
    /// # Errors
    /// If the folder cannot be watched.
    pub fn below(folder: &Path) -> Result<Self> {
        let failed = || format!("{} kan ikke overvåges", folder.display());
        let (events, changes) = mpsc::channel();
        let on_event = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
                // Nobody listens any more once the watch is dropped.
                let _ = events.send(());
            }
        };
        // A link could lead anywhere, and what it leads to is not read either.
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(on_event, config).with_context(failed)?;
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .with_context(failed)?;
        Ok(Self {
            changes,
            _watcher: watcher,
        })
    }

    /// Calls back after each change, until the process ends.
    pub fn each(self, mut changed: impl FnMut()) {
        while self.changes.recv().is_ok() {
            while self.changes.recv_timeout(QUIET).is_ok() {}
            changed();
        }
    }
}
