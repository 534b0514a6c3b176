//! What the command says to whoever has run it. That nobody listens any more, as behind a pager that was left, is no reason to fail.

use anyhow::Context as _;
use plan::Problems;
use publish::Failure;
use std::env;
use std::io::{self, ErrorKind, Write};

/// Says what was asked for.
///
/// # Errors
/// If it cannot be written, as on a disk that is full.
pub(crate) fn say(text: &str) -> Result<(), Failure> {
    write(io::stdout().lock(), text).context("svaret kan ikke skrives")?;
    Ok(())
}

/// Tells what is wrong. There is nowhere else to tell that this could not be told.
pub(crate) fn complain(text: &str) {
    let _ = write(io::stderr().lock(), text);
}

/// Tells the problems, in colour where there is a terminal whose user wants it.
pub(crate) fn tell(problems: &Problems) {
    if is_coloured(&io::stderr()) {
        complain(&problems.in_colour().to_string());
    } else {
        complain(&problems.to_string());
    }
}

/// Tells why it was not done, and what is as it was before.
pub(crate) fn report(failure: &Failure, untouched: Option<&str>) {
    match failure {
        Failure::Problems(problems) => {
            tell(problems);
            let untouched = untouched.map(|what| format!("; {what}"));
            let errors = problems.errors();
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
