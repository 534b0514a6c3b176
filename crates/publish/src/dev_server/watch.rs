use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How long it must be quiet: editor programs write a file in several steps.
const QUIET: Duration = Duration::from_millis(60);

/// After this long a change is reported even if it is not quiet.
const PATIENCE: Duration = Duration::from_secs(2);

/// The interval between scans of the folder.
const PAUSE: Duration = Duration::from_secs(1);

/// Scanning takes at most this share of the time, as a network drive may be slow.
const SHARE: u32 = 20;

/// Watches a folder from creation: by the system's events, and by scanning now and then. Some drives report no events, and a folder
/// moved away and back reports none any more.
pub struct Watch {
    folder: PathBuf,
    seen: Seen,
    events: Receiver<()>,
    on_event: Sender<()>,
    /// `None` where the system cannot report events.
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Begins to watch everything below the folder, present or future.
    pub fn below(folder: &Path) -> Self {
        let (on_event, events) = mpsc::channel();
        let mut watch = Self {
            folder: folder.to_owned(),
            seen: Seen::default(),
            events,
            on_event,
            watcher: None,
        };
        watch.listen();
        watch.seen = Seen::below(folder);
        watch
    }

    /// Calls back after each change, until the process ends.
    pub fn each(mut self, mut changed: impl FnMut()) {
        loop {
            self.wait();
            changed();
        }
    }

    /// Returns when something has changed and it is quiet again.
    fn wait(&mut self) {
        let mut pause = PAUSE;
        while let Err(RecvTimeoutError::Timeout) = self.events.recv_timeout(pause) {
            let start = Instant::now();
            if Seen::below(&self.folder) != self.seen {
                // A change without an event shows that this folder reports none.
                self.listen();
                break;
            }
            pause = PAUSE.max(start.elapsed() * SHARE);
        }
        self.wait_for_quiet();
    }

    /// What is seen last may still change; that is then reported again.
    fn wait_for_quiet(&mut self) {
        let start = Instant::now();
        loop {
            let before = Seen::below(&self.folder);
            thread::sleep(QUIET);
            let notified = self.events.try_iter().count() > 0;
            self.seen = Seen::below(&self.folder);
            if (!notified && self.seen == before) || start.elapsed() > PATIENCE {
                return;
            }
        }
    }

    /// Subscribes to events below the folder as it is now.
    fn listen(&mut self) {
        let events = self.on_event.clone();
        let on_event = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
                // After the watch is dropped, nobody listens.
                let _ = events.send(());
            }
        };
        // Links are not followed; their targets are not read either.
        let config = Config::default().with_follow_symlinks(false);
        self.watcher = RecommendedWatcher::new(on_event, config).ok();
        if let Some(watcher) = &mut self.watcher {
            // If this fails, scanning remains.
            let _ = watcher.watch(&self.folder, RecursiveMode::Recursive);
        }
    }
}

/// The state of a folder without opening files: modification time and length of everything below it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Seen {
    fn below(folder: &Path) -> Self {
        let mut seen = Self::default();
        seen.note(folder);
        seen.look(folder);
        seen
    }

    fn look(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if self.note(&path) {
                self.look(&path);
            }
        }
    }

    /// Of a link itself, so that cycles cannot occur. Returns whether it is a folder.
    fn note(&mut self, path: &Path) -> bool {
        let Ok(about) = fs::symlink_metadata(path) else {
            return false;
        };
        let last = (about.modified().ok(), about.len());
        self.0.insert(path.to_owned(), last);
        about.is_dir()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_no_event_tells_of_is_seen_all_the_same_and_listened_for_anew() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("plan.md");
        fs::write(&file, "Vi").unwrap();
        let mut watch = Watch::below(folder.path());
        // As on a drive without events; the dropped watcher's go nowhere.
        watch.watcher = None;
        (watch.on_event, watch.events) = mpsc::channel();
        let (done, seen) = mpsc::channel();
        thread::spawn(move || {
            watch.wait();
            done.send(watch.watcher.is_some())
        });
        fs::write(&file, "Vi hjælper").unwrap();
        let listens = seen.recv_timeout(Duration::from_secs(20));
        assert_eq!(listens, Ok(true), "nothing was seen in 20 seconds");
    }
}
