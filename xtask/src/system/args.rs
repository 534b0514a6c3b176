//! The command line: a command has at most one option.

use anyhow::Result;
use lexopt::{Arg, Parser, ValueExt};

pub(crate) struct Args(Parser);

impl Args {
    pub(crate) fn from_command_line() -> Self {
        Self(Parser::from_env())
    }

    /// The first word.
    pub(crate) fn command(&mut self) -> Result<Option<String>> {
        Ok(match self.0.next()? {
            Some(Arg::Value(name)) => Some(name.string()?),
            Some(Arg::Long("help") | Arg::Short('h')) | None => None,
            Some(other) => return Err(other.unexpected().into()),
        })
    }

    /// Whether `--name` is given; nothing else may be.
    pub(crate) fn flag(mut self, name: &str) -> Result<bool> {
        let mut given = false;
        while let Some(arg) = self.0.next()? {
            match arg {
                Arg::Long(long) if long == name => given = true,
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(given)
    }

    /// The value of `--name VALUE` or `--name=VALUE`; nothing else may be given.
    pub(crate) fn value(mut self, name: &str) -> Result<Option<String>> {
        let mut value = None;
        while let Some(arg) = self.0.next()? {
            match arg {
                Arg::Long(long) if long == name => value = Some(self.0.value()?.string()?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(value)
    }

    /// Rejects any argument.
    pub(crate) fn finish(mut self) -> Result<()> {
        match self.0.next()? {
            Some(arg) => Err(arg.unexpected().into()),
            None => Ok(()),
        }
    }

    /// All remaining arguments, for another program.
    pub(crate) fn rest(mut self) -> Result<Vec<std::ffi::OsString>> {
        Ok(self.0.raw_args()?.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Args {
        Args(Parser::from_args(words))
    }

    #[test]
    fn a_flag_is_given_or_not() -> Result<()> {
        assert!(args(&["--tests"]).flag("tests")?);
        assert!(!args(&[]).flag("tests")?);
        Ok(())
    }

    #[test]
    fn a_value_comes_after_a_space_or_an_equals_sign() -> Result<()> {
        for words in [&["--port", "80"][..], &["--port=80"][..]] {
            assert_eq!(args(words).value("port")?.as_deref(), Some("80"));
        }
        assert!(args(&["--port"]).value("port").is_err());
        Ok(())
    }

    #[test]
    fn what_no_command_asks_for_is_refused() {
        assert!(args(&["--tset"]).finish().is_err());
        assert!(args(&["--tset"]).flag("test").is_err());
        assert!(args(&["--port", "80", "81"]).value("port").is_err());
    }
}
