//! Who may know whom: the arrows between the packages, and what the domain keeps away from.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// Each package of the workspace with those that it depends on. Whoever adds one decides here where it belongs.
const ARROWS: [(&str, &[&str]); 8] = [
    ("app", &["guide"]),
    ("guide", &[]),
    ("paper", &["plan"]),
    ("plan", &["guide"]),
    ("publish", &["paper", "plan"]),
    ("tests", &["plan", "publish"]),
    ("wasm-streams", &[]),
    ("xtask", &[]),
];

/// A room of a package's sources, with those that it looks into.
type Room = (&'static str, &'static [&'static str]);

/// The packages that have rooms. Whoever adds an arrow decides here that it is right; there is no circle.
const ROOMS: [(&str, &[Room]); 4] = [
    ("crates/plan/src", PLAN),
    ("crates/publish/src", PUBLISH),
    ("tests/src", TESTS),
    ("xtask/src", XTASK),
];

const PLAN: &[Room] = &[
    ("compare", &["source", "text"]),
    ("diagnostics", &["text"]),
    ("diagram", &["plan", "source"]),
    (
        "editions",
        &["compare", "diagnostics", "plan", "source", "text"],
    ),
    ("mend", &["diagnostics", "plan", "source", "text"]),
    (
        "plan",
        &["compare", "diagnostics", "proof", "source", "text"],
    ),
    ("proof", &["diagnostics", "source"]),
    ("source", &["diagnostics", "text"]),
    ("text", &[]),
];

const PUBLISH: &[Room] = &[
    ("assets", &["routes"]),
    (
        "authoring",
        &["assets", "compare", "editions", "input", "system"],
    ),
    ("compare", &["routes"]),
    ("data", &["assets", "input", "routes", "system"]),
    ("dev_server", &["editions", "hosting", "input", "papers"]),
    ("diagram", &["html"]),
    ("editions", &["input", "papers", "system"]),
    ("explain", &["html"]),
    ("hosting", &["assets", "routes", "system"]),
    ("html", &["routes"]),
    ("input", &["routes", "system"]),
    (
        "pages",
        &[
            "assets", "compare", "diagram", "editions", "html", "papers", "routes", "system",
        ],
    ),
    ("papers", &["assets", "compare", "input", "routes"]),
    ("routes", &[]),
    (
        "site",
        &[
            "assets", "data", "editions", "hosting", "html", "input", "pages", "papers", "routes",
            "system",
        ],
    ),
    ("system", &[]),
    (
        "verify",
        &[
            "assets", "compare", "editions", "hosting", "input", "papers", "routes", "site",
            "system",
        ],
    ),
];

const TESTS: &[Room] = &[
    ("browsers", &["machine", "served"]),
    ("checks", &["browsers", "machine", "reading"]),
    ("machine", &[]),
    ("reading", &["browsers", "served"]),
    ("served", &["machine"]),
];

const XTASK: &[Room] = &[
    ("bench", &["site", "system", "tools", "widget"]),
    ("package", &["system", "tools", "widget"]),
    ("proof", &["site", "system", "tools", "widget"]),
    ("site", &["system", "widget"]),
    ("system", &[]),
    ("tools", &["system"]),
    ("widget", &["system", "tools"]),
];

/// Packages in which no file knows another that knows it.
const WITHOUT_CIRCLES: [&str; 7] = [
    "app/src",
    "crates/guide/src",
    "crates/paper/src",
    "crates/plan/src",
    "crates/publish/src",
    "tests/src",
    "xtask/src",
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
fn what_the_widget_has_of_the_domain_depends_on_serde_alone() {
    let used = dependencies("guide").filter(|dependency| dependency["kind"] != "dev");
    assert_eq!(used.map(name).collect::<Vec<_>>(), ["serde"]);
}

#[test]
fn the_domain_and_the_papers_touch_nothing_outside_themselves() {
    for package in ["guide", "plan", "paper"] {
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
fn rooms_look_into_each_other_as_drawn() {
    let room = |file: &str| file.split('/').next().unwrap_or_default().to_owned();
    for (folder, rooms) in ROOMS {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, known) in known_by_file(folder) {
            let own = room(&file);
            let known = known.iter().map(|file| room(file));
            let others = known.filter(|other| *other != own).collect::<BTreeSet<_>>();
            found.entry(own).or_default().extend(others);
        }
        let drawn = rooms.iter().map(|(room, known)| {
            let known = known.iter().map(|known| (*known).to_owned());
            ((*room).to_owned(), known.collect())
        });
        assert_eq!(found, drawn.collect(), "{folder}");
    }
}

#[test]
fn no_files_know_each_other_in_a_circle() {
    for folder in WITHOUT_CIRCLES {
        let mut files = known_by_file(folder);
        assert!(files.len() > 5, "{folder}");
        // Who knows nobody that is left is in no circle.
        loop {
            let left: BTreeSet<_> = files.keys().cloned().collect();
            files.retain(|_, known| known.intersection(&left).next().is_some());
            if files.len() == left.len() {
                break;
            }
        }
        assert!(files.is_empty(), "{folder}: {files:#?}");
    }
}

#[test]
fn what_a_file_knows_is_found_in_whatever_way_it_is_named() {
    let files = ["a", "room/mod", "room/b", "room/c"].map(str::to_owned);
    let files = BTreeSet::from(files);
    for (code, known) in [
        ("use crate::room::b::thing;", "room/b"),
        (
            "use crate::room::{\n    b::thing,\n    c,\n};",
            "room/b room/c",
        ),
        ("use super::c::{self, thing};", "room/c"),
        ("let a = crate::a::thing();", "a"),
        ("use crate::room;", "room/mod"),
        ("// crate::a::thing", ""),
        ("#[cfg(test)]\nmod tests {\n    use crate::a::thing;\n}", ""),
    ] {
        let found: Vec<_> = known_in(code, "room/d", &files).into_iter().collect();
        assert_eq!(found.join(" "), known, "{code}");
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

/// Each file below a package's sources, as `room/file`, with the others that it knows.
fn known_by_file(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let paths = rust_files(&root).into_iter();
    let named = paths.map(|path| {
        let name = path.strip_prefix(&root).unwrap().with_extension("");
        (name.to_str().unwrap().replace('\\', "/"), path)
    });
    // What only puts the parts together stands above them all.
    let named = named.filter(|(name, _)| !["lib", "main"].contains(&name.as_str()));
    let named: Vec<_> = named
        .filter(|(name, _)| !name.starts_with("bin/"))
        .collect();
    let files: BTreeSet<_> = named.iter().map(|(name, _)| name.clone()).collect();
    let known = named.into_iter().map(|(name, path)| {
        let code = fs::read_to_string(path).unwrap();
        let known = known_in(&code, &name, &files);
        (name, known)
    });
    known.collect()
}

/// The files that a file's code names, tests aside.
fn known_in(code: &str, name: &str, files: &BTreeSet<String>) -> BTreeSet<String> {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().map(str::trim_start);
    let code: String = lines.filter(|line| !line.starts_with("//")).collect();
    let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut known = BTreeSet::new();
    for (begin, base) in [("crate::", ""), ("super::", own)] {
        for (at, _) in code.match_indices(begin) {
            for path in paths(&code[at + begin.len()..]) {
                let path = format!("{base}/{}", path.replace("::", "/"));
                known.extend(file_of(path.trim_start_matches('/'), files));
            }
        }
    }
    known.remove(name);
    known
}

/// The paths that begin where code goes on: one, or those of a group.
fn paths(code: &str) -> Vec<String> {
    let end = code.find(|c: char| c != ':' && c != '_' && !c.is_alphanumeric());
    let (path, rest) = code.split_at(end.unwrap_or(code.len()));
    match rest.strip_prefix('{') {
        Some(group) => members(group)
            .iter()
            .filter(|member| !member.trim().is_empty())
            .flat_map(|member| paths(member.trim()))
            .map(|member| format!("{path}{member}"))
            .collect(),
        None => vec![path.to_owned()],
    }
}

/// The file in which a path's item stands: the longest part of it that is a file, or its room's table of contents.
fn file_of(path: &str, files: &BTreeSet<String>) -> Option<String> {
    let ends = path.match_indices('/').map(|(at, _)| at);
    let ends: Vec<_> = ends.chain([path.len()]).collect();
    let parts = ends.into_iter().rev().map(|end| &path[..end]);
    let names = parts.flat_map(|part| [part.to_owned(), format!("{part}/mod")]);
    names.into_iter().find(|name| files.contains(name))
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
