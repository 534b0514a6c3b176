use std::time::Duration;

/// Limits on reading a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// For one answer with its redirects.
    pub answer: Duration,
    /// For all answers of a site on the web.
    pub whole: Duration,
    /// Bytes received from a site on the web, unpacked.
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
