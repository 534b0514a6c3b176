//! `cargo xtask setup`: everything that a build or a test needs, installed once.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::args::Args;
use crate::toolchain::Route;
use crate::tools::{self, Tools};
use crate::{apt, process};

pub(crate) fn run(mut args: Args) -> Result<()> {
    let tests = args.flag("--tests");
    args.finish()?;
    for_build()?;
    if tests {
        for_tests()?;
    }
    eprintln!("Alt er på plads.");
    Ok(())
}

/// The compiler and the tools for the widget.
pub(crate) fn for_build() -> Result<(Route, Tools)> {
    Ok((Route::prepare()?, Tools::prepare()?))
}

/// What the end-to-end tests drive and measure with.
pub(crate) struct TestTools {
    chromium: PathBuf,
    chromedriver: PathBuf,
    axe: PathBuf,
}

impl TestTools {
    /// Tells the tests where things are.
    pub(crate) fn tell(&self, command: &mut Command) {
        command
            .env("CHROMIUM", &self.chromium)
            .env("CHROMEDRIVER", &self.chromedriver)
            .env("BEREDSKAB_AXE", &self.axe);
    }
}

pub(crate) fn for_tests() -> Result<TestTools> {
    let axe = tools::axe()?;
    if chromium().is_none() || chromedriver().is_none() {
        apt::install(&["chromium", "chromium-driver"])?;
    }
    Ok(TestTools {
        chromium: chromium().context("finder ikke chromium på PATH")?,
        chromedriver: chromedriver().context("finder ikke chromedriver på PATH")?,
        axe,
    })
}

fn chromium() -> Option<PathBuf> {
    chosen("CHROMIUM").or_else(|| process::find("chromium"))
}

fn chromedriver() -> Option<PathBuf> {
    chosen("CHROMEDRIVER").or_else(|| process::find("chromedriver"))
}

/// A browser that the person has pointed out comes before any that is found.
fn chosen(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
}
