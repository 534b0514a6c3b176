//! Files that systems, office programs and sync programs leave beside an author's.

use std::collections::HashSet;

/// Whether a file is litter: made by the system or by a program at work, or a dotfile.
/// `path` may have several names; everything in a folder of litter is litter.
pub(crate) fn is_litter(path: &str) -> bool {
    const ENDS: [&str; 10] = [
        "~",
        ".tmp",
        ".temp",
        ".bak",
        ".swp",
        ".swo",
        ".part",
        ".partial",
        ".crdownload",
        ".lnk",
    ];
    path.split('/').any(|name| {
        let name = name.to_lowercase();
        name.starts_with(['.', '#']) || ENDS.iter().any(|end| name.ends_with(end))
    }) || is_of_the_system(path)
}

/// Whether the system makes the file by itself, so that it may be removed anywhere.
pub(crate) fn is_of_the_system(path: &str) -> bool {
    const NAMES: [&str; 12] = [
        ".ds_store",
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "icon\u{f00d}",
        ".directory",
        ".localized",
        "@eadir",
        "__macosx",
        "lost+found",
        "system volume information",
    ];
    const BEGINS: [&str; 6] = ["._", "~$", "~wrl", ".~lock.", ".nfs", ".fuse_hidden"];
    path.split('/').any(|name| {
        let name = name.to_lowercase();
        NAMES.contains(&name.as_str()) || BEGINS.iter().any(|begin| name.starts_with(begin))
    })
}

/// Copies among these paths, each with its original, if that is there too: conflict copies of sync programs, and file managers'
/// copies.
pub(crate) fn copies(paths: &[String]) -> Vec<(&str, String)> {
    let known: HashSet<_> = paths.iter().map(String::as_str).collect();
    let copies = paths.iter().filter_map(|path| {
        let original = copy_of(path).filter(|original| known.contains(original.as_str()))?;
        (!is_litter(path)).then_some((path.as_str(), original))
    });
    copies.collect()
}

/// The paths without litter and copies.
pub(crate) fn without_litter(paths: &[String]) -> Vec<String> {
    let copies: HashSet<_> = copies(paths).into_iter().map(|(copy, _)| copy).collect();
    let is_written = |path: &&String| !is_litter(path) && !copies.contains(path.as_str());
    paths.iter().filter(is_written).cloned().collect()
}

/// The path of the original, judging by the name.
fn copy_of(path: &str) -> Option<String> {
    let (folder, name) = path
        .rsplit_once('/')
        .map_or(("", path), |(folder, _)| path.split_at(folder.len() + 1));
    let (stem, extension) = name.rsplit_once('.')?;
    let original = original(stem)?;
    (!original.is_empty()).then(|| format!("{folder}{original}.{extension}"))
}

fn original(stem: &str) -> Option<&str> {
    let lower = stem.to_ascii_lowercase();
    let begins = ["kopi af ", "copy of "];
    if let Some(begin) = begins.iter().find(|begin| lower.starts_with(*begin)) {
        return Some(&stem[begin.len()..]);
    }
    // Syncthing, Nextcloud, then Windows and macOS.
    let marks = [
        ".sync-conflict-",
        "_conflict-",
        " - kopi",
        " - copy",
        " kopi",
        " copy",
    ];
    let marks = marks.iter().filter_map(|mark| lower.find(mark));
    match marks.chain(bracket(&lower)).min() {
        Some(at) => Some(stem[..at].trim_end()),
        None => of_a_machine(stem),
    }
}

/// The bracket in `plan (konflikt)`, `plan (Annas konfliktkopi 2026-11-25)`, `plan [Conflict]`, `plan (1)`.
fn bracket(lower: &str) -> Option<usize> {
    let at = lower.rfind(['(', '['])?;
    let said = lower[at + 1..].trim_end_matches([')', ']']);
    let is_number = !said.is_empty() && said.chars().all(|c| c.is_ascii_digit());
    let words = ["konflikt", "conflict", "kopi", "copy"];
    let is_copy = words.iter().any(|word| said.contains(word));
    (is_number || is_copy).then_some(at)
}

/// OneDrive appends the machine's name: `plan-DESKTOP-4F2A`. Chapters' names are in lower case.
fn of_a_machine(stem: &str) -> Option<&str> {
    let (original, machine) = stem.split_once('-')?;
    let fits = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let is_machine =
        machine.chars().all(fits) && machine.contains(|c: char| c.is_ascii_uppercase());
    is_machine.then_some(original)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn litter_is_known_by_its_name() {
        for name in [
            "Thumbs.db",
            "desktop.ini",
            "~$plan.docx",
            "~WRL0001.tmp",
            "._kapitel.md",
            ".DS_Store",
            ".~lock.plan.odt#",
            ".sync_4a5b.db",
            ".sync",
            "Icon\r",
            "plan.md~",
            "plan.md.bak",
            "plan.md.tmp",
            "#plan.md#",
            "@eaDir/plan.md",
            ".git/HEAD",
        ] {
            assert!(is_litter(name), "{name}");
        }
        for name in [".git/HEAD", ".htaccess", ".nojekyll", "plan.bak", "a.tmp"] {
            assert!(!is_of_the_system(name), "{name}");
        }
        for name in [
            "plan.md",
            "chapters/tmp.md",
            "theme/icon.svg",
            "source/beredskabsplan.txt",
        ] {
            assert!(!is_litter(name), "{name}");
        }
    }

    #[test]
    fn a_copy_is_told_from_a_chapter_of_a_similar_name() {
        for name in [
            "plan (konflikt).md",
            "plan (1).md",
            "plan [Conflict].md",
            "plan (Annas konfliktkopi 2026-11-25).md",
            "plan (Anna's conflicted copy 2026-11-25).md",
            "plan (conflicted copy 2026-11-25 101112).md",
            "plan_conflict-20261125-101112.md",
            "plan.sync-conflict-20261125-101112-ABCDEFG.md",
            "plan-DESKTOP-4F2A.md",
            "plan-KOMM-PC7.md",
            "plan - Kopi.md",
            "plan - Kopi (2).md",
            "plan - Copy.md",
            "plan kopi.md",
            "plan copy 2.md",
            "Kopi af plan.md",
        ] {
            assert_eq!(copy_of(name).as_deref(), Some("plan.md"), "{name}");
        }
        assert_eq!(
            copy_of("a b (1)/plan - Kopi.md").as_deref(),
            Some("a b (1)/plan.md")
        );
        for name in [
            "plan.md",
            "plan-bilag.md",
            "plan-2026.md",
            "kopi-af-afgørelse.md",
            "konflikt.md",
            "konflikthåndtering.md",
            "SUMMARY.md",
            "manifest.json.minisig",
            "plan (bilag).md",
        ] {
            assert_eq!(copy_of(name), None, "{name}");
        }
    }
}
