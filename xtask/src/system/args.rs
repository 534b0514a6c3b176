//! The command line, taken apart by hand: there is one option or none to each command.

use std::collections::VecDeque;

use anyhow::{Result, bail};

pub(crate) struct Args(VecDeque<String>);

impl Args {
    pub(crate) fn from_command_line() -> Self {
        // Lossily, because an argument that is no Unicode is unknown to every command anyhow.
        Self(
            std::env::args_os()
                .skip(1)
                .map(|arg| arg.to_string_lossy().into_owned())
                .collect(),
        )
    }

    pub(crate) fn command(&mut self) -> Option<String> {
        self.0.pop_front()
    }

    /// Whether `name` was given.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|arg| arg != name);
        self.0.len() < before
    }

    /// The value of `name VALUE` or `name=VALUE`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        for at in 0..self.0.len() {
            let Some(rest) = self.0[at].strip_prefix(name).map(str::to_owned) else {
                continue;
            };
            if let Some(value) = rest.strip_prefix('=') {
                self.0.remove(at);
                return Ok(Some(value.to_owned()));
            }
            if rest.is_empty() {
                self.0.remove(at);
                let Some(value) = self.0.remove(at) else {
                    bail!("{name} lacks its value")
                };
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// All of them, for another program.
    pub(crate) fn rest(self) -> impl Iterator<Item = String> {
        self.0.into_iter()
    }

    /// What no command has asked for is a mistake, not something to pass over.
    pub(crate) fn finish(self) -> Result<()> {
        match self.0.front() {
            Some(arg) => bail!("unknown option `{arg}`; `cargo xtask help` lists those there are"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Args {
        Args(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn a_flag_is_taken_out() {
        let mut given = args(&["--tests"]);
        assert!(given.flag("--tests"));
        assert!(!given.flag("--tests"));
        assert!(given.finish().is_ok());
    }

    #[test]
    fn a_value_comes_after_a_space_or_an_equals_sign() {
        for words in [&["--port", "80"][..], &["--port=80"][..]] {
            let mut given = args(words);
            assert_eq!(given.value("--port").ok().flatten().as_deref(), Some("80"));
            assert!(given.finish().is_ok());
        }
        assert!(args(&["--port"]).value("--port").is_err());
    }

    #[test]
    fn what_is_left_over_is_refused() {
        assert!(args(&["--tset"]).finish().is_err());
    }
}
