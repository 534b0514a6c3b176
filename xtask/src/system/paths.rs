//! Paths.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result};

/// The repository's top folder, from `cargo run`: a checkout may be moved after compiling.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let manifest = env::var_os("CARGO_MANIFEST_DIR");
        let package = manifest.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        package.parent().unwrap_or(&package).to_owned()
    });
    &ROOT
}

/// Cargo's target folder. This program is in `<target>/debug`, wherever that is configured.
pub(crate) fn target() -> Result<PathBuf> {
    let program = env::current_exe().context("cannot tell where xtask itself lies")?;
    let target = program.parent().and_then(Path::parent);
    Ok(target.context("xtask is run as `cargo xtask`")?.to_owned())
}

/// A program of the workspace in a profile's folder: `release` or `debug`.
pub(crate) fn program(profile: &str, name: &str) -> Result<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    Ok(target()?.join(profile).join(file))
}

/// The user's cache, not `target/`, so that a fresh clone finds the tools.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|dir| Path::new(dir).is_absolute()) {
        Some(dir) => PathBuf::from(dir),
        None => env::home_dir()
            .context("no home folder: set HOME")?
            .join(".cache"),
    };
    Ok(base.join("beredskab"))
}
