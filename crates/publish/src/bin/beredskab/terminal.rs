//! What the command says to whoever has run it. That nobody listens any more, as behind a pager that was left, is no reason to fail.

use crate::native_paths::native_paths;
use anyhow::Context as _;
use plan::Diagnostics;
use publish::Failure;
use std::env;
use std::io::{self, ErrorKind, IsTerminal as _, Write};

/// Says what was done, with paths as this system writes them.
///
/// # Errors
/// If it cannot be written, as on a disk that is full.
pub(crate) fn say(text: &str) -> Result<(), Failure> {
    print(&native_paths(text))
}

/// Says what was asked for, sign by sign.
///
/// # Errors
/// As [`say`].
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    write(io::stdout().lock(), text).context("svaret kan ikke skrives")?;
    Ok(())
}

/// Tells what is wrong. There is nowhere else to tell that this could not be told.
pub(crate) fn complain(text: &str) {
    let _ = write(io::stderr().lock(), &native_paths(text));
}

/// Who opens the program by a double click on Windows would see its window for a moment alone.
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

/// Tells the problems, in colour where there is a terminal whose user wants it.
pub(crate) fn tell(diagnostics: &Diagnostics) {
    if is_coloured(&io::stderr()) {
        complain(&diagnostics.in_colour().to_string());
    } else {
        complain(&diagnostics.to_string());
    }
}

/// Tells why it was not done, and what is as it was before.
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
