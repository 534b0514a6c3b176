//! The command `beredskab`.

#![allow(
    rustdoc::bare_urls,
    reason = "clap shows the comments of its arguments as they stand"
)]

mod adopt;
mod arguments;
mod build;
mod check;
mod diff;
mod explain;
mod misunderstood;
mod native_paths;
mod new;
mod preprocess;
mod serve;
mod terminal;
mod verify;

use adopt::adopt;
use arguments::{Arguments, Command};
use build::build;
use check::check;
use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};
use diff::diff;
use explain::explain;
use new::new;
use preprocess::preprocess;
use publish::{Failure, Printing};
use serve::serve;
use std::env;
use std::ffi::{OsStr, OsString};
use std::process::ExitCode;
use terminal::{complain, keep_window_open, report, say};
use verify::verify;

/// The command line was not understood.
const MISUNDERSTOOD: u8 = 2;

fn main() -> ExitCode {
    let words = words(env::args_os().collect());
    let arguments = match Arguments::try_parse_from(&words) {
        Ok(arguments) => arguments,
        Err(error) => return not_a_command(&error, words.get(1).map(OsString::as_os_str)),
    };
    let untouched = arguments.command.untouched();
    let done = match arguments.command {
        Command::Check { root, ret, today } => check(&root.root, ret, &today),
        Command::Adopt { root, adoption } => adopt(&root.root, &adoption),
        Command::Explain { root, answers } => explain(&root.root, answers.as_deref()),
        Command::Build(site) => build(&site.paths("dist/site", Printing::Now)).map(drop),
        Command::New { folder, kommune } => new(&folder, &kommune),
        Command::Serve { site, port } => {
            serve(&site.paths("dist/preview", Printing::OnRequest), port)
        }
        Command::Diff { root, editions } => diff(&root.root, &editions),
        Command::Verify { root, asked } => return verify(&root.root, &asked),
        Command::Preprocess { question: Some(_) } => Ok(()),
        Command::Preprocess { question: None } => preprocess(),
    };
    exit_code(done, untouched)
}

fn exit_code(done: Result<(), Failure>, untouched: Option<&str>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report(&failure, untouched);
            ExitCode::FAILURE
        }
    }
}

/// The command line. `help build` is read as `build --help`, and `version` as `--version`.
fn words(mut words: Vec<OsString>) -> Vec<OsString> {
    let flag = match words.get(1).and_then(|word| word.to_str()) {
        Some("help") => "--help",
        Some("version") => "--version",
        _ => return words,
    };
    words.remove(1);
    words.push(flag.into());
    words
}

/// Clap's answer instead of a command: help, the version, or an error.
fn not_a_command(error: &clap::Error, asked: Option<&OsStr>) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            return exit_code(say(&error.render().to_string()), None);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            complain(&error.render().to_string());
            keep_window_open();
        }
        _ => {
            let asked = asked.and_then(OsStr::to_str);
            complain(&misunderstood::in_danish(
                error,
                &Arguments::command(),
                asked,
            ));
        }
    }
    ExitCode::from(MISUNDERSTOOD)
}
