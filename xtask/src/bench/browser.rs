//! What is measured in a browser, by an example of the tests'.

use std::path::Path;

use anyhow::Result;

use crate::system::{cargo, process};
use crate::tools::{pinned, setup};

/// Measures a site; the example prints what it finds.
pub(crate) fn measure(example: &str, site: &Path) -> Result<()> {
    let mut command =
        cargo::workspace(&["run", "--quiet", "--package", "tests", "--example", example]);
    setup::for_tests()?.tell(&mut command);
    command.env("LIGHTHOUSE", pinned::lighthouse()?);
    process::run(command.env("BEREDSKAB_SITE", site))
}
