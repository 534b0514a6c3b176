//! `cargo xtask setup`: everything that a build or a test needs, installed once.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::system::args::Args;
use crate::system::{paths, process};
use crate::tools::apt;
use crate::tools::pinned::{self, Tools};
use crate::tools::toolchain::Route;

pub(crate) fn run(args: Args) -> Result<()> {
    let tests = args.flag("tests")?;
    for_build()?;
    if tests {
        for_tests()?;
    }
    eprintln!("Everything is in place.");
    Ok(())
}

/// The compiler and the tools for the widget.
pub(crate) fn for_build() -> Result<(Route, Tools)> {
    Ok((Route::prepare()?, Tools::prepare()?))
}

/// The tools of the browser tests, each with its environment variable.
pub(crate) struct TestTools(Vec<(&'static str, PathBuf)>);

impl TestTools {
    /// Sets the tests' variables.
    pub(crate) fn tell(&self, command: &mut Command) {
        command.envs(self.0.iter().map(|(variable, path)| (variable, path)));
    }

    /// The tools' paths.
    pub(crate) fn paths(&self) -> Vec<&Path> {
        self.0.iter().map(|(_, path)| path.as_path()).collect()
    }
}

/// A program from Debian.
struct Packaged {
    /// The variable that overrides the program, and passes it to the tests.
    variable: &'static str,
    name: &'static str,
    package: &'static str,
    /// Its place if not on PATH, below the architecture's library folder.
    beside: Option<&'static str>,
}

/// Browsers and their drivers, except geckodriver; what runs the HTML checker; the readers of PDF and XML.
const PACKAGED: &[Packaged] = &[
    on_path("CHROMIUM", "chromium", "chromium"),
    on_path("CHROMEDRIVER", "chromedriver", "chromium-driver"),
    on_path("FIREFOX", "firefox-esr", "firefox-esr"),
    on_path("WEBKITDRIVER", "WebKitWebDriver", "webkit2gtk-driver"),
    Packaged {
        variable: "MINIBROWSER",
        name: "MiniBrowser",
        package: "libwebkit2gtk-4.1-0",
        beside: Some("webkit2gtk-4.1"),
    },
    on_path("XVFB", "Xvfb", "xvfb"),
    on_path("JAVA", "java", "default-jre-headless"),
    on_path("PDFTOTEXT", "pdftotext", "poppler-utils"),
    on_path("PDFINFO", "pdfinfo", "poppler-utils"),
    on_path("PDFFONTS", "pdffonts", "poppler-utils"),
    on_path("QPDF", "qpdf", "qpdf"),
    on_path("XMLLINT", "xmllint", "libxml2-utils"),
];

/// What a reader who listens has besides: a screen reader, a session for it, and Danish.
const LISTENING: &[&str] = &[
    "at-spi2-core",
    "dbus-x11",
    "dconf-gsettings-backend",
    "gsettings-desktop-schemas",
    "libglib2.0-bin",
    "locales",
    "openbox",
    "orca",
    "xdotool",
];

const fn on_path(variable: &'static str, name: &'static str, package: &'static str) -> Packaged {
    Packaged {
        variable,
        name,
        package,
        beside: None,
    }
}

pub(crate) fn for_tests() -> Result<TestTools> {
    let axe = ("BEREDSKAB_AXE", pinned::axe()?);
    let vnu = ("BEREDSKAB_VNU", pinned::vnu()?);
    let schema = ("AKOMA_NTOSO_SCHEMA", pinned::akoma_ntoso_schema()?);
    let geckodriver = ("GECKODRIVER", geckodriver()?);
    let nginx = ("NGINX", web_server("NGINX", "nginx", "usr/sbin/nginx")?);
    let caddy = ("CADDY", web_server("CADDY", "caddy", "usr/bin/caddy")?);
    let missing = PACKAGED.iter().filter(|program| program.find().is_none());
    let mut packages: Vec<_> = missing.map(|program| program.package).collect();
    packages.extend(apt::missing(LISTENING));
    if !packages.is_empty() {
        apt::install(&packages)?;
    }
    let mut variables = vec![axe, vnu, schema, geckodriver, nginx, caddy];
    for program in PACKAGED {
        let found = program.find();
        let found = found.with_context(|| {
            let (name, variable) = (program.name, program.variable);
            format!("cannot find {name}; set {variable} to the file that the tests are to use")
        })?;
        variables.push((program.variable, found));
    }
    Ok(TestTools(variables))
}

/// Wine in place of Windows, with the library it lacks; without Wine the tests say so.
pub(crate) fn for_packages(command: &mut Command) -> Result<()> {
    let wine = on_path("WINE", "wine", "wine");
    if wine.find().is_none() {
        // The tests report its absence.
        apt::install(&[wine.package, "wine64"]).ok();
    }
    let Some(wine) = wine.find() else {
        return Ok(());
    };
    let folder = paths::target()?.join("wine");
    fs::create_dir_all(&folder).context("cannot create target/wine")?;
    let prefix = folder.join("prefix");
    // Created in advance: several tests start at once.
    let mut boot = Command::new(&wine);
    boot.arg("wineboot").env("WINEPREFIX", &prefix);
    boot.env("WINEDEBUG", "-all");
    process::step("Preparing Wine …", "prepare Wine", &mut boot)?;
    command.env("BEREDSKAB_BCRYPTPRIMITIVES", bcryptprimitives(&folder)?);
    command.env("WINE", wine).env("WINEPREFIX", prefix);
    Ok(())
}

/// Compiles the library that Wine lacks.
fn bcryptprimitives(folder: &Path) -> Result<PathBuf> {
    let library = folder.join("bcryptprimitives.dll");
    let source = paths::root().join("tests/wine/bcryptprimitives.c");
    let mut compile = Command::new("x86_64-w64-mingw32-gcc");
    compile.args(["-shared", "-o"]).arg(&library).arg(source);
    process::run(compile.arg("-ladvapi32"))?;
    Ok(library)
}

fn geckodriver() -> Result<PathBuf> {
    let there = chosen("GECKODRIVER").or_else(|| process::find("geckodriver"));
    there.map_or_else(pinned::geckodriver, Ok)
}

fn web_server(variable: &str, name: &str, program: &str) -> Result<PathBuf> {
    let there = chosen(variable).or_else(|| process::find(name));
    there.map_or_else(|| pinned::web_server(name, program), Ok)
}

impl Packaged {
    fn find(&self) -> Option<PathBuf> {
        chosen(self.variable)
            .or_else(|| process::find(self.name))
            .or_else(|| self.find_beside())
    }

    fn find_beside(&self) -> Option<PathBuf> {
        let folder = self.beside?;
        let processors = fs::read_dir("/usr/lib").ok()?.flatten();
        let mut files = processors.map(|one| one.path().join(folder).join(self.name));
        files.find(|file| file.is_file())
    }
}

/// A program set by the user takes precedence.
fn chosen(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| file.is_file())
}
