//! Tells the publisher's code which files it carries within: the finished widget, and the schemas of the authors' files.
//!
//! The widget is taken from the folder that `BEREDSKAB_WIDGET` names, else from `dist/widget`. Where there is none, an
//! executable without one is built. Nothing is started and nothing but these folders is read.

use std::env;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const WIDGET: &str = "BEREDSKAB_WIDGET";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed={WIDGET}");
    let top = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("../..");
    let chosen = env::var_os(WIDGET).map(PathBuf::from);
    let widget = chosen.unwrap_or_else(|| top.join("dist/widget"));
    let mut table = constant("WIDGET", &files(&widget, &["js", "wasm"])?)?;
    table += &constant("SCHEMAS", &files(&top.join("schemas"), &["json"])?)?;
    fs::write(Path::new(&variable("OUT_DIR")?).join("within.rs"), table)
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

/// The folder's files of these kinds, in the order of their names; cargo looks again whenever one of them changes.
fn files(folder: &Path, kinds: &[&str]) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files = entries.collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|own| kinds.iter().any(|kind| own == *kind))
    });
    files.sort();
    Ok(files)
}

fn constant(name: &str, files: &[PathBuf]) -> io::Result<String> {
    let mut table = format!("pub(crate) const {name}: &[(&str, &[u8])] = &[\n");
    for file in files {
        let path = file.canonicalize()?;
        let name = file.file_name().unwrap_or_default();
        // As literals, whatever stands in a path.
        let (name, path) = (name.to_string_lossy(), path.to_string_lossy());
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),").map_err(io::Error::other)?;
    }
    Ok(table + "];\n")
}
