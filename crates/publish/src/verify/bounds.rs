use std::time::Duration;

/// Limits on what is asked of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// For one answer, with all that leads to it.
    pub answer: Duration,
    /// For all the answers of a site in the web.
    pub whole: Duration,
    /// Bytes that a site in the web sends, unpacked.
    pub bytes: u64,
    /// Files in a folder.
    pub files: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(30),
            whole: Duration::from_secs(30 * 60),
            bytes: 1024 * 1024 * 1024,
            files: 200_000,
        }
    }
}
