//! The widget beside the same guide in plain JavaScript (`xtask/yardstick/guide.js`): its weight, and when a reader can answer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::bench::{browser, sizes};
use crate::system::{paths, process};
use crate::tools::pinned::Tools;
use crate::widget::minify;

/// The smallest module there is: the loader fetches one, and the yardstick has no use for it.
const NO_WASM: &[u8] = b"\0asm\x01\0\0\0";

/// Prints weights and times of both, and the ratios of the weights.
pub(crate) fn report() -> Result<()> {
    let widget = paths::root().join("dist/widget");
    let yardstick = widget_of_yardstick(&widget)?;
    let [own, plain] = [weight(&widget)?, weight(&yardstick)?];
    println!("\nthe widget beside the same guide in plain JavaScript\n");
    let ratio = own as f64 / plain as f64;
    println!("{:<24} {own:>8} {plain:>8} {ratio:>8.2}", "bytes (brotli)");
    println!(
        "\n{:<24} {:>8} {:>8} {:>8} {:>8}",
        "slow phone, slow 4G", "FCP ms", "LCP ms", "shift", "2nd ms"
    );
    browser::measure("first_answer", &paths::root().join("dist/site"))?;
    println!("in plain JavaScript:");
    let site = site(&yardstick)?;
    browser::measure("first_answer", &site)?;
    browser::measure("pace", &site)
}

/// A widget's script and wasm, without what runs beside any guide.
fn weight(widget: &Path) -> Result<usize> {
    let mut parts = sizes::parts(widget, &["wasm", "js"])?;
    parts.retain(|(name, _)| !sizes::SCRIPTS.contains(&name.as_str()));
    Ok(sizes::sum(&parts))
}

fn folder() -> PathBuf {
    paths::root().join("target/yardstick")
}

/// A folder as Trunk would leave it, with the yardstick as the widget's script.
fn widget_of_yardstick(widget: &Path) -> Result<PathBuf> {
    let folder = folder().join("widget");
    fs::create_dir_all(&folder).context("cannot write target/yardstick")?;
    for script in sizes::SCRIPTS {
        fs::copy(widget.join(script), folder.join(script))?;
    }
    let source = paths::root().join("xtask/yardstick/guide.js");
    fs::copy(source, folder.join("guide.js"))?;
    minify::minify_script(&Tools::prepare()?.terser, &folder.join("guide.js"))?;
    fs::write(folder.join("guide.wasm"), NO_WASM)?;
    Ok(folder)
}

fn site(widget: &Path) -> Result<PathBuf> {
    let site = folder().join("site");
    let mut build = Command::new(paths::program("release", "beredskab")?);
    build.current_dir(paths::root()).args(["build", "--no-pdf"]);
    process::run(build.arg("--widget").arg(widget).arg("--out").arg(&site))?;
    Ok(site)
}
