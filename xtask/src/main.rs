//! The project's chores, run as `cargo xtask <command>`.
//!
//! Each command is a function of the module of its name; the table below is the whole interface.

mod bench;
mod package;
mod proof;
mod site;
mod system;
mod tools;
mod widget;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::system::args::Args;

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
        help: "fetches and builds the tools that are missing (with --tests those of the tests as well)",
        run: tools::setup::run,
    },
    Chore {
        name: "build",
        usage: "build",
        help: "builds the widget and then the whole site into dist/site",
        run: site::publisher::run,
    },
    Chore {
        name: "serve",
        usage: "serve [--port N]",
        help: "builds and serves the site on this machine, and builds again when the text changes",
        run: site::serve::run,
    },
    Chore {
        name: "widget",
        usage: "widget",
        help: "builds the widget from app/ and keeps the finished one in app/finished",
        run: widget::trunk::run,
    },
    Chore {
        name: "check",
        usage: "check",
        help: "checks format, lints, documentation and the plan's text",
        run: proof::check::run,
    },
    Chore {
        name: "test",
        usage: "test [--all]",
        help: "runs all tests, those in real browsers only on bytes that have not passed before (with --all always)",
        run: proof::test::run,
    },
    Chore {
        name: "package",
        usage: "package [--test]",
        help: "packs the program for Linux and Windows into dist/packages (--test tries the archives)",
        run: package::pack::run,
    },
    Chore {
        name: "preprocess",
        usage: "preprocess",
        help: "serves a plain mdbook build, as book.toml says",
        run: site::publisher::preprocess,
    },
    Chore {
        name: "bench",
        usage: "bench",
        help: "measures the size of pages and widget, and the time of a build",
        run: bench::measure::run,
    },
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The alternate form puts the causes on the same line.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = Args::from_command_line();
    let Some(name) = args.command()? else {
        print!("{}", help());
        return Ok(());
    };
    match CHORES.iter().find(|chore| chore.name == name) {
        Some(chore) => (chore.run)(args),
        None if name == "help" => {
            print!("{}", help());
            Ok(())
        }
        None => bail!("unknown command `{name}`; `cargo xtask help` lists those there are"),
    }
}

fn help() -> String {
    let mut text = String::from("Usage: cargo xtask <command>\n\nCommands:\n");
    for chore in CHORES {
        text += &format!("  {:<18}{}\n", chore.usage, chore.help);
    }
    text
}
