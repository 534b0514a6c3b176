//! The Nu HTML checker has nothing to say of any page.

use anyhow::{Result, ensure};
use publish::DOWNLOADED;
use std::process::Command;
use tests::{html_checker, published, published_files};

#[test]
fn every_page_is_html_as_it_should_be() -> Result<()> {
    let (java, checker) = html_checker()?;
    let site = published()?;
    let mut pages = published_files()?;
    pages.retain(|path| path.ends_with(".html"));
    let mut check = Command::new(java);
    check.arg("-jar").arg(checker).arg("--stdout");
    check.args(pages.iter().map(|path| site.join(&path[1..])));
    let output = check.output()?;
    let report = String::from_utf8_lossy(&output.stdout);
    let mut faults = report.lines().filter(|line| !is_known(line));
    ensure!(
        output.status.success() && faults.next().is_none(),
        "{report}"
    );
    Ok(())
}

/// The checker does not compare inline style and script with the hashes that allow them; browsers do (`e2e/one_file.rs`).
fn is_known(line: &str) -> bool {
    line.contains(DOWNLOADED) && line.contains("violates Content Security Policy")
}
