//! `cargo xtask test`: the whole proof, fastest failures first.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::proof::check;
use crate::proof::programs::{self, Program};
use crate::proof::proven::{self, Proof};
use crate::proof::slowest::Slowest;
use crate::site::fixture::Fixture;
use crate::site::publisher;
use crate::system::args::Args;
use crate::system::{pace, paths, process};
use crate::tools::setup;
use crate::tools::setup::TestTools;
use crate::widget::trunk;

/// The tests in browsers.
const BROWSER: &str = "e2e";

/// The tests of a published site.
const OF_A_SITE: &[&str] = &[BROWSER, "html", "hosting"];
/// What a screen reader says, which is written down of the invented municipality's site.
const HEARD: &str = "heard";

/// The browser tests of a plain mdBook, which do not depend on the site.
const PLAIN_MDBOOK: &str = "plain_mdbook";

pub(crate) fn run(args: Args) -> Result<()> {
    let all = args.flag("all")?;
    let (mut clock, mut slowest) = (Clock::default(), Slowest::default());
    let result = parts(all, &mut clock, &mut slowest);
    // After a failure, too: the times are still worth seeing.
    println!("\n{}\n{}", slowest.table(), clock.table());
    result
}

fn parts(all: bool, clock: &mut Clock, slowest: &mut Slowest) -> Result<()> {
    let tools = clock.time("tools", || {
        setup::for_build()?;
        setup::for_tests()
    })?;
    clock.time("format", check::format)?;
    clock.time("clippy, widget", || beside(trunk::build, check::clippy))?;
    let tests = proven::tests()?;
    let programs = clock.time("compiling", compile)?;
    let fixture = Fixture::find()?;
    clock.time("sites", || {
        fixture.build(publisher()?)?;
        build()
    })?;
    clock.time("engine", || of_the_engine(&programs, &tools, slowest))?;
    for site in [Site::own(), Site::of(&fixture)] {
        let proof = site.proof(&tests, &tools)?;
        clock.time(site.name, || match proof.stands() && !all {
            true => {
                println!("{}: unchanged since its tests passed", site.name);
                Ok(())
            }
            false => {
                site.tests(&programs, &tools, slowest)?;
                proof.note()
            }
        })?;
    }
    Ok(())
}

/// Does two pieces of work at once. The first one's linker and optimiser use one processor only.
fn beside(
    first: impl FnOnce() -> Result<()> + Send,
    second: impl FnOnce() -> Result<()>,
) -> Result<()> {
    thread::scope(|scope| {
        let first = scope.spawn(first);
        second()?;
        first.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// Compiles all tests and, with the publisher's, the command `beredskab`; `serve` must then have nothing left to compile.
fn compile() -> Result<Vec<Program>> {
    let programs = programs::compile()?;
    let messages = process::output(&mut publisher::compile(&["--message-format", "json"]));
    let messages = messages.context("cannot run cargo")?;
    let anew = messages
        .lines()
        .filter(|line| line.contains("\"fresh\":false"));
    match anew.count() {
        0 => Ok(programs),
        anew => bail!(
            "{anew} crates were compiled twice: `cargo xtask serve` and the tests do not have the same features"
        ),
    }
}

/// Builds with the publisher that the tests have just compiled; an optimised one would be compiled for this alone.
fn build() -> Result<()> {
    process::run(publisher()?.current_dir(paths::root()).arg("build"))
}

fn publisher() -> Result<Command> {
    Ok(Command::new(paths::program("debug", "beredskab")?))
}

/// All tests that do not look at a published site.
fn of_the_engine(programs: &[Program], tools: &TestTools, slowest: &mut Slowest) -> Result<()> {
    for program in programs {
        if !OF_A_SITE.contains(&program.name.as_str()) && program.name != HEARD {
            slowest.run(&mut program.command(tools))?;
        }
    }
    let mut command = programs::named(programs, BROWSER)?.command(tools);
    command.env("BEREDSKAB_SITE", Site::own().dist.join("site"));
    slowest.run(command.arg(PLAIN_MDBOOK))
}

/// A published site, which the browser tests look at.
struct Site {
    name: &'static str,
    /// The municipality, if not the repository's own. Browser engines differ in the same way on every plan, so another's site is
    /// tested in Chromium only.
    other: Option<PathBuf>,
    /// Where `site` and `hosting` lie.
    dist: PathBuf,
}

impl Site {
    fn own() -> Self {
        Self {
            name: "own site",
            other: None,
            dist: paths::root().join("dist"),
        }
    }

    fn of(fixture: &Fixture) -> Self {
        Self {
            name: "other site",
            other: Some(fixture.municipality.clone()),
            dist: fixture.dist(),
        }
    }

    fn proof(&self, tests: &str, tools: &TestTools) -> Result<Proof> {
        let municipality = self.other.as_deref().unwrap_or(paths::root());
        let folders = [
            municipality.join("book"),
            self.dist.join("hosting"),
            self.dist.join("site"),
        ];
        Proof::of(self.name, &folders, tests, &tools.paths())
    }

    fn tests(&self, programs: &[Program], tools: &TestTools, slowest: &mut Slowest) -> Result<()> {
        let heard = self.other.is_some().then_some(&HEARD);
        for name in OF_A_SITE.iter().chain(heard) {
            let mut command = programs::named(programs, name)?.command(tools);
            command.args(["--skip", PLAIN_MDBOOK]);
            if let Some(municipality) = &self.other {
                command.args(["--skip", "firefox", "--skip", "webkit"]);
                command.env("BEREDSKAB_BOOK", municipality);
            }
            command.env("BEREDSKAB_SITE", self.dist.join("site"));
            slowest.run(&mut command)?;
        }
        Ok(())
    }
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
        let whole = ("in all", self.0.iter().map(|(_, time)| *time).sum());
        let rows = self.0.iter().chain([&whole]);
        let row =
            |(part, time): &(&str, Duration)| format!("{part:<16}{:>8} s\n", pace::seconds(*time));
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
            ("tests", Duration::from_secs(61)),
        ]);
        assert_eq!(
            clock.table(),
            "clippy               1.2 s\ntests               61.0 s\nin all              62.2 s\n"
        );
    }
}
