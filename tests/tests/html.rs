//! The Nu HTML checker has nothing to say of any page.

use anyhow::{Result, ensure};
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
    ensure!(output.status.success() && report.is_empty(), "{report}");
    Ok(())
}
