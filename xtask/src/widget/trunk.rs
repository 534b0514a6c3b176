//! The widget: a finished one is kept in the repository; Trunk rebuilds it into `dist/widget` when its sources change.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::system::args::Args;
use crate::system::{cargo, pace, paths, process};
use crate::tools::pinned::Tools;
use crate::tools::setup;
use crate::tools::toolchain::Route;
use crate::widget::minify;
use crate::widget::origin::{self, Origin};

/// Where the finished widget is kept.
pub(crate) const FINISHED: &str = "app/finished";

/// `cargo xtask widget`
pub(crate) fn run(args: Args) -> Result<()> {
    args.finish()?;
    build()?;
    keep(&built(), &paths::root().join(FINISHED))
}

/// Makes sure that there is a current widget, without compiling if possible.
pub(crate) fn ready() -> Result<()> {
    if is_current(&built()) {
        return Ok(());
    }
    if !is_current(&paths::root().join(FINISHED)) {
        return build();
    }
    // The publisher would prefer an old one there to the finished one.
    match fs::remove_dir_all(built()) {
        Err(error) if built().exists() => Err(error).context("cannot delete dist/widget"),
        _ => Ok(()),
    }
}

/// Builds the widget into `dist/widget`, unless that is current.
pub(crate) fn build() -> Result<()> {
    let folder = built();
    if is_current(&folder) {
        return Ok(());
    }
    let (route, tools) = setup::for_build()?;
    // Removes the old record first: a build that fails half-way must not look complete.
    fs::remove_file(folder.join(origin::FILE)).ok();
    pace::timed("Building the widget", || {
        process::run(&mut trunk(route, &tools)?)
    })?;
    minify::minify(&folder, &tools.terser)?;
    Origin::of_build(&target())?.write(&folder)
}

fn is_current(folder: &Path) -> bool {
    Origin::read(folder).is_some_and(|origin| origin.changed().is_empty())
}

fn built() -> PathBuf {
    paths::root().join("dist/widget")
}

/// Separate from the workspace's, so that two compilers do not evict each other's artifacts.
fn target() -> PathBuf {
    paths::root().join("target/widget")
}

/// Copies the widget's files under stable names.
fn keep(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).context("cannot read dist/widget")? {
        let file = entry?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let Some(kept) = kept_name(&name) else {
            continue;
        };
        fs::copy(&file, to.join(kept)).with_context(|| format!("cannot write {kept}"))?;
    }
    Ok(())
}

/// The stable name of Trunk's file; `None` for the page, which only Trunk needs.
fn kept_name(name: &str) -> Option<&str> {
    match name {
        "loader.js" | "quick_exit.js" | origin::FILE => Some(name),
        _ if name.ends_with(".js") => Some("guide.js"),
        _ if name.ends_with(".wasm") => Some("guide.wasm"),
        _ => None,
    }
}

fn trunk(route: Route, tools: &Tools) -> Result<Command> {
    let mut command = Command::new(tools.trunk.join("trunk"));
    for_wasm(&mut command, route, tools, &target())?;
    command
        .current_dir(paths::root())
        // Without options, so that a plain `trunk build` gives the same. Not `--offline`, which cargo would obey as well; Trunk
        // downloads nothing, as it finds the required versions on PATH.
        .arg("build")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("TRUNK_TOOLS_WASM_BINDGEN", &tools.bindgen_version)
        .env("TRUNK_TOOLS_WASM_OPT", Tools::wasm_opt_version());
    if env::var_os("NO_COLOR").is_some() {
        // Trunk rejects the customary "1".
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

/// Lets a cargo, called directly or by Trunk, compile for wasm into `target`, whatever the caller has set.
pub(crate) fn for_wasm(
    command: &mut Command,
    route: Route,
    tools: &Tools,
    target: &Path,
) -> Result<()> {
    cargo::isolate(command);
    command.env("PATH", search_path(route, tools)?);
    command.env("CARGO_TARGET_DIR", target);
    command.envs(route.variables());
    Ok(())
}

fn search_path(route: Route, tools: &Tools) -> Result<OsString> {
    let tools = [tools.wasm_bindgen.clone(), tools.wasm_opt.clone()];
    let caller = env::var_os("PATH").unwrap_or_default();
    let folders = tools
        .into_iter()
        .chain(route.programs())
        .chain(env::split_paths(&caller));
    env::join_paths(folders).context("cannot set PATH")
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
            "quick_exit.js",
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
                "quick_exit.js",
                "SOURCES",
                ""
            ]
        );
    }
}
