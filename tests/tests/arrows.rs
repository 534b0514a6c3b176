//! Who may know whom: the arrows between the packages, and what the domain keeps away from.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Each package of the workspace with those that it depends on. Whoever adds one decides here where it belongs.
const ARROWS: [(&str, &[&str]); 7] = [
    ("app", &["plan"]),
    ("paper", &["plan"]),
    ("plan", &[]),
    ("publish", &["paper", "plan"]),
    ("tests", &["plan", "publish"]),
    ("wasm-streams", &[]),
    ("xtask", &[]),
];

/// What the domain and the papers must not use: they read no file, ask no server and know no time but what they are told.
const FORBIDDEN: [&str; 5] = ["env", "fs", "net", "process", "time"];

#[test]
fn packages_depend_on_each_other_as_drawn() {
    let packages: BTreeSet<_> = ARROWS.iter().map(|(name, _)| *name).collect();
    let found: BTreeSet<_> = packages_of(&METADATA).map(name).collect();
    assert_eq!(found, packages);
    for (package, drawn) in ARROWS {
        let dependencies =
            dependencies(package).filter(|dependency| packages.contains(name(dependency)));
        let found: BTreeSet<_> = dependencies.map(name).collect();
        assert_eq!(found, drawn.iter().copied().collect(), "{package}");
    }
}

#[test]
fn the_domain_itself_depends_on_serde_alone() {
    let always =
        dependencies("plan").filter(|one| one["optional"] == false && one["kind"].is_null());
    let always: Vec<_> = always.map(name).collect();
    assert_eq!(always, ["serde"]);
}

#[test]
fn the_widget_takes_the_domain_without_what_reads_sources() {
    let plan = dependencies("app")
        .find(|dependency| name(dependency) == "plan")
        .unwrap();
    assert_eq!(plan["uses_default_features"], false);
    assert_eq!(plan["features"], serde_json::json!([]));
}

#[test]
fn the_domain_and_the_papers_touch_nothing_outside_themselves() {
    for package in ["plan", "paper"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
        let files = rust_files(&root.join(package).join("src"));
        assert!(!files.is_empty());
        for file in files {
            let code = fs::read_to_string(&file).unwrap();
            assert_eq!(forbidden_in(&code), None, "{}", file.display());
        }
    }
}

#[test]
fn forbidden_modules_are_found_in_whatever_way_they_are_named() {
    for code in [
        "use std::fs;",
        "std::time::Instant::now()",
        "use std::{fmt, env};",
        "use std::{\n    collections::{BTreeMap, BTreeSet},\n    process::Command,\n};",
    ] {
        assert!(forbidden_in(code).is_some(), "{code}");
    }
    for code in [
        "use std::fmt;",
        "use std::{fmt, net_of_names};",
        "let fs = 1;",
        "std::environment",
    ] {
        assert_eq!(forbidden_in(code), None, "{code}");
    }
}

static METADATA: LazyLock<Value> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON")
});

fn packages_of(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

fn dependencies(package: &str) -> impl Iterator<Item = &'static Value> {
    let package = packages_of(&METADATA).find(|one| name(one) == package);
    let dependencies = package.and_then(|package| package["dependencies"].as_array());
    dependencies.into_iter().flatten()
}

fn name(value: &Value) -> &str {
    value["name"].as_str().unwrap_or_default()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|path| {
        if path.is_dir() {
            rust_files(&path)
        } else {
            vec![path]
        }
    });
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The first forbidden module that code names, be it by its path or in a group.
fn forbidden_in(code: &str) -> Option<&'static str> {
    let code: String = code.split_whitespace().collect();
    FORBIDDEN.into_iter().find(|module| {
        code.split("std::")
            .skip(1)
            .any(|after| match after.strip_prefix('{') {
                Some(group) => members(group)
                    .iter()
                    .any(|member| starts_with_word(member, module)),
                None => starts_with_word(after, module),
            })
    })
}

/// The members of a group, which goes on until its closing brace; groups within it are left out.
fn members(group: &str) -> Vec<String> {
    let mut members = vec![String::new()];
    let mut depth = 0;
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(String::new()),
            other if depth == 0 => members.last_mut().unwrap().push(other),
            _ => {}
        }
    }
    members
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let rest = text.strip_prefix(word);
    rest.is_some_and(|rest| !rest.starts_with(|next: char| next == '_' || next.is_alphanumeric()))
}
