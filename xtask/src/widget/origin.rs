//! The sources of a finished widget, each with its SHA-256, to tell whether it is current.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::system::paths;
use crate::tools::pinned::Tools;
use crate::tools::{cargo_lock, toolchain};

/// The file's name, beside the widget.
pub(crate) const FILE: &str = "SOURCES";

/// Sources besides the code that the compiler has read. Of `Cargo.toml` and `Cargo.lock` only the widget's parts count;
/// [`SETTINGS`] is no file.
const ALWAYS: &[&str] = &[
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app/Cargo.toml",
    "app/quick_exit.js",
    "app/index.html",
    "app/loader.js",
    "app/wasm-streams/Cargo.toml",
    "app/wasm-streams/src/lib.rs",
    "crates/guide/Cargo.toml",
    "xtask/src/widget/minify.rs",
    SETTINGS,
];

/// The compiler's flags and the tools' versions.
const SETTINGS: &str = "(flags)";

/// The tables of the workspace's manifest that affect the widget.
const TABLES: &[&str] = &[
    "[workspace.dependencies]",
    "[patch.crates-io]",
    "[profile.wasm]",
];

/// The SHA-256 of each source, by its path from the top folder.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Origin(BTreeMap<String, String>);

impl Origin {
    /// For the widget just built: the compiler has listed what it read.
    pub(crate) fn of_build(target: &Path) -> Result<Self> {
        let notes = target.join("wasm32-unknown-unknown/wasm/app.d");
        let notes = fs::read_to_string(&notes)
            .with_context(|| format!("cannot read {}", notes.display()))?;
        let code = read_by_compiler(&notes, paths::root());
        let names = code
            .into_iter()
            .chain(ALWAYS.iter().map(|&name| name.to_owned()));
        let names: BTreeSet<_> = names.collect();
        let prints = names.into_iter().map(|name| {
            let print = print(&name)?;
            Ok((name, print))
        });
        Ok(Self(prints.collect::<Result<_>>()?))
    }

    /// For the widget in this folder, if recorded.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(FILE)).ok()?;
        let line = |line: &str| {
            let (print, name) = line.split_once("  ")?;
            Some((name.to_owned(), print.to_owned()))
        };
        Some(Self(text.lines().filter_map(line).collect()))
    }

    /// Writes it beside the widget, in the format of `sha256sum`.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        let lines = self
            .0
            .iter()
            .map(|(name, print)| format!("{print}  {name}\n"));
        let file = folder.join(FILE);
        fs::write(&file, lines.collect::<String>())
            .with_context(|| format!("cannot write {}", file.display()))
    }

    /// The sources that have changed or are gone.
    pub(crate) fn changed(&self) -> Vec<&str> {
        let missing = ALWAYS
            .iter()
            .copied()
            .filter(|name| !self.0.contains_key(*name));
        let same = |name: &str, old: &String| print(name).is_ok_and(|now| now == *old);
        let changed = self.0.iter().filter(|(name, old)| !same(name, old));
        changed
            .map(|(name, _)| name.as_str())
            .chain(missing)
            .collect()
    }
}

/// The current SHA-256 of a source.
fn print(name: &str) -> Result<String> {
    let text = match name {
        SETTINGS => settings(),
        "Cargo.lock" => cargo_lock::needed_by("app", &file(name)?),
        "Cargo.toml" => tables(&file(name)?),
        _ => file(name)?,
    };
    Ok(sha256(text.as_bytes()))
}

/// A SHA-256 as `sha256sum` writes it.
pub(crate) fn sha256(content: &[u8]) -> String {
    let digits = Sha256::digest(content);
    digits.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A source's text; line ends may depend on the checkout.
fn file(name: &str) -> Result<String> {
    let path = paths::root().join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {name}"))?;
    Ok(text.replace('\r', ""))
}

fn settings() -> String {
    let flags = toolchain::FLAGS.iter();
    let flags = flags.map(|(variable, value)| format!("{variable}={value}\n"));
    flags.chain(Tools::versions()).collect()
}

/// The manifest's tables that affect the widget, without comments.
fn tables(manifest: &str) -> String {
    let mut within = false;
    let lines = manifest.lines().filter(|line| {
        if line.starts_with('[') {
            within = TABLES.contains(line);
        }
        within && !line.is_empty() && !line.starts_with('#')
    });
    lines.map(|line| format!("{line}\n")).collect()
}

/// The files below `root` in the compiler's dependency file: the output, then its inputs, separated by blanks.
fn read_by_compiler(notes: &str, root: &Path) -> BTreeSet<String> {
    let of = notes.lines().filter_map(|line| line.split_once(": "));
    // Blanks in paths are escaped by a backslash.
    let paths = of.flat_map(|(_, files)| {
        let files = files.replace("\\ ", "\0");
        let files: Vec<_> = files
            .split(' ')
            .map(|file| file.replace('\0', " "))
            .collect();
        files
    });
    let below = paths.filter_map(|path| {
        let path = PathBuf::from(path);
        let name = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
        (!name.starts_with("target/")).then_some(name)
    });
    below.collect()
}

#[cfg(test)]
#[allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]
mod tests {
    use super::*;

    #[test]
    fn the_finished_widget_is_of_these_sources() {
        let kept = paths::root().join(crate::widget::trunk::FINISHED);
        let origin = Origin::read(&kept).expect("the finished widget says what it is made of");
        let changed = origin.changed();
        assert!(
            changed.is_empty(),
            "these have changed since; `cargo xtask widget` makes the widget anew: {changed:#?}"
        );
    }

    #[test]
    fn the_finished_widget_names_the_code_of_app_and_domain() {
        let origin =
            Origin::read(&paths::root().join(crate::widget::trunk::FINISHED)).unwrap_or_default();
        for name in [
            "app/src/main.rs",
            "crates/guide/src/guide.rs",
            "Cargo.lock",
            SETTINGS,
        ] {
            assert!(origin.0.contains_key(name), "{name}");
        }
        // Code that reads authors' files is not in the widget.
        let is_of_plan = |name: &String| name.starts_with("crates/plan/");
        assert!(!origin.0.keys().any(is_of_plan));
    }

    #[test]
    fn another_print_is_a_change_and_so_is_a_name_that_is_missing() {
        let print = print("Trunk.toml").unwrap();
        let mut all: BTreeMap<_, _> = ALWAYS
            .iter()
            .map(|name| ((*name).to_owned(), super::print(name).unwrap()))
            .collect();
        assert_eq!(all["Trunk.toml"], print);
        assert!(Origin(all.clone()).changed().is_empty());
        all.insert("Trunk.toml".to_owned(), "00".to_owned());
        all.insert("app/src/gone.rs".to_owned(), print);
        all.remove("app/index.html");
        let changed = Origin(all);
        assert_eq!(
            changed.changed(),
            ["Trunk.toml", "app/src/gone.rs", "app/index.html"]
        );
    }

    #[test]
    fn the_compiler_s_notes_name_the_sources() {
        let notes = "/r e/target/w/app.wasm: /r\\ e/app/src/main.rs /r\\ e/target/out/x.rs /other/lib.rs /r\\ e/a\\ b.rs\n\n";
        let read = read_by_compiler(notes, Path::new("/r e"));
        assert_eq!(Vec::from_iter(read), ["a b.rs", "app/src/main.rs"]);
    }

    #[test]
    fn of_the_manifest_only_what_reaches_the_widget_counts() {
        let manifest = "[workspace]\na = 1\n\n# why\n[profile.wasm]\nopt-level = \"z\"\n# or so\nlto = \"fat\"\n[profile.dev]\nb = 2\n";
        assert_eq!(
            tables(manifest),
            "[profile.wasm]\nopt-level = \"z\"\nlto = \"fat\"\n"
        );
    }
}
