//! On Windows a rename fails while another program has the file open, as virus scanners and sync programs do briefly after a
//! change.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;
use std::{fs, thread};

/// The number of tries; 2 s in all.
const TRIES: u64 = 20;

/// As [`fs::rename`], with retries.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(cfg!(windows), || fs::rename(from, to))
}

fn patiently(is_windows: bool, mut take: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    for wait in 1..TRIES {
        match take() {
            Err(error) if is_windows && is_passing(&error) => {
                thread::sleep(Duration::from_millis(10 * wait));
            }
            done => return done,
        }
    }
    take()
}

/// Access denied, sharing violation, lock violation.
fn is_passing(error: &io::Error) -> bool {
    error.kind() == ErrorKind::PermissionDenied || matches!(error.raw_os_error(), Some(32 | 33))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_another_program_has_open_for_a_moment_is_waited_for_on_windows_alone() {
        let busy_for = |times: u64, is_windows| {
            let mut asked = 0;
            let done = patiently(is_windows, || {
                asked += 1;
                match asked > times {
                    true => Ok(()),
                    false => Err(io::Error::from_raw_os_error(32)),
                }
            });
            (done.is_ok(), asked)
        };
        assert_eq!(busy_for(3, true), (true, 4));
        assert_eq!(busy_for(3, false), (false, 1));
    }

    #[test]
    fn what_will_not_pass_is_told_at_once() {
        let mut asked = 0;
        let done = patiently(true, || {
            asked += 1;
            Err(ErrorKind::NotFound.into())
        });
        assert_eq!((done.unwrap_err().kind(), asked), (ErrorKind::NotFound, 1));
    }
}
