//! `beredskab check --ret`: mends chapters where there is only one right form, and shows each changed line.

use crate::compare::terminal_safe::plain;
use crate::editions::adopt::{UNFINISHED, lock};
use crate::editions::load::read_editions;
use crate::input::failure::Failure;
use crate::input::read::read;
use crate::system::file_op::FileOp;
use anyhow::{Context, Result, bail};
use plan::{Edition, MendedLine};
use std::fs;
use std::path::Path;

/// Mends the chapters below `book/`, each file whole or not at all, and reports the changes in Danish. Line ends and byte order
/// marks are kept.
///
/// # Errors
/// The chapters cannot be read, or a file cannot be written.
pub fn mend(root: &Path) -> Result<String, Failure> {
    let mut sources = read(root)?;
    let _lock = lock(root)?;
    // Without editions a lost id gets a new name. Their problems are left for `check`.
    let editions = read_editions(root).unwrap_or_default();
    sources.before = editions
        .last()
        .map(Edition::passages_before)
        .unwrap_or_default();
    let mut report = String::new();
    for (chapter, lines) in sources.mended() {
        let path = &chapter.file.path;
        write(root, path, &lines)?;
        for line in &lines {
            let [before, after] = [&line.before, &line.after].map(|text| render(text));
            report += &format!(
                "{path}:{}: rettet\n  - {before}\n  + {after}\n",
                line.number
            );
        }
    }
    if report.is_empty() {
        report = "Der er intet at rette, som kun kan rettes på én måde.\n".to_owned();
    }
    Ok(report)
}

fn write(root: &Path, path: &str, lines: &[MendedLine]) -> Result<()> {
    let cannot = || format!("{path} kan ikke rettes");
    let place = fs::canonicalize(root.join(path)).with_context(cannot)?;
    let text = fs::read_to_string(&place).with_context(cannot)?;
    let text = with(&text, lines);
    let (Some(text), Some(folder), Some(name)) = (text, place.parent(), place.file_name()) else {
        bail!("{path} er ændret imens; kør kommandoen igen");
    };
    let new = folder.join(format!("{UNFINISHED}{}", name.to_string_lossy()));
    let permissions = fs::metadata(&place).with_context(cannot)?.permissions();
    FileOp::Clear(new.clone()).take()?;
    FileOp::File(new.clone(), text.into_bytes()).take()?;
    fs::set_permissions(&new, permissions).with_context(cannot)?;
    FileOp::Rename(new, place.clone()).take()?;
    FileOp::Sync(folder.to_owned()).take()
}

/// The file's text with these lines mended; `None` if its lines have changed meanwhile.
fn with(text: &str, mended: &[MendedLine]) -> Option<String> {
    let mut lines: Vec<_> = text.split('\n').map(str::to_owned).collect();
    for one in mended {
        let line = lines.get_mut(one.number - 1)?;
        let words = line.trim_start_matches('\u{feff}');
        let (mark, words) = line.split_at(line.len() - words.len());
        let end = if words.ends_with('\r') { "\r" } else { "" };
        if words.trim_end_matches('\r') != one.before {
            return None;
        }
        *line = [mark, &one.after, end].concat();
    }
    Some(lines.join("\n"))
}

/// A line with invisible characters written as numbers.
fn render(line: &str) -> String {
    let is_unseen = |c: char| matches!(c, '\u{a0}' | '\u{ad}' | '\u{202f}' | '\u{300}'..='\u{36f}' | '\u{e000}'..='\u{f8ff}');
    let signs = line.chars().map(|c| match is_unseen(c) {
        true => format!("[U+{:04X}]", u32::from(c)),
        false => c.to_string(),
    });
    plain(&signs.collect::<String>())
}
