//! Packages from npm.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::system::process;

pub(crate) fn install(name: &str, version: &str, folder: &Path) -> Result<()> {
    require("npm")?;
    let mut command = Command::new("npm");
    command.args([
        "install",
        &format!("{name}@{version}"),
        "--no-save",
        "--ignore-scripts",
    ]);
    command.args(["--no-audit", "--no-fund", "--no-update-notifier"]);
    command.arg("--prefix").arg(folder);
    let goal = format!("fetch {name} {version} by npm");
    process::step(
        &format!("Fetching {name} {version} by npm …"),
        &goal,
        &mut command,
    )
}

pub(crate) fn require(program: &str) -> Result<()> {
    process::find(program).map(drop).with_context(|| {
        format!("{program} is missing: install Node.js with npm (on Debian `sudo apt-get install nodejs npm`), and try again")
    })
}
