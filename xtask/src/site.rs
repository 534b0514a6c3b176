//! `cargo xtask build`: the widget, the publisher, and by it the site.

use std::process::Command;

use anyhow::Result;

use crate::args::Args;
use crate::{cargo, paths, process, widget};

pub(crate) fn run(args: Args) -> Result<()> {
    args.finish()?;
    build()
}

pub(crate) fn build() -> Result<()> {
    widget::build()?;
    process::run(publisher()?.arg("build"))
}

/// The command `beredskab`, compiled and ready for its arguments.
pub(crate) fn publisher() -> Result<Command> {
    process::run(&mut cargo::workspace(&[
        "build",
        "--release",
        "--package",
        "publish",
    ]))?;
    let mut command = Command::new(paths::program("release", "beredskab")?);
    command.current_dir(paths::root());
    Ok(command)
}
