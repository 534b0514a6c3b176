//! Packages from Debian.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::system::process;

/// The packages that are not installed; all of them without dpkg.
pub(crate) fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let mut query = Command::new("dpkg-query");
    query
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(packages);
    let known = process::output(&mut query).unwrap_or_default();
    not_installed(packages, &known)
}

/// Installs packages, as root or by passwordless sudo.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if process::find("apt-get").is_none() {
        bail!("the packages {names} or the like are missing, and there is no apt-get here");
    }
    let Some(prefix) = as_root() else {
        bail!(
            "the packages {names} are missing, and only root can install them: run `sudo apt-get install --no-install-recommends {names}`"
        );
    };
    let mut install = apt_get(prefix, &["install", "--yes", "--no-install-recommends"]);
    install.args(packages);
    let announcement = format!("Installing the Debian packages {names} (about a minute) …");
    if process::attempt(&announcement, &mut install)?.is_ok() {
        return Ok(());
    }
    update(prefix)?;
    process::step(&announcement, &format!("installere {names}"), &mut install)
}

/// Unpacks a package into a folder: its scripts do not run, and nothing else on the machine changes.
pub(crate) fn unpack(package: &str, folder: &Path) -> Result<()> {
    if process::find("apt-get").is_none() {
        bail!("{package} is missing, and there is no apt-get here");
    }
    let goal = format!("fetch the Debian package {package}");
    let announcement = format!("Fetching the Debian package {package} …");
    let mut download = Command::new("apt-get");
    download.args(["download", package]).current_dir(folder);
    if process::attempt(&announcement, &mut download)?.is_err() {
        update(as_root().with_context(|| goal.clone())?)?;
        process::step(&announcement, &goal, &mut download)?;
    }
    for entry in std::fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "deb") {
            let mut unpack = Command::new("dpkg-deb");
            unpack.arg("--extract").arg(file).arg(folder);
            process::run(&mut unpack)?;
        }
    }
    Ok(())
}

/// Outdated or missing lists are the usual reason for a failure; updating them each time would be slow.
fn update(prefix: &[&str]) -> Result<()> {
    process::step(
        "Fetching the lists of Debian packages …",
        "fetch the lists of Debian packages",
        &mut apt_get(prefix, &["update"]),
    )
}

fn apt_get(prefix: &[&str], args: &[&str]) -> Command {
    let mut command = Command::new(prefix[0]);
    command
        .args(&prefix[1..])
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    // Waits for another apt instead of failing.
    command.args(["-o", "DPkg::Lock::Timeout=120"]).args(args);
    command
}

fn as_root() -> Option<&'static [&'static str]> {
    let user = process::output(Command::new("id").arg("-u"))?;
    if user.trim() == "0" {
        return Some(&["env"]);
    }
    let sudo = process::says_yes(Command::new("sudo").args(["-n", "true"]));
    sudo.then_some(&["sudo", "-n", "env"])
}

fn not_installed<'a>(packages: &[&'a str], known: &str) -> Vec<&'a str> {
    let installed = |package: &&str| {
        known
            .lines()
            .any(|line| line.split_once(' ') == Some((package, "installed")))
    };
    packages
        .iter()
        .copied()
        .filter(|package| !installed(package))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_installed_package_counts() {
        let known = "lld-22 installed\nrustc-web config-files\n";
        let missing = not_installed(&["lld-22", "rustc-web", "cargo-web"], known);
        assert_eq!(missing, ["rustc-web", "cargo-web"]);
    }
}
