//! What Lighthouse says of each page as a phone on a slow network gets it: its four categories, when something and when most is to
//! be seen, and how much moves.
//!
//! `cargo xtask bench` runs it. What does not depend on the machine must be faultless; speed is only answer.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::process::{self, Command};
use std::{env, fs};
use tests::{Network, Site};
use tokio::runtime::Runtime;

const FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-background-networking";

/// The category that depends on the machine.
const SPEED: &str = "performance";
const OTHERS: [&str; 3] = ["accessibility", "best-practices", "seo"];

fn main() -> Result<()> {
    println!(
        "{:<24} {:>6} {:>6} {:>6} {:>6} {:>8} {:>8} {:>8}",
        "", "speed", "access", "habits", "search", "FCP s", "LCP s", "shift"
    );
    let mut faults = Vec::new();
    Runtime::new()?.block_on(async {
        let site = Site::serve(Network::Whole).await?;
        for path in site.pages()? {
            // A page for what is missing is no page to be found.
            if path == "/404.html" {
                continue;
            }
            let address = site.url(&path);
            let mut report = audit(&address)?;
            // Now and then it sees nothing of a page, and says so.
            if !report["runtimeError"].is_null() {
                report = audit(&address)?;
            }
            print!("{}", row(&path, &report));
            let low = OTHERS
                .iter()
                .filter(|category| score(&report, category) < 1.0);
            faults.extend(low.map(|category| format!("{path}: {category}")));
        }
        Ok::<_, anyhow::Error>(())
    })?;
    ensure!(faults.is_empty(), "Lighthouse finds faults: {faults:?}");
    Ok(())
}

fn audit(address: &str) -> Result<Value> {
    let lighthouse =
        env::var_os("LIGHTHOUSE").context("LIGHTHOUSE is not set; run `cargo xtask bench`")?;
    // Into a file: what it writes into a pipe may be cut off as it ends.
    let report = env::temp_dir().join(format!("lighthouse-{}.json", process::id()));
    let mut command = Command::new(lighthouse);
    command.args([address, "--quiet", "--output=json"]);
    command.arg("--output-path").arg(&report);
    command.arg(format!("--chrome-flags={FLAGS}"));
    if let Some(chromium) = env::var_os("CHROMIUM") {
        command.env("CHROME_PATH", chromium);
    }
    let output = command.output().context("lighthouse does not start")?;
    let answer =
        fs::read(&report).with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())?;
    fs::remove_file(&report)?;
    Ok(serde_json::from_slice(&answer)?)
}

fn score(report: &Value, category: &str) -> f64 {
    report["categories"][category]["score"]
        .as_f64()
        .unwrap_or(0.0)
}

fn row(path: &str, report: &Value) -> String {
    let percent = |category| score(report, category) * 100.0;
    let value = |audit: &str| {
        report["audits"][audit]["numericValue"]
            .as_f64()
            .unwrap_or(f64::NAN)
    };
    let [access, practice, search] = OTHERS.map(percent);
    format!(
        "{:<24} {:>6.0} {access:>6.0} {practice:>6.0} {search:>6.0} {:>8.2} {:>8.2} {:>8.3}\n",
        path,
        percent(SPEED),
        value("first-contentful-paint") / 1000.0,
        value("largest-contentful-paint") / 1000.0,
        value("cumulative-layout-shift")
    )
}
