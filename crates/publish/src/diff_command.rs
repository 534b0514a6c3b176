//! `beredskab diff`: shows what differs, in colour where it is a person that reads.

use clap::Args;
use publish::Failure;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// What is compared.
#[derive(Args)]
pub(crate) struct DiffArguments {
    /// Udgaverne, som 2022-11-25; »udkast« er den nuværende tekst. Én udgave sammenlignes med den nuværende tekst; uden udgaver
    /// sammenlignes den nyeste med den
    #[arg(value_name = "UDGAVE", num_args = 0..=2, help_heading = "Udgaver")]
    editions: Vec<String>,
}

pub(crate) fn diff(root: &Path, arguments: &DiffArguments) -> Result<(), Failure> {
    let (publication, warnings) = publish::read_publication(root)?;
    eprint!("{warnings}");
    let stdout = io::stdout();
    let is_plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let mut told = publish::diff(
        &publication,
        &arguments.editions,
        stdout.is_terminal() && !is_plain,
    )?;
    let is_usual = arguments.editions.is_empty();
    if let Some(data) = publish::changed_data(root, &publication).filter(|_| is_usual) {
        told += &format!("\n{data}\n");
    }
    // Who reads no further, as a pager does that is left, has seen enough.
    let _ = stdout.lock().write_all(told.as_bytes());
    Ok(())
}
