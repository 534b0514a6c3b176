//! Prints the guide for editors: `cargo run --package paper --example manual -- VEJLEDNING.md VERSION VEJLEDNING.pdf`.

use anyhow::{Context, Result};
use std::env;
use std::fs;

fn main() -> Result<()> {
    let [markdown, version, printed] = env::args()
        .skip(1)
        .collect::<Vec<_>>()
        .try_into()
        .ok()
        .context("usage: manual GUIDE VERSION PDF")?;
    let guide = fs::read_to_string(markdown)?;
    fs::write(printed, paper::manual_pdf(&guide, &version)?.pdf)?;
    Ok(())
}
