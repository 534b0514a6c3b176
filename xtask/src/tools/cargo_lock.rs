//! A package in Cargo.lock: its version, and its dependencies.

use std::collections::{BTreeMap, BTreeSet};

/// The version of a package in the text of a Cargo.lock.
pub(crate) fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut blocks = lock.split("\n\n");
    blocks
        .find(|block| value(block, "name") == Some(package))
        .and_then(|block| value(block, "version"))
}

/// All direct and indirect dependencies of a package, from the lock file: name, version and checksum.
pub(crate) fn needed_by(package: &str, lock: &str) -> String {
    let lock = lock.replace("[[package]]\n", "");
    // A name with several versions is listed with its version.
    let mut blocks = BTreeMap::new();
    for block in lock.split("\n\n") {
        if let (Some(name), Some(version)) = (value(block, "name"), value(block, "version")) {
            blocks.insert(name.to_owned(), block);
            blocks.insert(format!("{name} {version}"), block);
        }
    }
    let mut needed = BTreeSet::new();
    let mut left = vec![package.to_owned()];
    while let Some(name) = left.pop() {
        if let Some(&block) = blocks.get(&name)
            && needed.insert(block)
        {
            left.extend(dependencies(block));
        }
    }
    needed
        .into_iter()
        .map(|block| format!("{}\n\n", block.trim()))
        .collect()
}

fn value<'a>(block: &'a str, key: &str) -> Option<&'a str> {
    let mut lines = block.lines();
    lines.find_map(|line| {
        line.strip_prefix(key)?
            .strip_prefix(" = \"")?
            .strip_suffix('"')
    })
}

fn dependencies(block: &str) -> impl Iterator<Item = String> {
    let lines = block.lines();
    let names = lines.filter_map(|line| line.strip_prefix(" \"")?.strip_suffix("\","));
    // »name«, »name version« or »name version (source)«.
    names.map(|name| Vec::from_iter(name.split(' ').take(2)).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "app"
version = "0.1.0"
dependencies = [
 "one 2.0.0",
 "two",
]

[[package]]
name = "one"
version = "1.0.0"

[[package]]
name = "one"
version = "2.0.0"
dependencies = [
 "app",
]

[[package]]
name = "other"
version = "9.0.0"

[[package]]
name = "two"
version = "0.2.0"
source = "registry"
checksum = "ff"
"#;

    #[test]
    fn the_version_is_that_of_the_package_itself() {
        assert_eq!(version(LOCK, "two"), Some("0.2.0"));
        assert_eq!(version(LOCK, "tw"), None);
    }

    #[test]
    fn what_a_package_needs_is_followed_to_the_end() {
        let needed = needed_by("app", LOCK);
        for there in ["name = \"app\"", "version = \"2.0.0\"", "checksum = \"ff\""] {
            assert!(needed.contains(there), "{there} in {needed}");
        }
        for apart in ["version = \"1.0.0\"", "other"] {
            assert!(!needed.contains(apart), "{apart} in {needed}");
        }
    }
}
