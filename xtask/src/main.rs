//! The project's chores, run as `cargo xtask <command>`.
//!
//! Each command is a function of the module that bears its name; the table below is the whole interface.

mod apt;
mod archive;
mod args;
mod bench;
mod cargo;
mod check;
mod fixture;
mod html;
mod licences;
mod lock;
mod minify;
mod npm;
mod origin;
mod pace;
mod package;
mod paths;
mod process;
mod proven;
mod serve;
mod setup;
mod site;
mod sizes;
mod slowest;
mod synthetic_book;
mod test;
mod toolchain;
mod tools;
mod widget;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::args::Args;

struct Chore {
    name: &'static str,
    usage: &'static str,
    help: &'static str,
    run: fn(Args) -> Result<()>,
}

const CHORES: &[Chore] = &[
    Chore {
        name: "setup",
        usage: "setup [--tests]",
        help: "henter og bygger de værktøjer, der mangler (med --tests også dem, prøverne bruger)",
        run: setup::run,
    },
    Chore {
        name: "build",
        usage: "build",
        help: "bygger guiden og derefter hele sitet i dist/site",
        run: site::run,
    },
    Chore {
        name: "serve",
        usage: "serve [--port N]",
        help: "bygger og viser sitet på denne maskine, og bygger igen, når teksten ændres",
        run: serve::run,
    },
    Chore {
        name: "widget",
        usage: "widget",
        help: "bygger guiden af kilderne i app/ og lægger den færdige i app/finished",
        run: widget::run,
    },
    Chore {
        name: "check",
        usage: "check",
        help: "efterser formatering, kode, kodens dokumentation og planens tekst",
        run: check::run,
    },
    Chore {
        name: "test",
        usage: "test [--all]",
        help: "kører alle prøver, også dem i en rigtig browser (de sidste kun, hvis de ikke har bestået af de samme byte før; med --all altid)",
        run: test::run,
    },
    Chore {
        name: "package",
        usage: "package [--test]",
        help: "pakker programmet til Linux og Windows i dist/packages (med --test prøves det, som den, der henter det, har det)",
        run: package::run,
    },
    Chore {
        name: "preprocess",
        usage: "preprocess",
        help: "tjener en almindelig mdbook build, som book.toml siger",
        run: site::preprocess,
    },
    Chore {
        name: "bench",
        usage: "bench",
        help: "måler sidernes og guidens størrelse og byggetiden",
        run: bench::run,
    },
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The alternate form puts the causes on the same line.
            eprintln!("Fejl: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = Args::from_command_line();
    let Some(name) = args.command() else {
        print!("{}", help());
        return Ok(());
    };
    match CHORES.iter().find(|chore| chore.name == name) {
        Some(chore) => (chore.run)(args),
        None if matches!(name.as_str(), "help" | "--help" | "-h") => {
            print!("{}", help());
            Ok(())
        }
        None => bail!("ukendt kommando »{name}«; `cargo xtask help` viser dem, der findes"),
    }
}

fn help() -> String {
    let mut text = String::from("Brug: cargo xtask <kommando>\n\nKommandoer:\n");
    for chore in CHORES {
        text += &format!("  {:<18}{}\n", chore.usage, chore.help);
    }
    text
}
