//! `cargo xtask check`: every check without a browser.

use anyhow::Result;

use crate::site::publisher;
use crate::system::args::Args;
use crate::system::{cargo, process};

pub(crate) fn run(args: Args) -> Result<()> {
    args.finish()?;
    format()?;
    clippy()?;
    documentation()?;
    advisories()?;
    process::run(publisher::publisher()?.arg("check"))
}

pub(crate) fn format() -> Result<()> {
    process::run(&mut cargo::workspace(&["fmt", "--all", "--check"]))
}

pub(crate) fn clippy() -> Result<()> {
    let without_press = [publisher::WITHOUT_PRESS, &["--bins"]].concat();
    for targets in [&["--all-targets"][..], &without_press] {
        let mut command = cargo::workspace(&["clippy", "--workspace"]);
        command.args(targets).args(["--", "--deny", "warnings"]);
        process::run(&mut command)?;
    }
    Ok(())
}

fn documentation() -> Result<()> {
    let mut command = cargo::workspace(&["doc", "--workspace", "--no-deps"]);
    process::run(command.env("RUSTDOCFLAGS", "--deny warnings"))
}

/// Checks the dependencies for security advisories. They change while the code stays, so no test depends on them.
fn advisories() -> Result<()> {
    if process::find("cargo-audit").is_none() {
        eprintln!("cargo-audit is not installed, so advisories on dependencies are not checked");
        return Ok(());
    }
    process::run(&mut cargo::workspace(&["audit"]))
}
