/// How severe a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Prevents publication.
    Error,
    /// Does not prevent publication.
    Warning,
}
