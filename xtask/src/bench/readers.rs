//! What the payload's reader weighs in the widget, beside the usual ones: the reason why `crates/guide` has its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::bench::sizes;
use crate::system::{paths, process};
use crate::tools::pinned::Tools;
use crate::tools::setup;
use crate::tools::toolchain::{Route, TARGET};
use crate::widget::{minify, trunk};

/// The features of the package `readers`; the first is the widget as it is.
const READERS: [&str; 4] = ["", "postcard", "serde_json", "serde-wasm-bindgen"];

/// Builds the widget with each reader, as Trunk does, and prints what it weighs.
pub(crate) fn report() -> Result<()> {
    println!("\nthe widget by what reads its payload, in bytes (brotli)\n");
    let (route, tools) = setup::for_build()?;
    let mut own = None;
    for reader in READERS {
        let size = size(reader, route, &tools)?;
        let own = *own.get_or_insert(size);
        let name = if reader.is_empty() { "its own" } else { reader };
        println!("{name:<36} {size:>8} {:>+8}", size as i64 - own as i64);
    }
    Ok(())
}

fn size(reader: &str, route: Route, tools: &Tools) -> Result<usize> {
    let target = paths::root().join("target/readers");
    let mut compile = Command::new("cargo");
    trunk::for_wasm(&mut compile, route, tools, &target)?;
    compile.args(["build", "--quiet", "--locked", "--profile", "wasm"]);
    compile.args(["--target", TARGET, "--features", reader]);
    process::run(compile.current_dir(paths::root().join("xtask/readers")))?;
    let compiled = target.join(TARGET).join("wasm/readers.wasm");
    let folder = target.join("linked");
    fs::create_dir_all(&folder).context("cannot write target/readers")?;
    bind(&compiled, &folder, tools)?;
    optimise(&folder.join("readers_bg.wasm"), tools)?;
    minify::minify(&folder, &tools.terser)?;
    Ok(sizes::sum(&sizes::parts(&folder, &["wasm", "js"])?))
}

fn bind(compiled: &Path, folder: &Path, tools: &Tools) -> Result<()> {
    let mut bind = Command::new(tools.wasm_bindgen.join("wasm-bindgen"));
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]);
    process::run(bind.arg(folder).arg(compiled))
}

fn optimise(wasm: &Path, tools: &Tools) -> Result<()> {
    let mut optimise = Command::new(tools.wasm_opt.join("wasm-opt"));
    optimise.args(["-Oz", "--converge"]);
    optimise.args(["--strip-producers", "--strip-target-features", "-o"]);
    process::run(optimise.args([wasm, wasm]))
}
