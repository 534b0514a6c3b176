//! ARCHITECTURE.md names for each invariant the tests that hold it: each promise stands with a test that tries to break it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use std::fs;
use std::path::{Path, PathBuf};
use tests::repository;

#[test]
fn each_invariant_names_its_tests_and_they_are_there() {
    let map = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let (_, rest) = map.split_once("\n## Invariants\n").unwrap();
    let (invariants, _) = rest.split_once("\n## ").unwrap();
    let faults: Vec<_> = invariants.split("\n- ").skip(1).flat_map(faults).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(invariants.matches("\n- ").count() > 40, "{invariants}");
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
