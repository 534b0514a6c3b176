//! Packages from Debian.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

/// Those of the packages that are not installed; all of them where there is no dpkg.
pub(crate) fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let mut query = Command::new("dpkg-query");
    query
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"])
        .args(packages);
    let known = process::output(&mut query).unwrap_or_default();
    not_installed(packages, &known)
}

/// Installs packages, as root or by a sudo that asks for no password.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if process::find("apt-get").is_none() {
        bail!("mangler pakkerne {names} eller noget tilsvarende, og her er ikke apt-get");
    }
    let Some(prefix) = as_root() else {
        bail!(
            "mangler pakkerne {names}, og kun root kan installere dem: kør `sudo apt-get install --no-install-recommends {names}`"
        );
    };
    let mut install = apt_get(prefix, &["install", "--yes", "--no-install-recommends"]);
    install.args(packages);
    let announcement = format!("Installerer Debians pakker {names} (ca. 1 minut) …");
    if process::attempt(&announcement, &mut install)?.is_ok() {
        return Ok(());
    }
    // Lists that are old or not there at all are the usual reason; to fetch them each time would be slow.
    let mut update = apt_get(prefix, &["update"]);
    process::step(
        "Henter Debians pakkelister …",
        "hente Debians pakkelister",
        &mut update,
    )?;
    process::step(&announcement, &format!("installere {names}"), &mut install)
}

fn apt_get(prefix: &[&str], args: &[&str]) -> Command {
    let mut command = Command::new(prefix[0]);
    command
        .args(&prefix[1..])
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    // Another apt at work is waited for, not failed on.
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
