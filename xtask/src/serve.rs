//! `cargo xtask serve`: makes everything ready and leaves the serving and watching to the publisher.

use std::convert::Infallible;
use std::process::Command;

use anyhow::{Context, Result};

use crate::args::Args;
use crate::{site, widget};

pub(crate) fn run(mut args: Args) -> Result<()> {
    let port = args.value("--port")?;
    args.finish()?;
    widget::build()?;
    let mut serve = site::publisher()?;
    serve.arg("serve");
    if let Some(port) = port {
        serve.args(["--port", &port]);
    }
    match become_program(serve)? {}
}

/// Becomes the program, so that signals and exit codes are its own.
#[cfg(unix)]
fn become_program(mut command: Command) -> Result<Infallible> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("kan ikke starte beredskab")
}

#[cfg(not(unix))]
fn become_program(mut command: Command) -> Result<Infallible> {
    let status = command.status().context("kan ikke starte beredskab")?;
    std::process::exit(status.code().unwrap_or(1))
}
