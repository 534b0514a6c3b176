//! What an editor is told, whole and exact: each file in `tests/diagnostics` is one mistake in the small plan and what is said
//! of it.
//!
//! A mistake is the file in which it is made, the lines that are taken out (`-`) and those that are put in instead (`+`), or only
//! lines that are put at its end; after an empty line follows what is said. With UPDATE_DIAGNOSTICS set, that is written anew.

use crate::small;
use plan::{Plan, SourceFile, Sources};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};

/// So many kinds of mistake at least are told.
const KINDS: usize = 110;

#[test]
fn each_mistake_is_told_with_its_place_underlined_and_what_to_do() {
    let update = env::var_os("UPDATE_DIAGNOSTICS").is_some();
    let mut wrong = String::new();
    for path in files() {
        let file = fs::read_to_string(&path).unwrap();
        let (mistake, expected) = file.split_once("\n\n").unwrap_or((file.trim_end(), ""));
        let said = said_of(mistake);
        assert!(!said.is_empty(), "nothing is said of {}", path.display());
        if update {
            fs::write(&path, format!("{mistake}\n\n{said}")).unwrap();
        } else if said != expected {
            wrong += &format!(
                "{}\n\nexpected:\n{expected}\nsaid:\n{said}\n",
                path.display()
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn many_kinds_of_mistake_are_told() {
    let mut kinds = BTreeSet::new();
    for path in files() {
        let file = fs::read_to_string(path).unwrap();
        let (_, said) = file.split_once("\n\n").unwrap();
        let messages = said.lines().filter_map(|line| {
            let (_, message) = line
                .split_once(": fejl: ")
                .or(line.split_once(": advarsel: "))?;
            // What is quoted is this file's, and not the kind's.
            let kept = message
                .split('»')
                .map(|part| part.split_once('«').map_or(part, |(_, kept)| kept));
            Some(kept.collect::<String>())
        });
        kinds.extend(messages);
    }
    assert!(kinds.len() >= KINDS, "{kinds:#?}");
}

#[test]
fn what_a_terminal_would_obey_is_made_visible() {
    let said = said_of("book/guide.toml\n-text = \"Fare?\"\n+\u{1b}[31mtext\u{202e} = \"Fare?\"");
    assert!(said.starts_with("book/guide.toml:10:1: fejl: "), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
}

#[test]
fn colours_are_only_where_they_are_wanted() {
    let diagnostics =
        Plan::read(&changed("book/guide.toml\n-id = \"fare\"\n+id = fare")).unwrap_err();
    assert!(!diagnostics.to_string().contains('\u{1b}'));
    let coloured = diagnostics.in_colour();
    assert!(
        coloured.starts_with("book/guide.toml:8:6: \u{1b}[1m\u{1b}[91mfejl\u{1b}[0m: "),
        "{coloured:?}"
    );
}

fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}

fn said_of(mistake: &str) -> String {
    match Plan::read(&changed(mistake)) {
        Ok((_, warnings)) => warnings.to_string(),
        Err(diagnostics) => diagnostics.to_string(),
    }
}

/// The small plan with these changes.
fn changed(mistake: &str) -> Sources {
    let mut sources = sources();
    let mut lines = mistake.lines().peekable();
    while let Some(path) = lines.next() {
        let mut part = |sign: char| {
            let mut part = String::new();
            while let Some(line) = lines.next_if(|line| line.starts_with(sign)) {
                part += &line[1..];
                part += "\n";
            }
            part
        };
        let (out, put) = (part('-'), part('+'));
        let text = &mut file(&mut sources, path).text;
        *text = match out.is_empty() {
            true => format!("{text}{put}"),
            false => small::replaced(text, &out, &put),
        };
    }
    sources
}

/// The small plan's files under the names that they have in a municipality's folder.
fn sources() -> Sources {
    let mut sources = small::sources();
    sources.chapters[0]
        .file
        .path
        .insert_str(0, "book/chapters/");
    for file in [
        &mut sources.contacts,
        &mut sources.guide,
        &mut sources.adoption,
    ] {
        file.path.insert_str(0, "book/");
    }
    sources.municipality.path.insert_str(0, "book/theme/");
    sources
}

fn file<'a>(sources: &'a mut Sources, path: &str) -> &'a mut SourceFile {
    let made = || SourceFile {
        path: path.to_owned(),
        text: String::new(),
    };
    match path {
        "book/chapters/plan.md" => &mut sources.chapters[0].file,
        "book/contacts.toml" => &mut sources.contacts,
        "book/guide.toml" => &mut sources.guide,
        "book/adoption.toml" => &mut sources.adoption,
        "book/theme/municipality.toml" => &mut sources.municipality,
        "book/figures.toml" => sources.figures.get_or_insert_with(made),
        "book/emneord.toml" => sources.subjects.get_or_insert_with(made),
        "book/source/beredskabsplan.txt" => sources.evidence.get_or_insert_with(made),
        _ => panic!("the small plan has no {path}"),
    }
}
