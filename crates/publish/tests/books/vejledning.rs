//! VEJLEDNING.md followed to the letter: each command that it gives works, in its order, on the plan of this repository.

use crate::book::{Book, repository};
use plan::{ChannelKind, Plan};
use std::fs;
use std::process::{Command, Stdio};

#[test]
fn a_clerk_brings_a_changed_number_from_draft_to_adopted_published_and_proven() {
    let book = Book::of(&repository());
    change_a_number(&book);
    for name in ["app-1.js", "app-1_bg.wasm", "loader.js", "quick_exit.js"] {
        book.put(&format!("dist/widget/{name}"), name);
    }
    let guide = fs::read_to_string(repository().join("VEJLEDNING.md")).unwrap();
    let commands: Vec<_> = commands(&guide).collect();
    for wanted in ["check", "diff", "adopt", "build", "verify"] {
        assert!(
            commands.iter().any(|words| words[0] == wanted),
            "{wanted} is not told"
        );
    }
    for words in &commands {
        let (done, report) = run(&book, words);
        assert!(done, "beredskab {words:?}: {report}");
    }
    let (_, report) = run(&book, &["verify", "dist/site"]);
    assert!(report.contains("Alt er, som det blev vedtaget"), "{report}");
}

/// The commands that stand in boxes of their own.
fn commands(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let boxes = text
        .split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let lines = boxes.flat_map(str::lines);
    lines
        .filter_map(|line| line.strip_prefix("beredskab "))
        .map(|words| words.split_whitespace().collect())
}

/// As the guide says: in the chapter, among the contacts, and in the document as supplied.
fn change_a_number(book: &Book) {
    let (plan, _) = Plan::read(&publish::read(book.root()).unwrap()).unwrap();
    let mut channels = plan.contacts.iter().flat_map(|contact| &contact.channels);
    let phone = channels
        .find(|channel| channel.kind == ChannelKind::Phone)
        .unwrap();
    let (chapter, _) = plan.passage(&phone.passage).unwrap();
    for path in [
        &format!("book/chapters/{}", chapter.path),
        "book/contacts.toml",
        "book/source/beredskabsplan.txt",
    ] {
        book.replace(path, &phone.value, "1234 5678");
    }
}

fn run(book: &Book, words: &[&str]) -> (bool, String) {
    // Not the clock's day: what the guide tells must hold in any year.
    let day: &[&str] = match words[0] {
        "adopt" => &["--ja", "--today", "2026-11-25"],
        "check" => &["--today", "2026-11-25"],
        _ => &[],
    };
    let output = Command::new(env!("CARGO_BIN_EXE_beredskab"))
        .current_dir(book.root())
        .args(words)
        .args(day)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let report = [&output.stdout[..], &output.stderr].concat();
    (output.status.success(), String::from_utf8(report).unwrap())
}
