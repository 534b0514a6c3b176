//! Why nothing could be published.

use crate::system::io_cause;
use plan::Diagnostics;
use std::fmt;

/// Why nothing could be published.
#[derive(Debug)]
pub enum Failure {
    /// All errors in the authors' files.
    Diagnostics(Diagnostics),
    /// Another obstacle, such as a folder that cannot be written. In Danish.
    Other(anyhow::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Diagnostics(diagnostics) => write!(f, "{diagnostics}"),
            Self::Other(error) => write!(f, "fejl: {}", io_cause::in_one_line(error)),
        }
    }
}

impl std::error::Error for Failure {}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self::Diagnostics(diagnostics)
    }
}
