//! Tells the publisher's code which files it carries within: the finished widget, and the schemas of the authors' files; and by which
//! sources it was made, so that a site can say so. The version it goes by names the commit, where the one who compiles tells it.
//!
//! Nothing is started, and nothing else is read.

use sha2::{Digest, Sha256};
use std::env;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    println!("cargo::rustc-env=BEREDSKAB_VERSION={}", version()?);
    let top = PathBuf::from(variable("CARGO_MANIFEST_DIR")?).join("../..");
    let widget = files(&top.join("app/finished"), &["js", "wasm"])?;
    let mut table = constant("WIDGET", &widget)?;
    table += &constant("SCHEMAS", &files(&top.join("schemas"), &["json"])?)?;
    writeln!(
        table,
        "pub(crate) const SOURCES: &str = {:?};",
        sources(&top)?
    )
    .map_err(io::Error::other)?;
    fs::write(Path::new(&variable("OUT_DIR")?).join("within.rs"), table)
}

/// "0.1.0 (c506ab3)"; a program that is not to be handed out has no commit.
fn version() -> io::Result<String> {
    println!("cargo::rerun-if-env-changed=BEREDSKAB_COMMIT");
    let version = variable("CARGO_PKG_VERSION")?;
    Ok(match env::var("BEREDSKAB_COMMIT") {
        Ok(commit) => format!("{version} ({commit})"),
        Err(_) => version,
    })
}

/// The fingerprint of all that decides what a site looks like: what no two publishers that differ have in common.
fn sources(top: &Path) -> io::Result<String> {
    let mut files = vec![top.join("Cargo.lock")];
    collect(&top.join("crates"), &mut files)?;
    let mut all = Sha256::new();
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        // As text: a checkout may have other line ends.
        let mut content = fs::read(&file)?;
        content.retain(|byte| *byte != b'\r');
        let name = file.strip_prefix(top).unwrap_or(&file);
        let name = name.to_string_lossy().replace('\\', "/");
        all.update(format!("{name}\n{}\n", content.len()));
        all.update(content);
    }
    let digits = all.finalize();
    Ok(digits
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// The files below a folder in the order of their names; tests and what a new municipality begins with decide nothing.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        if !path.is_dir() {
            files.push(path);
        } else if !["tests", "start", "target"]
            .iter()
            .any(|other| path.ends_with(other))
        {
            collect(&path, files)?;
        }
    }
    Ok(())
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

/// The folder's files of these kinds, in the order of their names; cargo looks again whenever one of them changes.
fn files(folder: &Path, kinds: &[&str]) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
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
