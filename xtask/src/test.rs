//! `cargo xtask test`: the whole proof, the fastest failures first.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::fixture::Fixture;
use crate::setup::TestTools;
use crate::slowest::{self, Slowest};
use crate::{cargo, check, pace, paths, process, setup, site, widget};

pub(crate) fn run(args: Args) -> Result<()> {
    args.finish()?;
    let (mut clock, mut slowest) = (Clock::default(), Slowest::default());
    let result = parts(&mut clock, &mut slowest);
    // Also after a failure: where the time goes is worth seeing then, too.
    println!("\n{}\n{}", slowest.table(), clock.table());
    result
}

fn parts(clock: &mut Clock, slowest: &mut Slowest) -> Result<()> {
    let tools = clock.time("værktøjer", || {
        setup::for_build()?;
        setup::for_tests()
    })?;
    clock.time("formatering", check::format)?;
    clock.time("clippy", check::clippy)?;
    clock.time("guiden", widget::build)?;
    clock.time("oversættelse", compile)?;
    clock.time("site", build)?;
    clock.time("prøver", || tests(&tools, slowest))?;
    clock.time("anden kommune", || {
        let fixture = Fixture::find()?;
        fixture.build(publisher()?)?;
        tests_of(&fixture, &tools, slowest)
    })
}

/// Compiles all tests and, with the publisher's, the command `beredskab`; what `serve` compiles must then be there already.
fn compile() -> Result<()> {
    process::run(&mut cargo::workspace(&["test", "--workspace", "--no-run"]))?;
    let told = process::output(&mut site::compile(&["--message-format", "json"]));
    let told = told.context("kan ikke køre cargo")?;
    let anew = told.lines().filter(|line| line.contains("\"fresh\":false"));
    match anew.count() {
        0 => Ok(()),
        anew => bail!(
            "{anew} dele blev oversat to gange: `cargo xtask serve` og prøverne har ikke de samme features"
        ),
    }
}

/// The site by the publisher that the tests have just compiled: an optimised one would be compiled for this alone.
fn build() -> Result<()> {
    process::run(publisher()?.current_dir(paths::root()).arg("build"))
}

fn publisher() -> Result<Command> {
    Ok(Command::new(paths::program("debug", "beredskab")?))
}

fn tests(tools: &TestTools, slowest: &mut Slowest) -> Result<()> {
    let mut command = test_command(tools);
    // Of documentation there are no tests.
    command.args(["--lib", "--bins", "--tests", "--"]);
    command.args(slowest::WORDS);
    slowest.run(command.env("BEREDSKAB_SITE", paths::root().join("dist/site")))
}

/// The same proof of the invented municipality's site, in one engine: what differs between engines does not differ between plans.
fn tests_of(fixture: &Fixture, tools: &TestTools, slowest: &mut Slowest) -> Result<()> {
    let mut command = test_command(tools);
    command.args(["--test", "e2e", "--test", "html", "--test", "hosting", "--"]);
    command.args(slowest::WORDS);
    command.args(["--skip", "firefox", "--skip", "webkit"]);
    command.env("BEREDSKAB_BOOK", &fixture.municipality);
    slowest.run(command.env("BEREDSKAB_SITE", fixture.site()))
}

/// Of the whole workspace, as otherwise cargo chooses other features and compiles everything again.
fn test_command(tools: &TestTools) -> Command {
    let mut command = cargo::workspace(&slowest::RUNNER);
    command.args(["test", "--workspace"]);
    tools.tell(&mut command);
    command
}

/// How long each part has taken.
#[derive(Default)]
struct Clock(Vec<(&'static str, Duration)>);

impl Clock {
    fn time<T>(&mut self, part: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let start = Instant::now();
        let result = work();
        self.0.push((part, start.elapsed()));
        result
    }

    fn table(&self) -> String {
        let whole = ("i alt", self.0.iter().map(|(_, time)| *time).sum());
        let rows = self.0.iter().chain([&whole]);
        let row =
            |(part, time): &(&str, Duration)| format!("{part:<14}{:>8} s\n", pace::seconds(*time));
        rows.map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_ends_with_the_whole() {
        let clock = Clock(vec![
            ("clippy", Duration::from_millis(1_240)),
            ("prøver", Duration::from_secs(61)),
        ]);
        assert_eq!(
            clock.table(),
            "clippy             1,2 s\nprøver            61,0 s\ni alt             62,2 s\n"
        );
    }
}
