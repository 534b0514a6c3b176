//! Where things are.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result};

/// The repository's top folder, as `cargo run` tells it: a checkout can be moved after this was compiled.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let manifest = env::var_os("CARGO_MANIFEST_DIR");
        let package = manifest.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        package.parent().unwrap_or(&package).to_owned()
    });
    &ROOT
}

/// Cargo's target folder. This program lies in `<target>/debug`, whatever configuration has put that folder there.
pub(crate) fn target() -> Result<PathBuf> {
    let program = env::current_exe().context("cannot tell where xtask itself lies")?;
    let target = program.parent().and_then(Path::parent);
    Ok(target.context("xtask is run as `cargo xtask`")?.to_owned())
}

/// A program of the workspace, as cargo leaves it in the folder of a profile: `release` or `debug`.
pub(crate) fn program(profile: &str, name: &str) -> Result<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    Ok(target()?.join(profile).join(file))
}

/// The user's cache, and not `target/`: a fresh clone then finds the tools already built.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|dir| Path::new(dir).is_absolute()) {
        Some(dir) => PathBuf::from(dir),
        None => env::home_dir()
            .context("no home folder: set HOME")?
            .join(".cache"),
    };
    Ok(base.join("beredskab"))
}
