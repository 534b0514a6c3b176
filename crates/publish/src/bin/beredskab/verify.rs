//! `beredskab verify`: says whether the published site is the adopted one, also by its exit code.

use crate::misunderstood;
use crate::terminal::{complain, report, say};
use clap::Args;
use plan::Date;
use publish::{Bounds, Failure, Verifier, Verify, WidgetSource};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to verify.
#[derive(Args)]
pub(crate) struct VerifyArguments {
    /// Webstedets mappe, eller dets adresse, f.eks. https://plan.eksempel.dk
    #[arg(value_name = "MAPPE|ADRESSE", help_heading = "Webstedet")]
    site: String,
    /// Udgaven, f.eks. 2026-11-25; ellers den nyeste
    #[arg(long, value_name = "UDGAVE", help_heading = "Tilvalg", value_parser = misunderstood::day)]
    edition: Option<Date>,
    /// Kommunens offentlige nøgle fra minisign, eller dens fil; ellers signing_key i book/theme/municipality.toml
    #[arg(long, value_name = "NØGLE", help_heading = "Tilvalg")]
    key: Option<String>,
    /// Den færdige guide, som webstedet er bygget med, regnet fra --root; ellers den, som »beredskab build« tager
    #[arg(long, value_name = "MAPPE", help_heading = "Tilvalg")]
    widget: Option<PathBuf>,
}

/// Shown below the help.
pub(crate) const AFTER_HELP: &str = "\
Webstedet laves igen af kommunens egne filer, og hver fil sammenlignes.
Svar (exitkode): 0 alt er, som det blev vedtaget; 1 noget er anderledes; 2 der kan ikke svares.
[-…-] er ord, der er vedtaget og mangler; {+…+} er ord, der ikke er vedtaget.

Underskrift (frivillig), med værktøjet minisign:
  minisign -G -p minisign.pub -s minisign.key          én gang; gem minisign.key hemmeligt
  minisign -Sm book/editions/DAG/manifest.json -s minisign.key   for hver udgave, før den udgives
  linjen, der begynder med RW, i minisign.pub skrives som signing_key = \"RW…\" i book/theme/municipality.toml";

/// There is no answer.
const UNANSWERED: u8 = 2;

pub(crate) fn verify(root: &Path, arguments: &VerifyArguments) -> ExitCode {
    let verifier = Verifier::new(&Verify {
        root,
        edition: arguments.edition,
        key: arguments.key.as_deref(),
        widget: &WidgetSource::choose(arguments.widget.as_deref(), root),
        bounds: Bounds::default(),
    });
    match verifier.and_then(|verifier| verifier.verify(&arguments.site)) {
        Ok(verdict) => {
            if let Err(failure) = say(&verdict.to_string()) {
                report(&failure, None);
                return ExitCode::from(UNANSWERED);
            }
            match verdict.is_adopted() {
                Some(true) => ExitCode::SUCCESS,
                Some(false) => ExitCode::FAILURE,
                None => ExitCode::from(UNANSWERED),
            }
        }
        Err(failure) => {
            complain(&format!("{}\n", failure.to_string().trim_end()));
            match failure {
                Failure::Diagnostics(_) => ExitCode::FAILURE,
                Failure::Other(_) => ExitCode::from(UNANSWERED),
            }
        }
    }
}
