//! What the command says to a command line, and to one who does not listen.

use crate::adoption::adopt;
use crate::book::Book;
use std::fs::File;
use std::process::{Command, Output, Stdio};

fn beredskab(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beredskab"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = beredskab(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

const COMMANDS: [&str; 8] = [
    "check", "adopt", "explain", "build", "serve", "new", "diff", "verify",
];

#[test]
fn what_is_not_understood_is_named_with_what_was_meant() {
    for (line, report) in [
        ("chek", "»chek« er ikke en kommando; mener du »check«?"),
        ("Check", "»Check« er ikke en kommando; mener du »check«?"),
        ("help chek", "»chek« er ikke en kommando; mener du »check«?"),
        ("bygg", "»bygg« er ikke en kommando"),
        ("--chek", "»--chek« er ikke et tilvalg til »beredskab«"),
        ("-x", "»-x« er ikke et tilvalg til »beredskab«"),
        (
            "check --rot .",
            "»--rot« er ikke et tilvalg til »beredskab check«; mener du »--root«?",
        ),
        (
            "verify . --editon x",
            "»--editon« er ikke et tilvalg til »beredskab verify«; mener du »--edition«?",
        ),
        ("check build", "»beredskab check« tager ikke imod »build«"),
        ("check -- x", "»beredskab check« tager ikke imod »x«"),
        (
            "explain fare=nej",
            "»beredskab explain« tager ikke imod »fare=nej«",
        ),
        (
            "diff a b c",
            "»beredskab diff« tager ikke imod så meget; slet »c«",
        ),
        (
            "new",
            "der mangler »--kommune <NAVN>« og »<MAPPE>« efter »beredskab new«",
        ),
        (
            "new x",
            "der mangler »--kommune <NAVN>« efter »beredskab new«",
        ),
        (
            "new --kommune X",
            "der mangler »<MAPPE>« efter »beredskab new«",
        ),
        (
            "verify",
            "der mangler »<MAPPE|ADRESSE>« efter »beredskab verify«",
        ),
        (
            "serve --port",
            "der står intet efter tilvalget; skriv »--port <PORT>«",
        ),
        (
            "serve --port=",
            "der står intet efter tilvalget; skriv »--port <PORT>«",
        ),
        (
            "check --root=",
            "der står intet efter tilvalget; skriv »--root <MAPPE>«",
        ),
        (
            "serve --port abc",
            "»abc« passer ikke i »--port <PORT>«; skriv et tal fra 0 til 65535, f.eks. 3000",
        ),
        (
            "serve --port 65536",
            "»65536« passer ikke i »--port <PORT>«; skriv et tal fra 0 til 65535, f.eks. 3000",
        ),
        (
            "serve --port -1",
            "»-1« er ikke et tilvalg til »beredskab serve«",
        ),
        (
            "verify . --edition 25.11.2026",
            "»25.11.2026« passer ikke i »--edition <UDGAVE>«; skriv en dag som år-måned-dag, f.eks. 2026-11-25",
        ),
        (
            "verify . --edition 20261125",
            "»20261125« passer ikke i »--edition <UDGAVE>«; skriv en dag som år-måned-dag, f.eks. 2026-11-25",
        ),
        (
            "check --root a --root b",
            "»--root <MAPPE>« står der to gange",
        ),
        (
            "adopt",
            "der mangler »--date <DAG>« og »--case <NUMMER>« efter »beredskab adopt«",
        ),
        (
            "adopt --case 26/1",
            "der mangler »--date <DAG>« efter »beredskab adopt«",
        ),
        (
            "adopt --date 2026-11-25 --ja",
            "der mangler »--case <NUMMER>« efter »beredskab adopt«",
        ),
        (
            "adopt --date 25-11-2026 --case 26/1",
            "»25-11-2026« passer ikke i »--date <DAG>«; skriv en dag som år-måned-dag, f.eks. 2026-11-25",
        ),
        (
            "adopt --date 2026-02-30 --case 26/1",
            "»2026-02-30« passer ikke i »--date <DAG>«; skriv en dag som år-måned-dag, f.eks. 2026-11-25",
        ),
        (
            "adopt --date 2026-11-25 --case \u{a0}",
            "»\u{a0}« passer ikke i »--case <NUMMER>«; der skal stå noget",
        ),
        (
            "adopt --date 2026-11-25 --case 26\n1",
            "»26\n1« passer ikke i »--case <NUMMER>«; det skal stå på én linje",
        ),
        (
            "adopt --fortryd 2026-11-25 --case 26/1",
            "»--fortryd <DAG>« kan ikke stå sammen med »--case <NUMMER>«",
        ),
        ("adopt --ja --ja", "»--ja« står der to gange"),
        ("adopt --ja=nu", "»--ja« står alene; slet »nu«"),
    ] {
        let words: Vec<_> = line.split(' ').collect();
        let (code, said, answer) = run(&words);
        assert_eq!((code, said.as_str()), (Some(2), ""), "{line}: {answer}");
        let command = words
            .iter()
            .find(|word| COMMANDS.contains(word) && words[0] == **word);
        let help = command.map_or("beredskab help".to_owned(), |name| {
            format!("beredskab help {name}")
        });
        let whole = format!("fejl: {report}\n»{help}« viser, hvad der kan skrives.\n");
        assert_eq!(answer, whole, "{line}");
    }
}

#[test]
fn help_is_danish_and_had_in_each_way() {
    let (code, help, report) = run(&["--help"]);
    assert_eq!((code, report.as_str()), (Some(0), ""));
    for words in [
        "Brug: beredskab KOMMANDO",
        "Kommandoer:",
        "Efterse planen",
        "Tilvalg:",
        "Vis denne hjælp",
        "version",
    ] {
        assert!(help.contains(words), "{help}");
    }
    assert_eq!(run(&["help"]), (Some(0), help.clone(), String::new()));
    assert_eq!(run(&["-h"]).1, help);
    // To ask for nothing is no command, but is helped.
    assert_eq!(run(&[]), (Some(2), String::new(), help.clone()));
    let mut helps = vec![help];
    for name in COMMANDS {
        let (code, help, _) = run(&[name, "--help"]);
        assert_eq!(code, Some(0));
        assert!(help.contains(&format!("Brug: beredskab {name}")), "{help}");
        assert_eq!(run(&["help", name]).1, help);
        helps.push(help);
    }
    for help in helps {
        for english in [
            "Usage",
            "Commands",
            "Options",
            "OPTIONS",
            "Arguments",
            "Print",
            "default",
            "possible",
            "help for",
            "[aliases",
        ] {
            assert!(!help.contains(english), "{english}: {help}");
        }
    }
}

#[test]
fn the_program_says_which_version_it_is() {
    for arguments in [["--version"], ["-V"], ["version"]] {
        let report = format!("beredskab {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!(run(&arguments), (Some(0), report, String::new()));
    }
}

/// Every command with something to say, also where it fails.
fn lines(book: &Book) -> Vec<Vec<String>> {
    let root = book.root().to_str().unwrap();
    let new = book.root().join("ny");
    let lines = [
        vec!["--help"],
        vec!["--version"],
        vec![],
        vec!["chek"],
        vec!["help", "build"],
        vec!["check", "--root", root],
        vec!["explain", "--root", root],
        vec!["explain", "--root", root, "--answers", "x"],
        vec![
            "build",
            "--root",
            root,
            "--widget",
            "widget",
            "--no-pdf",
            "--unpacked",
        ],
        vec!["build", "--root", "/findes/ikke"],
        vec!["diff", "--root", root],
        vec![
            "adopt",
            "--root",
            root,
            "--date",
            "2026-11-25",
            "--case",
            "1",
            "--ja",
        ],
        vec!["adopt", "--root", root],
        vec!["verify", "--root", root, "/findes/ikke"],
        vec!["new", new.to_str().unwrap(), "--kommune", "Prøve"],
        vec!["new", root, "--kommune", "Prøve"],
    ];
    lines
        .map(|line| line.into_iter().map(str::to_owned).collect())
        .to_vec()
}

#[test]
fn nobody_listens_and_nothing_panics() {
    let prepared = || {
        let book = Book::small();
        adopt(&book, "2026-11-25");
        book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
        book
    };
    let (heard, unheard) = (prepared(), prepared());
    for (line, other) in lines(&heard).iter().zip(lines(&unheard)) {
        let listened = Command::new(env!("CARGO_BIN_EXE_beredskab"))
            .args(line)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        // Both ends of a pipe that is closed at once: whatever is written breaks it.
        let closed = || {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            Stdio::from(writer)
        };
        let code = Command::new(env!("CARGO_BIN_EXE_beredskab"))
            .args(&other)
            .stdin(Stdio::null())
            .stdout(closed())
            .stderr(closed())
            .status()
            .unwrap()
            .code();
        assert_eq!(code, listened.status.code(), "{line:?}");
        // Where the answer cannot be written, what is wrong is told all the same.
        let report = beredskab(&other.iter().map(String::as_str).collect::<Vec<_>>())
            .stdout(closed())
            .output()
            .unwrap();
        let report = String::from_utf8_lossy(&report.stderr);
        assert!(!report.contains("panicked"), "{line:?}: {report}");
        let is_reported = report.starts_with("fejl: ") || report.contains(": fejl: ");
        assert!(
            code == Some(0) || line.is_empty() || is_reported,
            "{line:?}: {report}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_no_success() {
    let book = Book::small();
    let root = book.root().to_str().unwrap();
    for line in [
        vec!["explain", "--root", root],
        vec!["check", "--root", root],
        vec!["--help"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = beredskab(&line).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{line:?}");
        let report = String::from_utf8(output.stderr).unwrap();
        assert!(
            report.ends_with("fejl: svaret kan ikke skrives: disken er fuld\n"),
            "{report}"
        );
    }
}

#[test]
fn that_nothing_has_changed_is_said_only_where_something_could_have() {
    let book = Book::small();
    book.replace("book/guide.toml", "[\"alarm\"]", "[\"alram\"]");
    let root = book.root().to_str().unwrap();
    for (line, end) in [
        (vec!["check"], "\n1 fejl.\n"),
        (vec!["diff"], "\n1 fejl.\n"),
        (vec!["explain"], "\n1 fejl.\n"),
        (vec!["build"], "\n1 fejl; webstedet er ikke ændret.\n"),
        (
            vec!["adopt", "--date", "2026-11-25", "--case", "1"],
            "\n1 fejl; intet er fastfrosset.\n",
        ),
    ] {
        let (code, _, report) = run(&[line, vec!["--root", root]].concat());
        assert_eq!(code, Some(1));
        assert!(report.ends_with(end), "{report}");
    }
}

#[test]
fn what_the_system_says_is_danish() {
    let book = Book::small();
    book.put("fil", "");
    let file = book.root().join("fil");
    let file = file.to_str().unwrap();
    let (code, _, report) = run(&["new", &format!("{file}/ny"), "--kommune", "Prøve"]);
    assert_eq!(code, Some(1));
    assert!(
        report.contains("det er en fil og ikke en mappe"),
        "{report}"
    );
    let (_, _, report) = run(&["new", file, "--kommune", "Prøve"]);
    assert!(
        report.contains("det er en fil og ikke en mappe"),
        "{report}"
    );
    let root = book.root().to_str().unwrap();
    let (_, _, report) = run(&[
        "build", "--root", root, "--widget", "widget", "--out", "fil/site",
    ]);
    assert!(
        report.starts_with("fejl: ") && !report.contains("os error"),
        "{report}"
    );
}
