//! Packages from Python's index: a wheel, checked against its SHA-256 and unpacked. Nothing of it runs.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::system::process;

pub(crate) fn unpack(name: &str, version: &str, sha256: &str, folder: &Path) -> Result<()> {
    process::find("python3")
        .context("python3 is missing: install Python 3 with pip, and try again")?;
    let goal = format!("fetch {name} {version} by pip");
    let wanted = folder.join("wanted.txt");
    fs::write(
        &wanted,
        format!("{name}=={version} --hash=sha256:{sha256}\n"),
    )?;
    let mut download = python();
    download.args([
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary",
        ":all:",
    ]);
    download.arg("--require-hashes").arg("--dest").arg(folder);
    download.arg("--requirement").arg(&wanted);
    process::step(
        &format!("Fetching {name} {version} by pip …"),
        &goal,
        &mut download,
    )?;
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "whl") {
            let mut unpack = python();
            unpack.args(["zipfile", "--extract"]).arg(file).arg(folder);
            process::run(&mut unpack)?;
        }
    }
    Ok(())
}

fn python() -> Command {
    let mut command = Command::new("python3");
    command.arg("-m");
    command
}
