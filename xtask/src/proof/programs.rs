//! The compiled tests. They are run without cargo, which would compile more for them: asked for unit tests, it also builds those of
//! packages that have none, such as the widget's, with all of Leptos.

use std::path::PathBuf;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::system::{cargo, process};
use crate::tools::setup::TestTools;

/// A test program.
#[derive(Debug, PartialEq)]
pub(crate) struct Program {
    /// The name of its target, such as `e2e`.
    pub(crate) name: String,
    file: PathBuf,
    /// The folder of its package, in which cargo would run it.
    package: PathBuf,
}

/// Compiles all tests of the workspace, in cargo's order.
pub(crate) fn compile() -> Result<Vec<Program>> {
    let mut programs = Vec::new();
    let mut compile = cargo::workspace(&["test", "--workspace", "--no-run"]);
    compile.args(["--message-format", "json-render-diagnostics"]);
    process::run_heard(&mut compile, |message| programs.extend(read(message)))?;
    if programs.is_empty() {
        bail!("cargo names no test program");
    }
    Ok(programs)
}

/// The program of this name.
pub(crate) fn named<'a>(programs: &'a [Program], name: &str) -> Result<&'a Program> {
    let program = programs.iter().find(|program| program.name == name);
    program.with_context(|| format!("there is no test program {name}"))
}

impl Program {
    /// Its command, with the variables that its tests read.
    pub(crate) fn command(&self, tools: &TestTools) -> Command {
        let mut command = Command::new(&self.file);
        cargo::forget_this_program(&mut command);
        command.current_dir(&self.package);
        command.env("CARGO_MANIFEST_DIR", &self.package);
        command.env("RUST_TEST_THREADS", threads().to_string());
        tools.tell(&mut command);
        command
    }
}

/// More than processors, as tests in a browser often wait for it.
fn threads() -> usize {
    thread::available_parallelism().map_or(4, |cores| cores.get().max(4))
}

/// The test program that a message of cargo's announces, if it does.
fn read(message: &str) -> Option<Program> {
    let (_, profile) = message.split_once(r#""profile":{"#)?;
    let (profile, _) = profile.split_once('}')?;
    if !profile.contains(r#""test":true"#) {
        return None;
    }
    let manifest = PathBuf::from(field(message, "manifest_path")?);
    Some(Program {
        name: field(message, "name")?,
        file: field(message, "executable")?.into(),
        package: manifest.parent()?.to_owned(),
    })
}

/// The first string of this name in compact JSON. Paths have no other escapes than those of quotation marks and backslashes.
fn field(json: &str, name: &str) -> Option<String> {
    let (_, rest) = json.split_once(&format!(r#""{name}":""#))?;
    let mut value = String::new();
    let mut signs = rest.chars();
    loop {
        match signs.next()? {
            '"' => return Some(value),
            '\\' => value.push(signs.next()?),
            sign => value.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_program_is_read_from_its_message() {
        let message = r#"{"reason":"compiler-artifact","package_id":"path+file:///x/tests#0.1.0","manifest_path":"C:\\x \"y\"\\tests/Cargo.toml","target":{"kind":["test"],"name":"e2e"},"profile":{"opt_level":"0","test":true},"features":[],"executable":"/x/e2e-1","fresh":true}"#;
        let program = Program {
            name: "e2e".to_owned(),
            file: "/x/e2e-1".into(),
            package: r#"C:\x "y"\tests"#.into(),
        };
        assert_eq!(read(message), Some(program));
    }

    #[test]
    fn other_messages_announce_none() {
        for message in [
            r#"{"reason":"compiler-artifact","manifest_path":"/x/Cargo.toml","target":{"name":"beredskab","test":true},"profile":{"test":false},"executable":"/x/beredskab"}"#,
            r#"{"reason":"compiler-artifact","manifest_path":"/x/Cargo.toml","target":{"name":"plan"},"profile":{"test":true},"executable":null}"#,
            r#"{"reason":"build-finished","success":true}"#,
            "running 1 test",
        ] {
            assert_eq!(read(message), None, "{message}");
        }
    }
}
