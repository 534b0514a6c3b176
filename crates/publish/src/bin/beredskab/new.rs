//! `beredskab new`: scaffolds another municipality's plan.

use crate::terminal::say;
use publish::Failure;
use std::path::Path;

pub(crate) fn new(folder: &Path, municipality: &str) -> Result<(), Failure> {
    publish::lay_out(folder, municipality)?;
    let (folder, steps) = (folder.display(), folder.join("LÆSMIG.md"));
    let steps = steps.display();
    say(&format!(
        "Begyndelsen til planen ligger i {folder}. Læs {steps}; der står, hvad du gør nu.\n"
    ))
}
