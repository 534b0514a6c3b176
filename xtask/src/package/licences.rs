//! The licences of a program's parts, with their texts, as each licence requires of distributors.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::system::{cargo, process};

/// Linked, but not a crate.
const LINKED: &str = "\
Rusts standardbibliotek: MIT OR Apache-2.0
På Linux musl: MIT, Copyright © 2005-2020 Rich Felker, et al.
På Windows opstartskoden fra mingw-w64: public domain";

/// Prefixes of the names of licence files.
const FILES: [&str; 6] = [
    "licen",
    "unlicen",
    "copying",
    "copyright",
    "notice",
    "authors",
];

/// Each crate of the publisher with its licence, then each licence's text once. `sources` is the folder with cargo's unpacked
/// crates.
pub(crate) fn licences(target: &str, sources: &Path) -> Result<String> {
    let tree = [
        "tree",
        "--package",
        "publish",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}: {l}",
        "--target",
        target,
    ];
    let tree_text =
        process::output(&mut cargo::workspace(&tree)).context("cannot run cargo tree")?;
    let crates = crates(&tree_text);
    let list: Vec<_> = crates
        .iter()
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    let mut text = format!(
        "Programmet er lavet af disse dele, hver med sin licens. Licensernes tekster står nedenunder.\n\n{}\n{LINKED}\n",
        list.join("\n")
    );
    for (licence, names) in texts(crates.keys().copied(), sources)? {
        let names: Vec<_> = names.into_iter().collect();
        text += &format!(
            "\n{}\n\n{}\n\n{licence}\n",
            "-".repeat(80),
            names.join(", ")
        );
    }
    Ok(text)
}

/// Each crate, "name v1.0.0", with its licence, without those of the workspace, which are listed with a folder.
fn crates(tree: &str) -> BTreeMap<&str, &str> {
    let lines = tree.lines().map(|line| line.trim_end_matches(" (*)"));
    let pairs = lines.filter_map(|line| line.split_once(": "));
    let pairs = pairs.map(|(name, licence)| (name.trim_end_matches(" (proc-macro)"), licence));
    pairs.filter(|(name, _)| !name.contains('(')).collect()
}

/// Each text, with the crates that have it.
fn texts<'a>(
    names: impl Iterator<Item = &'a str>,
    sources: &Path,
) -> Result<BTreeMap<String, BTreeSet<&'a str>>> {
    let mut texts = BTreeMap::<_, BTreeSet<_>>::new();
    let registries = files(sources)?;
    for name in names {
        let folder = name.replacen(" v", "-", 1);
        let folders = registries.iter().map(|registry| registry.join(&folder));
        let folder = folders.into_iter().find(|folder| folder.is_dir());
        let folder = folder.with_context(|| format!("cannot find {name}"))?;
        for file in files(&folder)?.into_iter().filter(|file| is_licence(file)) {
            let text = fs::read(&file).with_context(|| file.display().to_string())?;
            let text = String::from_utf8_lossy(&text).replace('\r', "");
            texts
                .entry(text.trim().to_owned())
                .or_default()
                .insert(name);
        }
    }
    Ok(texts)
}

fn is_licence(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    file.is_file() && FILES.iter().any(|start| name.starts_with(start))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = || format!("cannot read {}", folder.display());
    let entries = fs::read_dir(folder).with_context(failed)?;
    let paths = entries.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<Result<Vec<_>>>().with_context(failed)?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "\
publish v0.1.0 (/her): MIT
maud v0.27.0: MIT OR Apache-2.0
maud v0.27.0: MIT OR Apache-2.0 (*)
maud_macros v0.27.0 (proc-macro): MIT OR Apache-2.0";

    #[test]
    fn each_crate_is_named_once_and_our_own_are_not() {
        let crates: Vec<_> = crates(TREE).into_iter().collect();
        assert_eq!(
            crates,
            [
                ("maud v0.27.0", "MIT OR Apache-2.0"),
                ("maud_macros v0.27.0", "MIT OR Apache-2.0"),
            ]
        );
    }

    #[test]
    fn a_text_that_lies_in_two_crates_stands_once() {
        let sources = std::env::temp_dir().join(format!("licenser-{}", std::process::id()));
        for (file, text) in [
            ("a-1.0.0/LICENSE", "Ret.\r\n"),
            ("b-1.0.0/licence.txt", "Ret.\n"),
            ("b-1.0.0/lib.rs", "fn b() {}"),
        ] {
            let file = sources.join("registry").join(file);
            fs::create_dir_all(file.parent().unwrap_or(&sources)).ok();
            fs::write(file, text).ok();
        }
        let texts = texts(["a v1.0.0", "b v1.0.0"].into_iter(), &sources);
        fs::remove_dir_all(&sources).ok();
        let texts: Vec<_> = texts.unwrap_or_default().into_iter().collect();
        let names = BTreeSet::from(["a v1.0.0", "b v1.0.0"]);
        assert_eq!(texts, [("Ret.".to_owned(), names)]);
    }
}
