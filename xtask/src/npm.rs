//! Packages from npm.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

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
    let goal = format!("hente {name} {version} med npm");
    process::step(
        &format!("Henter {name} {version} med npm …"),
        &goal,
        &mut command,
    )
}

pub(crate) fn require(program: &str) -> Result<()> {
    process::find(program).map(drop).with_context(|| {
        format!("mangler {program}: installér Node.js med npm (på Debian `sudo apt-get install nodejs npm`), og prøv igen")
    })
}
