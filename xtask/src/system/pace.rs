//! How long a step takes: announced by the last run's time, and reported afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::system::paths;

/// Shorter steps are not reported.
const SHORT: Duration = Duration::from_secs(2);

/// Does a step and reports its time.
pub(crate) fn timed<T>(step: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let file = file()?;
    let last = Last::read(&file);
    eprintln!("{} …", last.announcement(step));
    let start = Instant::now();
    let done = work()?;
    let time = start.elapsed();
    if time >= SHORT {
        eprintln!("{step}: done in {}", to_text(time));
        // A step that found nothing to do does not count.
        last.with(step, time).write(&file);
    }
    Ok(done)
}

fn file() -> Result<PathBuf> {
    Ok(paths::target()?.join("durations.txt"))
}

/// The last run's time of each step, in seconds.
struct Last(BTreeMap<String, u64>);

impl Last {
    fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = |line: &str| {
            let (seconds, step) = line.split_once(' ')?;
            Some((step.to_owned(), seconds.parse().ok()?))
        };
        Self(text.lines().filter_map(line).collect())
    }

    fn announcement(&self, step: &str) -> String {
        match self.0.get(step) {
            Some(&seconds) => format!(
                "{step} (last time {})",
                to_text(Duration::from_secs(seconds))
            ),
            None => step.to_owned(),
        }
    }

    fn with(mut self, step: &str, time: Duration) -> Self {
        self.0.insert(step.to_owned(), time.as_secs());
        self
    }

    fn write(&self, file: &Path) {
        let lines = self
            .0
            .iter()
            .map(|(step, seconds)| format!("{seconds} {step}\n"));
        // It is only a convenience.
        fs::write(file, lines.collect::<String>()).ok();
    }
}

/// In seconds, with one decimal.
pub(crate) fn seconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64())
}

fn to_text(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_announced_with_what_it_took_last_time() {
        let last = Last(BTreeMap::new());
        assert_eq!(
            last.announcement("Building the widget"),
            "Building the widget"
        );
        let last = last.with("Building the widget", Duration::from_millis(81_900));
        assert_eq!(
            last.announcement("Building the widget"),
            "Building the widget (last time 1 min 21 s)"
        );
        assert_eq!(
            last.with("Other", Duration::from_secs(9))
                .announcement("Other"),
            "Other (last time 9 s)"
        );
    }

    #[test]
    fn what_is_written_is_read_again_and_what_is_odd_is_passed_over() {
        let folder = std::env::temp_dir().join(format!("durations-{}", std::process::id()));
        Last::read(&folder)
            .with("Building the widget", Duration::from_secs(75))
            .write(&folder);
        let mut text = fs::read_to_string(&folder).unwrap_or_default();
        text += "not a number\n\n";
        fs::write(&folder, text).ok();
        let read = Last::read(&folder);
        fs::remove_file(&folder).ok();
        assert_eq!(
            Vec::from_iter(read.0),
            [("Building the widget".to_owned(), 75)]
        );
    }
}
