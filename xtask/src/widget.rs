//! The widget: Trunk builds it into `dist/widget`, unless it lies there already.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::toolchain::Route;
use crate::tools::Tools;
use crate::{cargo, paths, process, setup, shrink};

/// All that the widget is made of, apart from the tools.
const INPUTS: &[&str] = &[
    "app",
    "xtask/src/shrink.rs",
    "crates/plan",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
];

pub(crate) fn build() -> Result<()> {
    let (route, tools) = setup::for_build()?;
    let dist = paths::root().join("dist");
    let stamp_file = dist.join("widget-stamp");
    let stamp = stamp(route, &tools)?;
    let built = dist.join("widget/index.html").is_file();
    if built && fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    // First away with the old stamp: a build that fails half-way must not look like a whole one.
    fs::remove_file(&stamp_file).ok();
    eprintln!("Bygger guiden (første gang 2–5 minutter) …");
    process::run(&mut trunk(route, &tools)?)?;
    shrink::shrink(&dist.join("widget"), &tools.terser)?;
    fs::write(&stamp_file, stamp).context("kan ikke skrive dist/widget-stamp")
}

fn trunk(route: Route, tools: &Tools) -> Result<Command> {
    let mut command = Command::new(tools.trunk.join("trunk"));
    cargo::isolate(&mut command);
    command
        .current_dir(paths::root())
        // Not with `--offline`, which cargo would obey as well. Trunk still downloads no tool: it finds the versions it is told
        // to use on PATH.
        .args(["build", "--release", "--skip-version-check"])
        .env("PATH", search_path(route, tools)?)
        .env("TRUNK_TOOLS_WASM_BINDGEN", &tools.bindgen_version)
        .env("TRUNK_TOOLS_WASM_OPT", Tools::wasm_opt_version())
        // Apart from the workspace's, so that two compilers do not throw out each other's work.
        .env("CARGO_TARGET_DIR", paths::root().join("target/widget"))
        .envs(route.variables());
    if env::var_os("NO_COLOR").is_some() {
        // Trunk fails on the customary "1".
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

fn search_path(route: Route, tools: &Tools) -> Result<OsString> {
    let tools = [tools.wasm_bindgen.clone(), tools.wasm_opt.clone()];
    let caller = env::var_os("PATH").unwrap_or_default();
    let folders = tools
        .into_iter()
        .chain(route.programs())
        .chain(env::split_paths(&caller));
    env::join_paths(folders).context("PATH kan ikke sættes")
}

/// A mark that changes with the sources' contents, the compiler's settings and the tools. Contents and not times, because a
/// fresh clone has new times.
fn stamp(route: Route, tools: &Tools) -> Result<String> {
    let mut files = BTreeMap::new();
    for input in INPUTS {
        read(paths::root(), Path::new(input), &mut files)
            .with_context(|| format!("kan ikke læse {input}"))?;
    }
    let with = format!(
        "{:?} {:?} {} {}",
        route,
        route.variables(),
        tools.trunk.display(),
        tools.terser.display()
    );
    Ok(hash(
        &files,
        &[&with, &tools.bindgen_version, &Tools::wasm_opt_version()],
    ))
}

/// Reads a file or all files of a folder; those that begin with a dot belong to editors, not to the build.
fn read(root: &Path, path: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> std::io::Result<()> {
    let full = root.join(path);
    if !full.is_dir() {
        files.insert(path.to_owned(), fs::read(full)?);
        return Ok(());
    }
    for entry in fs::read_dir(full)? {
        let name = entry?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            read(root, &path.join(name), files)?;
        }
    }
    Ok(())
}

fn hash(files: &BTreeMap<PathBuf, Vec<u8>>, settings: &[&str]) -> String {
    // Not the same for ever, but the same from run to run; a change of it costs one build.
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    settings.hash(&mut hasher);
    format!("{:016x}\n", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> BTreeMap<PathBuf, Vec<u8>> {
        pairs
            .iter()
            .map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn the_same_sources_have_the_same_stamp_in_any_order() {
        let one = hash(&files(&[("a", "1"), ("b", "2")]), &["z"]);
        let two = hash(&files(&[("b", "2"), ("a", "1")]), &["z"]);
        assert_eq!(one, two);
    }

    #[test]
    fn each_change_changes_the_stamp() {
        let first = hash(&files(&[("a", "1"), ("b", "2")]), &["z"]);
        for (changed, settings) in [
            (files(&[("a", "1"), ("b", "3")]), "z"),
            (files(&[("a", "1"), ("c", "2")]), "z"),
            (files(&[("a", "12"), ("b", "")]), "z"),
            (files(&[("a", "1"), ("b", "2")]), "s"),
        ] {
            assert_ne!(first, hash(&changed, &[settings]));
        }
    }
}
