use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};

/// The repository's top folder.
pub fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The folder with the municipality's `book/`: the repository's own by default.
pub(crate) fn municipality() -> PathBuf {
    env::var_os("BEREDSKAB_BOOK").map_or_else(|| repository().to_owned(), PathBuf::from)
}

/// The search queries for this municipality: beside its `book/`, or among the tests for the repository's own.
///
/// # Errors
/// There is no such file.
pub fn queries() -> Result<PathBuf> {
    let beside = env::var_os("BEREDSKAB_BOOK").map(|book| Path::new(&book).join("queries.txt"));
    let file = beside.unwrap_or_else(|| repository().join("tests/tests/e2e/search/queries.txt"));
    if !file.is_file() {
        bail!("{} is not there", file.display());
    }
    Ok(file)
}

/// The published site.
///
/// # Errors
/// Its variable is not set.
pub fn published() -> Result<PathBuf> {
    configured("BEREDSKAB_SITE", None)
}

/// The servers' configuration, which a build leaves beside the site.
///
/// # Errors
/// The site's variable is not set.
pub fn hosting() -> Result<PathBuf> {
    Ok(published()?.with_file_name("hosting"))
}

/// A web server's program, from a variable such as `NGINX`.
///
/// # Errors
/// The variable is not set.
pub fn web_server(variable: &str) -> Result<PathBuf> {
    configured(variable, None)
}

/// The HTML checker: the program that runs it, and the checker.
///
/// # Errors
/// A variable is not set.
pub fn html_checker() -> Result<(PathBuf, PathBuf)> {
    Ok((
        configured("JAVA", Some("/usr/bin/java"))?,
        configured("BEREDSKAB_VNU", None)?,
    ))
}

/// axe-core's script.
pub(crate) fn axe() -> Result<PathBuf> {
    configured("BEREDSKAB_AXE", None)
}

pub(crate) fn chromium() -> Result<PathBuf> {
    configured("CHROMIUM", Some("/usr/bin/chromium"))
}

pub(crate) fn chromedriver() -> Result<PathBuf> {
    configured("CHROMEDRIVER", Some("/usr/bin/chromedriver"))
}

pub(crate) fn firefox() -> Result<PathBuf> {
    configured("FIREFOX", Some("/usr/bin/firefox-esr"))
}

pub(crate) fn geckodriver() -> Result<PathBuf> {
    configured("GECKODRIVER", None)
}

pub(crate) fn minibrowser() -> Result<PathBuf> {
    configured("MINIBROWSER", None)
}

pub(crate) fn webkitdriver() -> Result<PathBuf> {
    configured("WEBKITDRIVER", Some("/usr/bin/WebKitWebDriver"))
}

pub(crate) fn xvfb() -> Result<PathBuf> {
    configured("XVFB", Some("/usr/bin/Xvfb"))
}

/// An environment variable's path. A test that cannot run fails: a skipped test proves nothing.
fn configured(variable: &str, otherwise: Option<&str>) -> Result<PathBuf> {
    let configured = env::var_os(variable).or_else(|| otherwise.map(Into::into));
    let Some(path) = configured.map(PathBuf::from) else {
        bail!("{variable} is not set; run `cargo xtask test`");
    };
    if !path.exists() {
        let path = path.display();
        bail!("{path} is not there ({variable}); run `cargo xtask test`");
    }
    Ok(path)
}

/// What a reader who listens has: a screen, and Firefox.
///
/// # Errors
/// One of them is not there.
pub fn screen_reader() -> Result<[PathBuf; 2]> {
    Ok([xvfb()?, firefox()?])
}
