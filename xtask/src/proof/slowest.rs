//! How long tests take. The slowest are listed, as they are where time can be saved.

use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::system::{pace, process};

/// How many are listed.
const LISTED: usize = 20;

/// The tests run so far, with their times.
#[derive(Default)]
pub(crate) struct Slowest(Vec<(Duration, String)>);

impl Slowest {
    /// Runs a test program, showing its output.
    pub(crate) fn run(&mut self, command: &mut Command) -> Result<()> {
        // The times of tests are an unstable feature of the harness.
        command.env("RUSTC_BOOTSTRAP", "1");
        command.args(["-Zunstable-options", "--report-time"]);
        process::run_heard(command, |line| {
            println!("{line}");
            self.0.extend(time(line));
        })
    }

    pub(crate) fn table(&self) -> String {
        let mut tests: Vec<_> = self.0.iter().collect();
        tests.sort_by(|a, b| b.cmp(a));
        let row =
            |(time, name): &(Duration, String)| format!("{:>8} s  {name}\n", pace::seconds(*time));
        tests.into_iter().take(LISTED).map(row).collect()
    }
}

/// A test's time and name, of the harness's line `test a::b ... ok <1.234s>`.
fn time(line: &str) -> Option<(Duration, String)> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let (_, seconds) = outcome.strip_suffix("s>")?.split_once('<')?;
    let seconds = Duration::try_from_secs_f64(seconds.parse().ok()?).ok()?;
    Some((seconds, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_come_first_and_what_is_no_time_is_passed_over() {
        let lines = [
            "running 3 tests",
            "test a::quick ... ok <0.040s>",
            "test b::slow ... FAILED <61.500s>",
            "test c::odd ... ok <nans>",
            "test d::left ... ignored",
        ];
        let slowest = Slowest(lines.iter().filter_map(|line| time(line)).collect());
        assert_eq!(
            slowest.table(),
            "    61.5 s  b::slow\n     0.0 s  a::quick\n"
        );
    }

    #[test]
    fn no_more_are_told_than_can_be_taken_in() {
        let all = (0..50).map(|n| (Duration::from_secs(n), format!("t{n}")));
        assert_eq!(Slowest(all.collect()).table().lines().count(), LISTED);
    }
}
