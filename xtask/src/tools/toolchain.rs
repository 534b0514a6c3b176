//! The compiler for the widget: rustup's if possible, otherwise Debian's.
//!
//! Both compile the standard library from source (`build-std`): the prebuilt one has panic messages that outweigh the widget's
//! text. So both use the same flags and give the same size.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::system::process;
use crate::tools::apt;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// A panic traps without a message, and source locations are dropped.
const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none";

/// Settings of Trunk's cargo. Those for the target do not affect build scripts and procedural macros.
pub(crate) const FLAGS: &[(&str, &str)] = &[
    // Enables unstable flags on a stable compiler.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RUSTFLAGS),
];

/// Which wasm compiler to use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Route {
    Rustup,
    Debian,
}

impl Route {
    /// Finds or installs a compiler. Installed ones come first: a rustup without network is slow to fail.
    pub(crate) fn prepare() -> Result<Self> {
        if rustup_has_it() {
            return Ok(Self::Rustup);
        }
        let missing = apt::missing(DEBIAN);
        if missing.is_empty() {
            return Ok(Self::Debian);
        }
        if rustup_gets_it()? {
            return Ok(Self::Rustup);
        }
        apt::install(&missing).with_context(|| {
            format!("Rust for WebAssembly is missing (easiest: `rustup target add {TARGET}` and `rustup component add rust-src`)")
        })?;
        Ok(Self::Debian)
    }

    /// [`FLAGS`], and the route's own.
    pub(crate) fn variables(self) -> Vec<(&'static str, &'static str)> {
        let mut variables = FLAGS.to_vec();
        if self == Self::Debian {
            variables.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22"));
        }
        variables
    }

    /// The folder to put first on PATH.
    pub(crate) fn programs(self) -> Option<PathBuf> {
        (self == Self::Debian).then(|| PathBuf::from("/usr/bin"))
    }
}

/// Whether the compiler on PATH has target, source and linker.
fn rustup_has_it() -> bool {
    // …/lib/rustlib/<host>/lib
    let printed = process::output(Command::new("rustc").args(["--print", "target-libdir"]));
    let libraries = PathBuf::from(printed.unwrap_or_default().trim());
    let Some(host) = libraries.parent() else {
        return false;
    };
    let Some(rustlib) = host.parent() else {
        return false;
    };
    let linker = format!("bin/rust-lld{}", env::consts::EXE_SUFFIX);
    let parts = [
        rustlib.join(TARGET),
        rustlib.join("src/rust/library"),
        host.join(linker),
    ];
    parts.iter().all(|part| Path::exists(part))
}

fn rustup_gets_it() -> Result<bool> {
    if process::find("rustup").is_none() {
        return Ok(false);
    }
    for part in [["target", "add", TARGET], ["component", "add", "rust-src"]] {
        let mut command = Command::new("rustup");
        // There is another route, so a slow server is not waited for.
        command
            .args(part)
            .env("RUSTUP_MAX_RETRIES", "1")
            .env("RUSTUP_DOWNLOAD_TIMEOUT", "30");
        let announcement = format!("Fetching {} by rustup …", part[2]);
        if process::attempt(&announcement, &mut command)?.is_err() {
            eprintln!(
                "rustup could not fetch {}; trying Debian's packages instead.",
                part[2]
            );
            return Ok(false);
        }
    }
    Ok(rustup_has_it())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_routes_differ_in_the_linker_alone() {
        let (rustup, debian) = (Route::Rustup.variables(), Route::Debian.variables());
        assert_eq!(debian[..rustup.len()], rustup);
        assert_eq!(debian.len(), rustup.len() + 1);
        assert!(Route::Rustup.programs().is_none());
    }
}
