//! `cargo xtask serve`: compiles, then lets the publisher serve and watch.
//!
//! The press takes longer to compile than all the rest. The first time, the site is served without it, and the complete publisher
//! takes over when it is ready.

use std::convert::Infallible;
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::site::publisher;
use crate::system::args::Args;
use crate::system::{pace, paths, process};
use crate::widget::trunk;

pub(crate) fn run(args: Args) -> Result<()> {
    let port = args.value("port")?;
    trunk::ready()?;
    if !press_is_compiled()? {
        serve_while_the_press_is_compiled(port.as_deref())?;
    }
    match become_program(serving(publisher::publisher()?, port.as_deref()))? {}
}

fn serving(mut publisher: Command, port: Option<&str>) -> Command {
    publisher.current_dir(paths::root()).arg("serve");
    if let Some(port) = port {
        publisher.args(["--port", port]);
    }
    publisher
}

/// Whether the crate of the press has been compiled, with its dependencies.
fn press_is_compiled() -> Result<bool> {
    let compiled = paths::target()?.join("debug/deps");
    let entries = fs::read_dir(compiled).into_iter().flatten().flatten();
    let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.any(|name| name.starts_with("libpaper-") && name.ends_with(".rlib")))
}

fn serve_while_the_press_is_compiled(port: Option<&str>) -> Result<()> {
    let program = without_press()?;
    let mut shown = Running::start(&mut serving(Command::new(program), port))?;
    let mut compiling = Running::start(&mut publisher::compile(&[]))?;
    loop {
        // The program has said why it failed.
        if let Some(status) = shown.ended()? {
            bail!("the site is no longer served ({status})");
        }
        if let Some(status) = compiling.ended()? {
            if !status.success() {
                bail!("the program that makes the PDFs could not be compiled");
            }
            return Ok(());
        }
        sleep(Duration::from_millis(100));
    }
}

/// A copy of the publisher without the press, as the complete one will overwrite it.
fn without_press() -> Result<PathBuf> {
    pace::timed("Compiling beredskab, first without what makes PDFs", || {
        process::run(&mut publisher::compile(publisher::WITHOUT_PRESS))
    })?;
    let compiled = paths::program("debug", "beredskab")?;
    let apart = paths::program("debug", "beredskab-uden-pdf")?;
    fs::copy(compiled, &apart).context("cannot copy beredskab")?;
    Ok(apart)
}

/// A running program; ended when dropped.
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> Result<Self> {
        Ok(Self(command.spawn().with_context(|| {
            format!("cannot start {}", process::shown(command))
        })?))
    }

    fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.0.try_wait()?)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Replaces this process, so that signals and exit codes are the program's own.
#[cfg(unix)]
fn become_program(mut command: Command) -> Result<Infallible> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("cannot start beredskab")
}

#[cfg(not(unix))]
fn become_program(mut command: Command) -> Result<Infallible> {
    let status = command.status().context("cannot start beredskab")?;
    std::process::exit(status.code().unwrap_or(1))
}
