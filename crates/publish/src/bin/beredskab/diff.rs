//! `beredskab diff`: shows what differs, in colour on a terminal.

use crate::terminal::{is_coloured, print, tell};
use clap::Args;
use publish::Failure;
use std::io;
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
    tell(&warnings);
    let in_colour = is_coloured(&io::stdout());
    let mut report = publish::diff(&publication, &arguments.editions, in_colour)?;
    let is_usual = arguments.editions.is_empty();
    if let Some(data) = publish::changed_data(root, &publication)?.filter(|_| is_usual) {
        report += &format!("\n{data}\n");
    }
    print(&report)
}
