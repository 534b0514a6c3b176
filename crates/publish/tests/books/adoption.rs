//! `beredskab adopt`: what it freezes, what it refuses, and that nothing is lost when it is cut off.

use crate::book::{Book, collect};
use std::fs;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const FIRST: &str = "2026-11-25";

/// The command itself; what it says, and whether it went well.
pub(crate) fn beredskab(book: &Book, command: &str, more: &[&str]) -> (bool, String) {
    told(
        &Command::new(env!("CARGO_BIN_EXE_beredskab"))
            .args([command, "--root"])
            .arg(book.root())
            .args(more)
            .stdin(Stdio::null())
            .output()
            .unwrap(),
    )
}

fn told(output: &Output) -> (bool, String) {
    let text = [&output.stdout[..], &output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// Adopts as of this day; it must go well.
pub(crate) fn adopt(book: &Book, date: &str) -> String {
    let (done, told) = adopt_with(book, date, &["--ja"]);
    assert!(done, "{told}");
    told
}

fn adopt_with(book: &Book, date: &str, more: &[&str]) -> (bool, String) {
    let usual = ["--date", date, "--case", "26/1", "--today", date];
    beredskab(book, "adopt", &[&usual, more].concat())
}

/// Every file below `book/` with its bytes.
fn kept(book: &Book) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let folder = book.root().join("book");
    collect(&folder, &folder, &mut files);
    files.sort();
    files
}

fn names(book: &Book, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(book.root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn what_is_frozen_is_shown_first_and_written_when_the_clerk_says_ja() {
    let book = Book::small();
    let before = kept(&book);
    let (done, told) = adopt_with(&book, FIRST, &[]);
    assert!(
        !done && told.contains("fejl: intet er fastfrosset; læs"),
        "{told}"
    );
    assert_eq!(kept(&book), before);
    for line in [
        "Udgave:           25. november 2026\n",
        "Vedtaget af:      Kommunalbestyrelsen\n",
        "Sagsnummer:       26/1\n",
        "Revideres senest: 25. november 2030\n",
        "Ændringer:        det er den første udgave\n",
        "Mappe:            book/editions/2026-11-25/\n",
        "  book/chapters/plan.md\n",
    ] {
        assert!(told.contains(line), "{line}{told}");
    }
    adopt(&book, FIRST);
    assert_eq!(
        names(&book, "book/editions/2026-11-25/book"),
        [
            "adoption.toml",
            "chapters",
            "contacts.toml",
            "guide.toml",
            "theme"
        ]
    );
    let adoption = "# Planens vedtagelse, skrevet af »beredskab adopt«. Teksten er frosset i book/editions/2026-11-25/.\n\
                    status = \"vedtaget\"\nbody = \"Kommunalbestyrelsen\"\ndate = 2026-11-25\ncase = \"26/1\"\nnext_revision = 2030-11-25\n";
    for path in [
        "book/adoption.toml",
        "book/editions/2026-11-25/book/adoption.toml",
    ] {
        assert_eq!(
            fs::read_to_string(book.root().join(path)).unwrap(),
            adoption
        );
    }
    let chapter = |below: &str| fs::read(book.root().join(below).join("chapters/plan.md")).unwrap();
    assert_eq!(chapter("book"), chapter("book/editions/2026-11-25/book"));
    let (done, told) = beredskab(&book, "check", &["--today", FIRST]);
    assert!(
        done && told.ends_with("Gældende udgave, vedtaget den 25. november 2026.\n"),
        "{told}"
    );
}

#[test]
fn the_same_decision_twice_changes_nothing() {
    let book = Book::small();
    adopt(&book, FIRST);
    let before = kept(&book);
    let told = adopt(&book, FIRST);
    assert!(told.contains("Udgaven er allerede fastfrosset"), "{told}");
    assert_eq!(kept(&book), before);
}

#[test]
fn an_edition_is_never_overwritten() {
    let book = Book::small();
    adopt(&book, FIRST);
    let before = kept(&book);
    let (done, told) = beredskab(
        &book,
        "adopt",
        &["--date", FIRST, "--case", "26/2", "--today", FIRST, "--ja"],
    );
    assert!(
        !done
            && told.contains(
                "den blev fastfrosset med »beredskab adopt --date 2026-11-25 --case \"26/1\"«"
            ),
        "{told}"
    );
    assert_eq!(kept(&book), before);
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    let before = kept(&book);
    let (done, told) = adopt_with(&book, FIRST, &["--ja"]);
    assert!(
        !done && told.contains("teksten er ændret siden; en ændret tekst skal vedtages for sig"),
        "{told}"
    );
    assert_eq!(kept(&book), before);
}

#[test]
fn a_plan_that_is_not_in_order_is_not_adopted() {
    let book = Book::small();
    book.replace("book/guide.toml", "[\"alarm\"]", "[\"alram\"]")
        .replace("book/theme/municipality.toml", "https://", "http://");
    let before = kept(&book);
    let (done, told) = adopt_with(&book, FIRST, &["--ja"]);
    assert!(
        !done
            && told.contains("book/guide.toml:33:13: fejl: ")
            && told.contains("book/theme/municipality.toml:4:12: fejl: ")
            && told.contains("2 fejl; intet er fastfrosset."),
        "{told}"
    );
    assert_eq!(kept(&book), before);
}

#[test]
fn odd_days_are_refused() {
    let book = Book::small();
    let refused = |more: &[&str], message: &str| {
        let before = kept(&book);
        let (done, told) = beredskab(&book, "adopt", &[&["--ja"], more].concat());
        assert!(!done && told.contains(message), "{told}");
        assert_eq!(kept(&book), before);
    };
    refused(&[], "skriv dagen, planen blev vedtaget");
    refused(&["--date", "25-11-2026"], "»25-11-2026« er ikke en dag");
    refused(&["--date", "2026-02-30"], "»2026-02-30« er ikke en dag");
    refused(&["--date", FIRST], "skriv sagsnummeret");
    refused(&["--date", FIRST, "--case", " "], "skriv sagsnummeret");
    let usual = ["--date", FIRST, "--case", "26/1", "--today"];
    refused(
        &[&usual[..], &[FIRST, "--next-revision", "2030-11-26"]].concat(),
        "vælg en dag efter vedtagelsen og senest 25. november 2030",
    );
    refused(
        &[&usual[..], &["2030-11-26"]].concat(),
        "planen skulle være revideret senest den 25. november 2030",
    );
    adopt(&book, FIRST);
    let older = ["--date", "2026-11-24", "--case", "26/1", "--today", FIRST];
    refused(
        &older,
        "planen kan ikke være vedtaget den 24. november 2026: den nyeste udgave er af 25. november 2026",
    );
    let (_, told) = beredskab(
        &book,
        "adopt",
        &["--date", "2026-12-24", "--case", "26/1", "--today", FIRST],
    );
    assert!(
        told.contains("Bemærk: 24. december 2026 ligger i fremtiden"),
        "{told}"
    );
}

#[test]
fn a_file_that_is_elsewhere_cannot_be_frozen() {
    let book = Book::small();
    book.put("book/andet.svg", "<svg/>");
    let link = book.root().join("book/theme/favicon.svg");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../andet.svg", link).unwrap();
    let (done, told) = adopt_with(&book, FIRST, &["--ja"]);
    assert!(
        !done && told.contains("book/theme/favicon.svg henviser til en anden fil"),
        "{told}"
    );
    assert!(!book.root().join("book/editions").exists());
}

#[test]
fn a_folder_that_cannot_be_written_leaves_all_as_it_was() {
    let book = Book::small();
    book.put("book/editions", "en fil");
    let before = kept(&book);
    let (done, told) = adopt_with(&book, FIRST, &["--ja"]);
    assert!(!done && told.contains("book/editions"), "{told}");
    assert_eq!(kept(&book), before);
}

/// A disk without room for a byte more: each write fails.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_all_as_it_was() {
    let book = Book::small();
    let before = kept(&book);
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_beredskab"), "adopt"])
        .args(["--ja", "--date", FIRST, "--case", "26/1", "--today", FIRST])
        .arg("--root")
        .arg(book.root())
        .output()
        .unwrap();
    let (done, told) = told(&output);
    assert!(!done && told.contains("kan ikke skrives"), "{told}");
    assert_eq!(kept(&book), before);
    assert!(names(&book, "book/editions").is_empty());
    adopt(&book, FIRST);
}

/// The process is killed at many instants; what it leaves is read by `check`, and the same command brings it to its end.
#[test]
fn a_run_that_is_killed_loses_nothing() {
    let whole = Book::small();
    adopt(&whole, FIRST);
    let adopted = kept(&whole);
    let draft = kept(&Book::small());
    let mut found = [0; 3];
    for delay in 0..40 {
        let book = Book::small();
        let mut run = Command::new(env!("CARGO_BIN_EXE_beredskab"))
            .args([
                "adopt", "--ja", "--date", FIRST, "--case", "26/1", "--today", FIRST,
            ])
            .arg("--root")
            .arg(book.root())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Either after a while, or as soon as so many things lie where the edition is made.
        if delay % 2 == 0 {
            std::thread::sleep(Duration::from_millis(delay));
        } else {
            let editions = book.root().join("book/editions");
            let wanted = delay as usize / 2;
            while made(&editions) < wanted && run.try_wait().unwrap().is_none() {}
        }
        run.kill().unwrap();
        run.wait().unwrap();
        let left: Vec<_> = kept(&book)
            .into_iter()
            .filter(|(path, _)| !path.contains(".ny-"))
            .collect();
        let (done, told) = beredskab(&book, "check", &["--today", FIRST]);
        if left == adopted {
            assert!(done, "{told}");
            found[2] += 1;
        } else if left == draft {
            assert!(done && told.ends_with("har vedtaget planen.\n"), "{told}");
            found[0] += 1;
        } else {
            assert!(
                !done && told.contains("kør »beredskab adopt --date 2026-11-25"),
                "{told}"
            );
            let (_, edition) = left.split_at(1);
            assert!(
                edition
                    .iter()
                    .all(|file| adopted.contains(file) || draft.contains(file))
            );
            found[1] += 1;
        }
        adopt(&book, FIRST);
        assert_eq!(kept(&book), adopted, "killed after {delay}");
    }
    assert!(found[0] > 0, "{found:?}");
}

/// How many things lie below a folder.
fn made(folder: &std::path::Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let counts = entries.map(|entry| 1 + made(&entry.path()));
    counts.sum()
}

#[test]
fn data_that_has_changed_since_the_edition_is_told_beside_the_text() {
    let book = Book::small();
    adopt(&book, FIRST);
    let asked = || {
        let check = beredskab(&book, "check", &["--today", FIRST]);
        [check.1, beredskab(&book, "diff", &[]).1]
    };
    for told in asked() {
        assert!(!told.contains("uden for planens tekst"), "{told}");
    }
    book.replace("book/guide.toml", "Hvem er du?", "Hvem spørger?");
    for told in asked() {
        let expected = "Ændret siden udgaven, uden for planens tekst: book/guide.toml.\n";
        assert!(told.contains(expected), "{told}");
    }
}
