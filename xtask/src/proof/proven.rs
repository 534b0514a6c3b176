//! Sites that have passed the browser tests. Without a changed byte they are not tested again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::system::paths;
use crate::widget::origin::sha256;

/// What the tests depend on, besides the site.
const TESTS: &[&str] = &["Cargo.lock", "crates/guide/src", "crates/plan/src", "tests"];

/// The file that says what made the site, also compressed. A change in it alone is no reason to test again.
const MAKER: &str = "beredskab.txt";

/// The tests' hash, taken before compiling, as the sources may change meanwhile.
pub(crate) fn tests() -> Result<String> {
    let tests = TESTS.iter().map(|path| paths::root().join(path));
    Ok(sha256(&digest(tests)?.finalize()))
}

/// A site, and what it is tested with.
pub(crate) struct Proof {
    /// The file with the hash of the last site that passed.
    mark: PathBuf,
    fingerprint: String,
}

impl Proof {
    /// Of these folders, tests and tools.
    pub(crate) fn of(
        name: &str,
        folders: &[PathBuf],
        tests: &str,
        tools: &[&Path],
    ) -> Result<Self> {
        let mut digest = digest(folders.iter().cloned())?;
        digest.update(tests);
        for tool in tools {
            digest.update(version(tool));
        }
        Ok(Self {
            mark: paths::target()?.join("proven").join(name),
            fingerprint: sha256(&digest.finalize()),
        })
    }

    /// Whether it has passed before.
    pub(crate) fn stands(&self) -> bool {
        fs::read_to_string(&self.mark).is_ok_and(|known| known == self.fingerprint)
    }

    /// Records that it has passed.
    pub(crate) fn note(&self) -> Result<()> {
        let folder = self.mark.parent().unwrap_or(&self.mark);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&self.mark, &self.fingerprint))
            .with_context(|| format!("cannot write {}", self.mark.display()))
    }
}

fn digest(paths: impl Iterator<Item = PathBuf>) -> Result<Sha256> {
    let mut digest = Sha256::new();
    for path in paths {
        add(&mut digest, &path).with_context(|| format!("cannot read {}", path.display()))?;
    }
    Ok(digest)
}

/// Adds a file, or all files of a folder, each with name and length, so that different trees differ.
fn add(digest: &mut Sha256, path: &Path) -> std::io::Result<()> {
    if !path.is_dir() {
        if path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(MAKER))
        {
            return Ok(());
        }
        let content = fs::read(path)?;
        digest.update(format!("{} {}\n", path.display(), content.len()));
        digest.update(content);
        return Ok(());
    }
    let entries: std::io::Result<Vec<_>> = fs::read_dir(path)?.collect();
    let mut paths: Vec<_> = entries?.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    paths.iter().try_for_each(|path| add(digest, path))
}

/// A tool's version, by size and time: browsers are too large to hash.
fn version(tool: &Path) -> String {
    let metadata = fs::metadata(tool);
    let state = metadata.map(|metadata| (metadata.len(), metadata.modified().ok()));
    format!("{} {state:?}\n", tool.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_changes_has_another_fingerprint() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("proven-{}", std::process::id()));
        let file = |name: &str, content: &str| fs::write(folder.join(name), content);
        let fingerprint = || -> Result<String> {
            let tool = folder.join("tool");
            Ok(Proof::of("x", &[folder.join("site")], "tests", &[&tool])?.fingerprint)
        };
        fs::create_dir_all(folder.join("site/a"))?;
        file("site/a/b", "x")?;
        let mut all = vec![fingerprint()?];
        file("site/beredskab.txt", "x")?;
        assert_eq!(all, [fingerprint()?]);
        file("site/a/b", "y")?;
        all.push(fingerprint()?);
        fs::rename(folder.join("site/a/b"), folder.join("site/a/c"))?;
        all.push(fingerprint()?);
        file("site/d", "")?;
        all.push(fingerprint()?);
        file("tool", "")?;
        all.push(fingerprint()?);
        let mut different = all.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), all.len());
        Ok(fs::remove_dir_all(&folder)?)
    }

    #[test]
    fn it_stands_once_it_is_noted_and_as_long_as_it_is_the_same() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("noted-{}", std::process::id()));
        let proof = |fingerprint: &str| Proof {
            mark: folder.join("proven/site"),
            fingerprint: fingerprint.to_owned(),
        };
        assert!(!proof("1").stands());
        proof("1").note()?;
        assert!(proof("1").stands() && !proof("2").stands());
        Ok(fs::remove_dir_all(&folder)?)
    }
}
