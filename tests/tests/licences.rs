//! What the project is made of: packages that may be handed on with it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};
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

#[test]
fn every_package_may_be_handed_on() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
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
