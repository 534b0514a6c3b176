//! The programs that read a PDF; the variable named like one of them points another one out.

use std::env;
use std::process::{Command, Output};

/// Runs one of them with these arguments.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Output {
    let chosen = env::var_os(program.to_uppercase()).unwrap_or_else(|| program.into());
    let output = Command::new(chosen).args(arguments).output();
    output.unwrap_or_else(|error| {
        panic!("{program} kan ikke køres ({error}): installér poppler-utils og qpdf, eller kør cargo xtask setup --tests")
    })
}
