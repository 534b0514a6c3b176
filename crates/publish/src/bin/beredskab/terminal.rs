//! Output to the terminal. A closed pipe, as behind a pager, is no failure.

use crate::native_paths::native_paths;
use anyhow::Context as _;
use plan::Diagnostics;
use publish::Failure;
use std::env;
use std::io::{self, ErrorKind, IsTerminal as _, Write};

/// Prints what was done, with paths in this system's notation.
///
/// # Errors
/// It cannot be written, for instance on a full disk.
pub(crate) fn say(text: &str) -> Result<(), Failure> {
    print(&native_paths(text))
}

/// Prints the text unchanged.
///
/// # Errors
/// As [`say`].
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    write(io::stdout().lock(), text).context("svaret kan ikke skrives")?;
    Ok(())
}

/// Prints what is wrong. If that fails, there is nowhere else to report it.
pub(crate) fn complain(text: &str) {
    let _ = write(io::stderr().lock(), &native_paths(text));
}

/// After a double click on Windows the window would close at once.
pub(crate) fn keep_window_open() {
    let has_window = cfg!(windows) && io::stdin().is_terminal() && io::stdout().is_terminal();
    if has_window {
        complain(DOUBLE_CLICKED);
        let _ = io::stdin().read_line(&mut String::new());
    }
}

const DOUBLE_CLICKED: &str = "
Har du dobbeltklikket på programmet? Det bruges fra en terminal:
  1. Åbn mappen med planen i Stifinder.
  2. Skriv cmd i adresselinjen øverst, og tryk Enter.
  3. Skriv f.eks. beredskab check, og tryk Enter.

Tryk Enter for at lukke dette vindue.
";

/// Prints the diagnostics, in colour where the terminal's user wants it.
pub(crate) fn tell(diagnostics: &Diagnostics) {
    if is_coloured(&io::stderr()) {
        complain(&diagnostics.in_colour().to_string());
    } else {
        complain(&diagnostics.to_string());
    }
}

/// Prints why it failed, and what stays as it was.
pub(crate) fn report(failure: &Failure, untouched: Option<&str>) {
    match failure {
        Failure::Diagnostics(diagnostics) => {
            tell(diagnostics);
            let untouched = untouched.map(|what| format!("; {what}"));
            let errors = diagnostics.errors();
            complain(&format!(
                "{errors} fejl{}.\n",
                untouched.unwrap_or_default()
            ));
        }
        Failure::Other(_) => complain(&format!("{failure}\n")),
    }
}

/// Whether a stream is a terminal whose user wants colours (no-color.org).
pub(crate) fn is_coloured(stream: &impl io::IsTerminal) -> bool {
    let wanted = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    wanted && stream.is_terminal()
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    let written = stream
        .write_all(text.as_bytes())
        .and_then(|()| stream.flush());
    written.or_else(|error| match error.kind() {
        ErrorKind::BrokenPipe => Ok(()),
        _ => Err(error),
    })
}
