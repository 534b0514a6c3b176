//! Cargo, in the workspace and for tools outside it.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::system::{paths, process};

/// A cargo command on the workspace, by the cargo that runs this program.
pub(crate) fn workspace(args: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.current_dir(paths::root()).args(args);
    forget_this_program(&mut command);
    command
}

/// Removes what `cargo run` says of this program: crates whose build scripts read it would be compiled anew for each caller.
pub(crate) fn forget_this_program(command: &mut Command) {
    keep_away(command, tells_of_this_program);
}

/// Variables that `cargo run` and `cargo test` set for the program they start.
fn tells_of_this_program(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_")
        || variable.starts_with("CARGO_MANIFEST_")
        || variable == "LD_LIBRARY_PATH"
}

/// Compiles a tool from its crate into `folder`.
pub(crate) fn install(
    announcement: &str,
    name: &str,
    version: &str,
    locked: bool,
    folder: &Path,
) -> Result<()> {
    let mut command = Command::new(program());
    command.args([
        "install",
        name,
        "--version",
        &format!("={version}"),
        "--no-track",
        "--force",
    ]);
    if locked {
        command.arg("--locked");
    }
    command.arg("--root").arg(folder);
    isolate(&mut command);
    // The tools run for seconds but compile for minutes, so compile time matters.
    command
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    process::step(
        announcement,
        &format!("build {name} {version}"),
        &mut command,
    )
}

/// Isolates another build from the caller's settings for this workspace (flags, profiles, target folder) and from what `cargo run`
/// sets. Settings for network and registries are kept.
pub(crate) fn isolate(command: &mut Command) {
    keep_away(command, steers_a_build);
}

/// Removes variables with these names.
fn keep_away(command: &mut Command, is_meant: fn(&str) -> bool) {
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_meant) {
            command.env_remove(name);
        }
    }
}

fn steers_a_build(variable: &str) -> bool {
    const KEPT: &[&str] = &[
        "CARGO_HOME",
        "CARGO_HTTP_",
        "CARGO_NET_",
        "CARGO_REGISTR",
        "CARGO_SOURCE_",
        "CARGO_TERM_",
    ];
    let cargo = variable == "CARGO" || variable.starts_with("CARGO_");
    let kept = KEPT.iter().any(|kept| variable.starts_with(kept));
    // `cargo run` adds its compiler's libraries to LD_LIBRARY_PATH.
    let rustc = variable.starts_with("RUSTC") || variable.ends_with("FLAGS");
    (cargo && !kept) || rustc || variable == "LD_LIBRARY_PATH"
}

fn program() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_build_is_kept_away() {
        for name in [
            "CARGO",
            "CARGO_TARGET_DIR",
            "CARGO_PROFILE_RELEASE_LTO",
            "RUSTFLAGS",
            "RUSTC_WRAPPER",
        ] {
            assert!(steers_a_build(name), "{name}");
        }
    }

    #[test]
    fn a_build_of_the_workspace_is_the_same_whoever_starts_it() {
        for name in ["CARGO_PKG_NAME", "CARGO_MANIFEST_DIR", "LD_LIBRARY_PATH"] {
            assert!(tells_of_this_program(name), "{name}");
        }
        for name in ["CARGO_HOME", "CARGO_TARGET_DIR", "RUSTFLAGS", "PATH"] {
            assert!(!tells_of_this_program(name), "{name}");
        }
    }

    #[test]
    fn network_and_home_stay() {
        for name in [
            "CARGO_HOME",
            "CARGO_HTTP_PROXY",
            "CARGO_REGISTRIES_X_TOKEN",
            "RUSTUP_HOME",
            "PATH",
        ] {
            assert!(!steers_a_build(name), "{name}");
        }
    }
}
