//! The widget: the finished one is kept in the repository; Trunk makes it anew, into `dist/widget`, when its sources change.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::origin::{self, Origin};
use crate::toolchain::Route;
use crate::tools::Tools;
use crate::{cargo, pace, paths, process, setup, shrink, toolchain};

/// Where the finished widget is kept.
pub(crate) const FINISHED: &str = "app/finished";

/// `cargo xtask widget`
pub(crate) fn run(args: Args) -> Result<()> {
    args.finish()?;
    build()?;
    keep(&built(), &paths::root().join(FINISHED))
}

/// The widget is there, finished or built: of these sources, and without a compiler where that can be.
pub(crate) fn ready() -> Result<()> {
    if is_current(&built()) {
        return Ok(());
    }
    if !is_current(&paths::root().join(FINISHED)) {
        return build();
    }
    // The publisher would take an old one from there before the finished one.
    match fs::remove_dir_all(built()) {
        Err(error) if built().exists() => Err(error).context("kan ikke slette dist/widget"),
        _ => Ok(()),
    }
}

/// Builds the widget into `dist/widget`, unless the one there is of these sources.
pub(crate) fn build() -> Result<()> {
    let folder = built();
    if is_current(&folder) {
        return Ok(());
    }
    let (route, tools) = setup::for_build()?;
    // First away with what the old one says of itself: a build that fails half-way must not look like a whole one.
    fs::remove_file(folder.join(origin::FILE)).ok();
    pace::told("Bygger guiden", || process::run(&mut trunk(route, &tools)?))?;
    shrink::shrink(&folder, &tools.terser)?;
    Origin::of_build(&target())?.write(&folder)
}

/// Lets Trunk build the widget as it does for whoever starts it by hand: without the flags that make it small. Optimising would
/// only take time, as nobody uses the result.
pub(crate) fn try_plain_build() -> Result<()> {
    let (route, tools) = setup::for_build()?;
    let folder = paths::root().join("target/plain-widget");
    let mut trunk = trunk(route, &tools)?;
    for (name, _) in toolchain::FLAGS {
        trunk.env_remove(name);
    }
    trunk.arg("--dist").arg(folder.join("dist"));
    trunk.env("CARGO_TARGET_DIR", &folder);
    trunk
        .env("CARGO_PROFILE_WASM_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_WASM_LTO", "off");
    trunk.env("CARGO_PROFILE_WASM_CODEGEN_UNITS", "16");
    pace::told("Bygger guiden, som trunk selv gør", || {
        process::run(&mut trunk)
    })?;
    let names = fs::read_dir(folder.join("dist")).context("trunk skrev intet")?;
    let names: Vec<_> = names
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let kept: BTreeSet<_> = names.iter().filter_map(|name| kept_name(name)).collect();
    match kept.len() {
        4 => Ok(()),
        _ => bail!("trunk skrev kun {names:?}"),
    }
}

fn is_current(folder: &Path) -> bool {
    Origin::read(folder).is_some_and(|origin| origin.changed().is_empty())
}

fn built() -> PathBuf {
    paths::root().join("dist/widget")
}

/// Apart from the workspace's, so that two compilers do not throw out each other's work.
fn target() -> PathBuf {
    paths::root().join("target/widget")
}

/// Copies what belongs to the widget, under names that do not change with it.
fn keep(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).context("kan ikke læse dist/widget")? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let Some(kept) = kept_name(&name) else {
            continue;
        };
        fs::copy(&file, to.join(kept)).with_context(|| format!("kan ikke skrive {kept}"))?;
    }
    Ok(())
}

/// What Trunk's file is called among the finished; none for the page, which only Trunk reads.
fn kept_name(name: &str) -> Option<&str> {
    match name {
        "loader.js" | "exit.js" | origin::FILE => Some(name),
        _ if name.ends_with(".js") => Some("guide.js"),
        _ if name.ends_with(".wasm") => Some("guide.wasm"),
        _ => None,
    }
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
        .env("CARGO_TARGET_DIR", target())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finished_files_have_names_that_stay() {
        let names = [
            "app-1f.js",
            "app-1f_bg.wasm",
            "loader.js",
            "exit.js",
            "SOURCES",
            "index.html",
        ];
        let kept = names.map(kept_name);
        assert_eq!(
            kept.map(Option::unwrap_or_default),
            [
                "guide.js",
                "guide.wasm",
                "loader.js",
                "exit.js",
                "SOURCES",
                ""
            ]
        );
    }
}
