//! ARCHITECTURE.md names for each invariant the tests that hold it: each promise stands with a test that tries to break it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tests::repository;

#[test]
fn each_invariant_names_its_tests_and_they_are_there() {
    let map = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let invariants = invariants(&map);
    let faults: Vec<_> = invariants.iter().flat_map(|one| faults(one)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(invariants.len() > 40, "{invariants:#?}");
}

#[test]
fn the_map_is_no_longer_than_can_be_read_at_once() {
    let map = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    assert!(map.lines().count() <= 250);
}

/// The folders and files that tables of rooms name are there, and no room is left out.
#[test]
fn the_map_names_each_room() {
    let map = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    for package in ["plan", "publish"] {
        let (_, rest) = map.split_once(&format!("\n## `crates/{package}`")).unwrap();
        let section = rest.split("\n## ").next().unwrap();
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
        let named: BTreeSet<_> = rows.filter_map(|row| row.split('`').next()).collect();
        let source = repository().join(format!("crates/{package}/src"));
        let entries = fs::read_dir(source).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let rooms: Vec<_> = names
            .filter(|name| !["bin", "lib.rs"].contains(&name.as_str()))
            .collect();
        let rooms: BTreeSet<_> = rooms.iter().map(String::as_str).collect();
        assert_eq!(named, rooms, "{package}");
    }
}

/// The points of every list below a heading that says "Invariants".
fn invariants(map: &str) -> Vec<&str> {
    let lists = map.split("\n### Invariants\n").skip(1);
    let lists = lists.map(|rest| rest.split("\n#").next().unwrap_or_default());
    lists.flat_map(|list| list.split("\n- ").skip(1)).collect()
}

/// Else the test above would prove less than it says.
#[test]
fn what_is_not_there_or_is_no_test_is_found() {
    for invariant in [
        "It holds.",
        "It holds (`crates/plan/src/proof/mod.rs`).",
        "It holds (`crates/plan/tests/domain/lawz.rs`).",
        "It holds (`laws.rs`).",
        "It holds (`xtask/src/none.rs`).",
        "It holds (`crates/plan/tests/domain/laws.rs`, `kills.rs`).",
        "It holds (`crates/plan/tests/domain/laws.rs`), of all in `crates/plan/tests/none`.",
    ] {
        assert!(!faults(invariant).is_empty(), "{invariant}");
    }
    for invariant in [
        "It holds (`crates/plan/tests/domain/laws.rs`, `holidays.rs`).",
        "It holds of `Plan::read` (`tests/tests/e2e/walking.rs`), and of `search.js`.",
    ] {
        assert_eq!(faults(invariant), [""; 0]);
    }
}

/// The folders of which an invariant can name a part.
const FOLDERS: [&str; 4] = ["app/", "crates/", "tests/", "xtask/"];

/// What is wrong with the files that an invariant names.
fn faults(invariant: &str) -> Vec<String> {
    let named = named(invariant);
    let missing = named.iter().filter(|path| !path.exists());
    let mut faults: Vec<_> = missing
        .map(|path| format!("{} is not there", path.display()))
        .collect();
    if !named.iter().any(|path| holds_tests(path)) {
        faults.push(format!("no test holds: {invariant}"));
    }
    faults
}

/// The files and folders of this repository that stand in a text; a name without a folder lies where the one before it does.
fn named(text: &str) -> Vec<PathBuf> {
    let mut folder = repository().to_owned();
    let mut found = Vec::new();
    for name in text.split('`').skip(1).step_by(2) {
        let is_path = FOLDERS.iter().any(|folder| name.starts_with(folder));
        let path = match is_path {
            true => repository().join(name),
            false if name.ends_with(".rs") => folder.join(name),
            false => continue,
        };
        folder = path.parent().unwrap().to_owned();
        found.push(path);
    }
    found
}

fn holds_tests(path: &Path) -> bool {
    let text = fs::read_to_string(path).unwrap_or_default();
    ["#[test]", "in_every_engine!", "on_every_server!"]
        .iter()
        .any(|mark| text.contains(mark))
}
