//! `cargo xtask test`: the whole proof, the fastest failures first.

use std::fs;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::proof::check;
use crate::proof::proven::{self, Proof};
use crate::proof::slowest::{self, Slowest};
use crate::site::fixture::Fixture;
use crate::site::publisher;
use crate::system::args::Args;
use crate::system::{cargo, pace, paths, process};
use crate::tools::setup;
use crate::tools::setup::TestTools;
use crate::widget::trunk;

/// The tests that look at a published site, by their programs' names.
const OF_A_SITE: &[&str] = &["e2e", "html", "hosting"];

/// Of these the part that looks at what a plain mdBook makes, whatever the site is.
const PLAIN_MDBOOK: &str = "plain_mdbook";

/// Those that `cargo xtask package --test` runs.
const OF_PACKAGES: &str = "packages";

pub(crate) fn run(args: Args) -> Result<()> {
    let all = args.flag("all")?;
    let (mut clock, mut slowest) = (Clock::default(), Slowest::default());
    let result = parts(all, &mut clock, &mut slowest);
    // Also after a failure: where the time goes is worth seeing then, too.
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
    clock.time("compiling", compile)?;
    let fixture = Fixture::find()?;
    clock.time("sites", || {
        fixture.build(publisher()?)?;
        build()
    })?;
    clock.time("engine", || of_the_engine(&tools, slowest))?;
    for site in [Site::own(), Site::of(&fixture)] {
        let proof = site.proof(&tests, &tools)?;
        clock.time(site.name, || match proof.stands() && !all {
            true => {
                println!("{}: unchanged since its tests passed", site.name);
                Ok(())
            }
            false => {
                site.tests(&tools, slowest)?;
                proof.note()
            }
        })?;
    }
    Ok(())
}

/// Two pieces of work at once. The linker and optimiser of the first keep one processor busy, and leave the others to the second.
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

/// Compiles all tests and, with the publisher's, the command `beredskab`; what `serve` compiles must then be there already.
fn compile() -> Result<()> {
    process::run(&mut cargo::workspace(&["test", "--workspace", "--no-run"]))?;
    let messages = process::output(&mut publisher::compile(&["--message-format", "json"]));
    let messages = messages.context("cannot run cargo")?;
    let anew = messages
        .lines()
        .filter(|line| line.contains("\"fresh\":false"));
    match anew.count() {
        0 => Ok(()),
        anew => bail!(
            "{anew} crates were compiled twice: `cargo xtask serve` and the tests do not have the same features"
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

/// All tests that look at nothing but what they make themselves.
fn of_the_engine(tools: &TestTools, slowest: &mut Slowest) -> Result<()> {
    let mut command = test_command(tools);
    // Of documentation there are no tests.
    command.args(["--lib", "--bins"]);
    for name in programs()? {
        if !OF_A_SITE.contains(&name.as_str()) && name != OF_PACKAGES {
            command.args(["--test", &name]);
        }
    }
    slowest.run(command.arg("--").args(slowest::WORDS))?;
    let mut command = test_command(tools);
    command.args(["--test", "e2e", "--", PLAIN_MDBOOK]);
    command.env("BEREDSKAB_SITE", Site::own().dist.join("site"));
    slowest.run(command.args(slowest::WORDS))
}

/// The programs of tests that cargo finds in the workspace.
fn programs() -> Result<Vec<String>> {
    let members = fs::read_dir(paths::root().join("crates")).context("cannot read crates")?;
    let members = members.filter_map(|entry| Some(entry.ok()?.path()));
    let members = members.chain(["app", "tests", "xtask"].map(|name| paths::root().join(name)));
    let tests = members.filter_map(|member| fs::read_dir(member.join("tests")).ok());
    let tests = tests.flatten().filter_map(|entry| {
        let path = entry.ok()?.path();
        let is_test =
            path.extension().is_some_and(|end| end == "rs") || path.join("main.rs").is_file();
        is_test.then(|| Some(path.file_stem()?.to_string_lossy().into_owned()))?
    });
    Ok(tests.collect())
}

/// A published site, which the browser tests look at.
struct Site {
    name: &'static str,
    /// Whose it is, if not the repository's own. What differs between engines does not differ between plans, so that Chromium alone
    /// is asked for another's.
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

    fn tests(&self, tools: &TestTools, slowest: &mut Slowest) -> Result<()> {
        let mut command = test_command(tools);
        for name in OF_A_SITE {
            command.args(["--test", name]);
        }
        command.arg("--").args(slowest::WORDS);
        command.args(["--skip", PLAIN_MDBOOK]);
        if let Some(municipality) = &self.other {
            command.args(["--skip", "firefox", "--skip", "webkit"]);
            command.env("BEREDSKAB_BOOK", municipality);
        }
        slowest.run(command.env("BEREDSKAB_SITE", self.dist.join("site")))
    }
}

/// Of the whole workspace, as otherwise cargo chooses other features and compiles everything again.
fn test_command(tools: &TestTools) -> Command {
    let mut command = cargo::workspace(&slowest::RUNNER);
    command.args(["test", "--workspace"]);
    command.env("RUST_TEST_THREADS", threads().to_string());
    tools.tell(&mut command);
    command
}

/// How many tests run at once: more than processors, as those in a browser wait for it now and then.
fn threads() -> usize {
    thread::available_parallelism().map_or(4, |cores| cores.get().max(4))
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
    fn the_programs_of_tests_are_found() -> Result<()> {
        let programs = programs()?;
        let known = OF_A_SITE.iter().chain(&[OF_PACKAGES, "arrows", "books"]);
        for name in known {
            assert!(programs.iter().any(|found| found == name), "{name}");
        }
        Ok(())
    }

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
