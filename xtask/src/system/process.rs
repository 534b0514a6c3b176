//! Running other programs.

use std::collections::VecDeque;
use std::env;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// How many lines of a failed program's output are shown.
const TAIL: usize = 30;

/// The program `name` on PATH.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|dir| dir.join(name))
        .find(|file| file.is_file())
}

/// Whether the program succeeds; its output is hidden.
pub(crate) fn says_yes(command: &mut Command) -> bool {
    let command = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The program's output; `None` if it cannot be run. The exit code is ignored.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program with its output shown.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command
        .status()
        .with_context(|| format!("cannot run `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed");
    }
    Ok(())
}

/// Runs a program and passes on each line of its output.
pub(crate) fn run_heard(command: &mut Command, mut hear: impl FnMut(&str)) -> Result<()> {
    let shown = shown(command);
    let (reader, writer) = io::pipe()?;
    let child = command.stdout(writer).spawn();
    let mut child = child.with_context(|| format!("cannot run `{shown}`"))?;
    // The command still holds the pipe's write end; reading would never finish.
    command.stdout(Stdio::null());
    lines(reader).for_each(|line| hear(&line));
    if !child.wait()?.success() {
        bail!("`{shown}` failed");
    }
    Ok(())
}

/// Runs a long step of setup: progress is shown on a terminal only, the last lines on failure.
///
/// `goal` completes the sentence "could not …".
pub(crate) fn step(announcement: &str, goal: &str, command: &mut Command) -> Result<()> {
    match attempt(announcement, command)? {
        Ok(()) => Ok(()),
        Err(tail) => {
            for line in tail {
                eprintln!("  {line}");
            }
            bail!("could not {goal}; the lines above say why (most often there is no network)")
        }
    }
}

/// As [`step`], but a failure is a value: the last lines, unless the terminal has shown them.
pub(crate) fn attempt(
    announcement: &str,
    command: &mut Command,
) -> Result<Result<(), VecDeque<String>>> {
    eprintln!("{announcement}");
    let shown = shown(command);
    let failed = || format!("cannot run `{shown}`");
    command.stdin(Stdio::null());
    if io::stderr().is_terminal() {
        let status = command.stdout(io::stderr()).status().with_context(failed)?;
        return Ok(if status.success() {
            Ok(())
        } else {
            Err(VecDeque::new())
        });
    }
    let (reader, writer) = io::pipe()?;
    let mut child = command
        .stdout(writer.try_clone()?)
        .stderr(writer)
        .spawn()
        .with_context(failed)?;
    // The command still holds the pipe's write ends; reading would never finish.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let tail = last_lines(reader);
    Ok(if child.wait()?.success() {
        Ok(())
    } else {
        Err(tail)
    })
}

fn last_lines(reader: impl Read) -> VecDeque<String> {
    let mut tail = VecDeque::new();
    for line in lines(reader) {
        if tail.len() == TAIL {
            tail.pop_front();
        }
        tail.push_back(line);
    }
    tail
}

/// Lines of bytes that need not be UTF-8.
fn lines(reader: impl Read) -> impl Iterator<Item = String> {
    let lines = BufReader::new(reader)
        .split(b'\n')
        .map_while(io::Result::ok);
    lines.map(|line| String::from_utf8_lossy(&line).trim_end().to_owned())
}

/// The command as typed, without this machine's folders.
pub(crate) fn shown(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_lines_are_kept() {
        let text: String = (1..=40).map(|n| format!("linje {n}\r\n")).collect();
        let tail = last_lines(text.as_bytes());
        assert_eq!(tail.len(), TAIL);
        assert_eq!(tail.front().map(String::as_str), Some("linje 11"));
        assert_eq!(tail.back().map(String::as_str), Some("linje 40"));
    }

    #[test]
    fn what_a_program_prints_is_heard_and_its_failure_is_told() {
        let mut heard = Vec::new();
        let mut shell = |script: &str| {
            let mut command = Command::new("sh");
            run_heard(command.args(["-c", script]), |line| {
                heard.push(line.to_owned())
            })
        };
        assert!(shell("printf 'en\\n\\377\\nto'").is_ok());
        assert!(shell("echo tre; exit 1").is_err());
        assert_eq!(heard, ["en", "\u{fffd}", "to", "tre"]);
    }

    #[test]
    fn a_command_is_shown_without_its_folder() {
        assert_eq!(
            shown(Command::new("/et/sted/trunk").arg("build")),
            "trunk build"
        );
    }
}
