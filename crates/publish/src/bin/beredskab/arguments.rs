//! The command line.

use crate::adopt::{AdoptArguments, Today};
use crate::build::SITE_UNTOUCHED;
use crate::diff::DiffArguments;
use crate::misunderstood;
use crate::verify::{AFTER_HELP, VerifyArguments};
use clap::{ArgAction, Parser, Subcommand};
use publish::{Paths, Printing, WidgetSource};
use std::path::{Path, PathBuf};

/// Clap's own help is in English.
const HELP: &str = "{about}\n\nBrug: {usage}\n\n{all-args}{after-help}\n";

/// Udgiv en kommunes beredskabsplan som et websted.
#[derive(Parser)]
#[command(
    name = "beredskab",
    help_template = HELP,
    subcommand_help_heading = "Kommandoer",
    subcommand_value_name = "KOMMANDO",
    next_help_heading = "Tilvalg",
    version = env!("BEREDSKAB_VERSION"),
    override_usage = "beredskab KOMMANDO [TILVALG]",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "»beredskab help KOMMANDO« viser, hvad der kan skrives efter en kommando."
)]
pub(crate) struct Arguments {
    /// Vis denne hjælp
    #[arg(short, long, action = ArgAction::Help, global = true)]
    help: Option<bool>,
    /// Sig, hvilken version programmet er
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Efterse planen, og sig alt, hvad der er galt
    #[command(help_template = HELP, override_usage = "beredskab check [TILVALG]")]
    Check {
        #[command(flatten)]
        root: Root,
        /// Ret først det, der kun kan rettes på én måde, og skriv de id’er, der mangler; hver ændring vises
        #[arg(long, help_heading = "Tilvalg")]
        ret: bool,
        #[command(flatten)]
        today: Today,
    },
    /// Fastfrys planen som den udgave, der er vedtaget
    #[command(help_template = HELP, override_usage = "beredskab adopt --date DAG --case NUMMER [TILVALG]")]
    Adopt {
        #[command(flatten)]
        root: Root,
        #[command(flatten)]
        adoption: AdoptArguments,
    },
    /// Sig, hvad svar i guiden fører til, og hvorfor
    #[command(help_template = HELP, override_usage = "beredskab explain [TILVALG]")]
    Explain {
        #[command(flatten)]
        root: Root,
        /// Svarene, som i "fare=nej, hvem=borger"; uden dem vises alle spørgsmål og svar
        #[arg(long, value_name = "SVAR", help_heading = "Tilvalg")]
        answers: Option<String>,
    },
    /// Byg webstedet
    #[command(help_template = HELP, override_usage = "beredskab build [TILVALG]")]
    Build(Site),
    /// Byg webstedet, vis det på denne maskine, og byg det igen, når noget ændres
    #[command(help_template = HELP, override_usage = "beredskab serve [TILVALG]")]
    Serve {
        #[command(flatten)]
        site: Site,
        /// Porten, som webstedet vises på; ellers 3000
        #[arg(
            long,
            default_value_t = 3000,
            value_name = "PORT",
            hide_default_value = true,
            help_heading = "Tilvalg",
            value_parser = misunderstood::port
        )]
        port: u16,
    },
    /// Læg begyndelsen til en kommunes plan i en ny mappe
    #[command(help_template = HELP, override_usage = "beredskab new MAPPE --kommune NAVN", next_help_heading = "Tilvalg")]
    New {
        /// Den nye mappe
        #[arg(value_name = "MAPPE", help_heading = "Hvad der skal skrives")]
        folder: PathBuf,
        /// Kommunens navn, f.eks. "Eksempel Kommune"
        #[arg(long, value_name = "NAVN", help_heading = "Tilvalg")]
        kommune: String,
    },
    /// Vis, hvad der er ændret fra en udgave til en anden, afsnit for afsnit
    #[command(
        help_template = HELP,
        override_usage = "beredskab diff [UDGAVE] [UDGAVE] [TILVALG]",
        after_help = "[-…-] er fjernet, {+…+} er tilføjet. Exitkoden er 0, også når der er forskelle."
    )]
    Diff {
        #[command(flatten)]
        root: Root,
        #[command(flatten)]
        editions: DiffArguments,
    },
    /// Efterprøv, om et udgivet websted er det, der er vedtaget
    #[command(
        help_template = HELP,
        override_usage = "beredskab verify MAPPE|ADRESSE [TILVALG]",
        after_help = AFTER_HELP
    )]
    Verify {
        #[command(flatten)]
        root: Root,
        #[command(flatten)]
        asked: VerifyArguments,
    },
    /// Tjen som mdBooks preprocessor
    #[command(hide = true)]
    Preprocess {
        #[command(subcommand)]
        question: Option<Question>,
    },
}

/// mdBook's question before it uses a preprocessor.
#[derive(Subcommand)]
pub(crate) enum Question {
    /// Whether this renderer is supported.
    Supports {
        /// The renderer's name.
        renderer: String,
    },
}

#[derive(clap::Args)]
pub(crate) struct Root {
    /// Mappen, som book/ ligger i; ellers denne mappe
    #[arg(
        long,
        default_value = ".",
        value_name = "MAPPE",
        hide_default_value = true,
        help_heading = "Tilvalg"
    )]
    pub(crate) root: PathBuf,
}

#[derive(clap::Args)]
pub(crate) struct Site {
    #[command(flatten)]
    pub(crate) root: Root,
    /// Den færdige guide, regnet fra --root; ellers dist/widget eller den, programmet selv har
    #[arg(long, value_name = "MAPPE", help_heading = "Tilvalg")]
    widget: Option<PathBuf>,
    /// Hvor webstedet skrives, regnet fra --root; ellers dist/site, og dist/preview for det, som serve viser
    #[arg(long, value_name = "MAPPE", help_heading = "Tilvalg")]
    out: Option<PathBuf>,
    /// Undlad de komprimerede udgaver (.br og .gz) ved siden af filerne
    #[arg(long, help_heading = "Tilvalg")]
    unpacked: bool,
    /// Undlad PDF-filerne: planen, kontaktarket og lommekortene
    #[arg(long, help_heading = "Tilvalg")]
    no_pdf: bool,
}

impl Site {
    /// `usual` is the default folder of the site, `papers` when they are printed.
    pub(crate) fn paths(&self, usual: &str, papers: Printing) -> Paths {
        let root = &self.root.root;
        Paths {
            root: root.clone(),
            widget: WidgetSource::choose(self.widget.as_deref(), root),
            site: root.join(self.out.as_deref().unwrap_or(Path::new(usual))),
            packed: !self.unpacked,
            papers: match self.no_pdf {
                true => Printing::Never,
                false => papers,
            },
        }
    }
}

impl Command {
    /// What stays as it was if the authors' files have errors; `None` if the command changes nothing.
    pub(crate) fn untouched(&self) -> Option<&'static str> {
        match self {
            Self::Adopt { .. } => Some("intet er fastfrosset"),
            Self::Build(_) | Self::Serve { .. } => Some(SITE_UNTOUCHED),
            _ => None,
        }
    }
}
