//! `cargo xtask build`: the widget, the publisher, and by it the site.

use std::process::Command;

use anyhow::Result;

use crate::system::args::Args;
use crate::system::{cargo, pace, paths, process};
use crate::widget::trunk;

pub(crate) fn run(args: Args) -> Result<()> {
    args.finish()?;
    trunk::ready()?;
    process::run(publisher()?.arg("build"))
}

/// What a plain `mdbook build` runs.
pub(crate) fn preprocess(args: Args) -> Result<()> {
    process::run(publisher()?.arg("preprocess").args(args.rest()?))
}

/// Leaves out the press, which prints the papers.
pub(crate) const WITHOUT_PRESS: &[&str] = &["--no-default-features"];

/// The command `beredskab` with the tests' features, compiled first.
pub(crate) fn publisher() -> Result<Command> {
    pace::timed("Compiling beredskab", || process::run(&mut compile(&[])))?;
    compiled("debug")
}

/// The optimised program, which takes much longer to compile.
pub(crate) fn optimised() -> Result<Command> {
    let mut compile = cargo::workspace(&["build", "--release", "--package", "publish"]);
    pace::timed("Compiling beredskab as it is handed out", || {
        process::run(&mut compile)
    })?;
    compiled("release")
}

/// Compiles `beredskab` with the whole workspace's features, so that what the tests need as well is compiled once.
pub(crate) fn compile(more: &[&str]) -> Command {
    let mut command = cargo::workspace(&["build", "--workspace", "--bin", "beredskab"]);
    command.args(more);
    command
}

fn compiled(profile: &str) -> Result<Command> {
    let mut command = Command::new(paths::program(profile, "beredskab")?);
    command.current_dir(paths::root());
    Ok(command)
}
