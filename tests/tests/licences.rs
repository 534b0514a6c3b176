//! What the project is made of: packages that may be handed on with it, and in the program each of them in one version.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};
use std::collections::BTreeSet;
use std::process::Command;

/// Each asks for no more than that its words go along. MPL-2.0 asks for the package's own source, which is published unchanged.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC-BY-4.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Zlib",
];

/// The packages of which two versions stand in the program, and why none can go. What typst and its PDF are made of is theirs to
/// choose.
const TWICE: &[(&str, &str)] = &[
    ("base64", "the PDF's has the older, ureq the newer"),
    ("fearless_simd", "the PDF's pictures have both"),
    ("getrandom", "ring has the older, tempfile the newer"),
    ("hayro-ccitt", "the PDF's pictures have both"),
    ("miniz_oxide", "png has the older, flate2 the newer"),
    (
        "quick-xml",
        "typst's citations have the older, its highlighting the newer",
    ),
    (
        "rand_core",
        "typst's hash tables have the older, getrandom the newer",
    ),
    (
        "roxmltree",
        "the system's font settings are read with the older, SVG with the newer",
    ),
    ("serde_spanned", "as toml"),
    (
        "toml",
        "typst has the older, the authors' files are read with the newer",
    ),
    ("toml_datetime", "as toml"),
    ("winnow", "as toml"),
];

#[test]
fn two_versions_of_a_package_have_a_reason() {
    let tree = [
        "tree",
        "--locked",
        "--package=publish",
        "--edges=normal,no-proc-macro",
        "--duplicates",
        "--depth=0",
        "--prefix=none",
    ];
    let printed = String::from_utf8(cargo(&tree)).unwrap();
    // A package stands there as often as it has features.
    let versions: BTreeSet<_> = printed
        .lines()
        .filter_map(|line| Some((line.split_once(" v")?.0, line)))
        .collect();
    let names: Vec<_> = versions.iter().map(|(name, _)| *name).collect();
    let twice: BTreeSet<_> = names
        .windows(2)
        .filter(|pair| pair[0] == pair[1])
        .map(|pair| pair[0])
        .collect();
    let known: BTreeSet<_> = TWICE.iter().map(|(name, _)| *name).collect();
    assert_eq!(twice, known, "{printed}");
}

fn cargo(words: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO"));
    let output = command
        .args(words)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

#[test]
fn every_package_may_be_handed_on() {
    let printed = cargo(&["metadata", "--format-version", "1", "--locked"]);
    let metadata: Value = serde_json::from_slice(&printed).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().unwrap();
    // Those without a source are our own.
    let foreign: Vec<_> = packages
        .iter()
        .filter(|one| !one["source"].is_null())
        .collect();
    assert!(foreign.len() > 100);
    let refused: Vec<_> = foreign
        .iter()
        .filter(|package| !may_be_handed_on(package["license"].as_str().unwrap_or_default()))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn a_licence_that_asks_for_more_is_refused() {
    for licence in ["", "GPL-3.0-only", "MIT AND AGPL-3.0-only", "Proprietary"] {
        assert!(!may_be_handed_on(licence), "{licence}");
    }
    for licence in [
        "MIT/Apache-2.0",
        "GPL-2.0-only OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
    ] {
        assert!(may_be_handed_on(licence), "{licence}");
    }
}

fn may_be_handed_on(licence: &str) -> bool {
    let is_allowed = |asked: &LicenseReq| {
        asked
            .license
            .id()
            .is_some_and(|id| ALLOWED.contains(&id.name))
    };
    Expression::parse_mode(licence, ParseMode::LAX)
        .is_ok_and(|expression| expression.evaluate(is_allowed))
}
