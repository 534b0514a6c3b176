use same_file::Handle;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Excludes other runs. The system releases it when the process ends, however it ends.
pub(crate) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock in this file; if another run has it, says so and waits.
    pub(crate) fn take(path: &Path, say_that_it_waits: impl FnOnce()) -> io::Result<Self> {
        let mut say = Some(say_that_it_waits);
        loop {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    if let Some(say) = say.take() {
                        say();
                    }
                    file.lock()?;
                }
                // Some disks have no locks; there, one run at a time is safe.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
            // The previous holder removed the file; a third run may have made a new one.
            if is_at(&file, path)? {
                let path = path.to_owned();
                return Ok(Self { path, _file: file });
            }
        }
    }
}

fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let Ok(there) = Handle::from_path(path) else {
        return Ok(false);
    };
    Ok(Handle::from_file(file.try_clone()?)? == there)
}

impl Drop for Lock {
    fn drop(&mut self) {
        // If it cannot be removed, it is empty, and the next run takes it.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    #[test]
    fn one_at_a_time_has_it_and_nothing_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lås");
        let (inside, waited) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let lock = Lock::take(&path, || {
                            waited.fetch_add(1, Ordering::SeqCst);
                        });
                        let lock = lock.unwrap();
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        assert!(waited.into_inner() > 0);
        assert!(!path.exists());
    }
}
