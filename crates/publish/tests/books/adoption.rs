//! `beredskab adopt`: what it freezes, what it refuses, and that nothing is lost when it is cut off.

use crate::book::{Book, collect};
use crate::kills::{kill_within, rounds, time};
use std::fs;
use std::process::{Child, Command, Output, Stdio};

const FIRST: &str = "2026-11-25";

/// The command itself; what it says, and whether it went well.
pub(crate) fn beredskab(book: &Book, command: &str, more: &[&str]) -> (bool, String) {
    report(
        &Command::new(env!("CARGO_BIN_EXE_beredskab"))
            .args([command, "--root"])
            .arg(book.root())
            .args(more)
            .stdin(Stdio::null())
            .output()
            .unwrap(),
    )
}

fn report(output: &Output) -> (bool, String) {
    let text = [&output.stdout[..], &output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

/// Adopts as of this day; it must go well.
pub(crate) fn adopt(book: &Book, date: &str) -> String {
    let (done, report) = adopt_with(book, date, &["--ja"]);
    assert!(done, "{report}");
    report
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
    let (done, report) = adopt_with(&book, FIRST, &[]);
    assert!(
        !done && report.contains("fejl: intet er fastfrosset; læs"),
        "{report}"
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
        assert!(report.contains(line), "{line}{report}");
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
    let (done, report) = beredskab(&book, "check", &["--today", FIRST]);
    assert!(
        done && report.ends_with("Gældende udgave, vedtaget den 25. november 2026.\n"),
        "{report}"
    );
}

#[test]
fn the_same_decision_twice_changes_nothing() {
    let book = Book::small();
    adopt(&book, FIRST);
    let before = kept(&book);
    let report = adopt(&book, FIRST);
    assert!(
        report.contains("Udgaven er allerede fastfrosset"),
        "{report}"
    );
    assert_eq!(kept(&book), before);
}

#[test]
fn an_edition_is_never_overwritten() {
    let book = Book::small();
    adopt(&book, FIRST);
    let before = kept(&book);
    let (done, report) = beredskab(
        &book,
        "adopt",
        &["--date", FIRST, "--case", "26/2", "--today", FIRST, "--ja"],
    );
    assert!(
        !done
            && report.contains(
                "den blev fastfrosset med »beredskab adopt --date 2026-11-25 --case \"26/1\"«"
            ),
        "{report}"
    );
    assert_eq!(kept(&book), before);
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    let before = kept(&book);
    let (done, report) = adopt_with(&book, FIRST, &["--ja"]);
    assert!(
        !done && report.contains("teksten er ændret siden; en ændret tekst skal vedtages for sig"),
        "{report}"
    );
    assert_eq!(kept(&book), before);
}

#[test]
fn a_plan_that_is_not_in_order_is_not_adopted() {
    let book = Book::small();
    book.replace("book/guide.toml", "[\"alarm\"]", "[\"alram\"]")
        .replace("book/theme/municipality.toml", "https://", "http://");
    let before = kept(&book);
    let (done, report) = adopt_with(&book, FIRST, &["--ja"]);
    assert!(
        !done
            && report.contains("book/guide.toml:33:13: fejl: ")
            && report.contains("book/theme/municipality.toml:4:12: fejl: ")
            && report.contains("2 fejl; intet er fastfrosset."),
        "{report}"
    );
    assert_eq!(kept(&book), before);
}

#[test]
fn odd_days_are_refused() {
    let book = Book::small();
    let refused = |more: &[&str], message: &str| {
        let before = kept(&book);
        let (done, report) = beredskab(&book, "adopt", &[&["--ja"], more].concat());
        assert!(!done && report.contains(message), "{report}");
        assert_eq!(kept(&book), before);
    };
    refused(&[], "der mangler »--date <DAG>«");
    refused(&["--date", FIRST], "der mangler »--case <NUMMER>«");
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
    let (_, report) = beredskab(
        &book,
        "adopt",
        &["--date", "2026-12-24", "--case", "26/1", "--today", FIRST],
    );
    assert!(
        report.contains("Bemærk: 24. december 2026 ligger i fremtiden"),
        "{report}"
    );
}

#[test]
fn a_file_that_is_elsewhere_cannot_be_frozen() {
    let book = Book::small();
    book.put("book/andet.svg", "<svg/>");
    let link = book.root().join("book/theme/favicon.svg");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../andet.svg", link).unwrap();
    let (done, report) = adopt_with(&book, FIRST, &["--ja"]);
    assert!(
        !done && report.contains("book/theme/favicon.svg henviser til en anden fil"),
        "{report}"
    );
    assert!(!book.root().join("book/editions").exists());
}

#[test]
fn a_folder_that_cannot_be_written_leaves_all_as_it_was() {
    let book = Book::small();
    book.put("book/editions", "en fil");
    let before = kept(&book);
    let (done, report) = adopt_with(&book, FIRST, &["--ja"]);
    assert!(!done && report.contains("book/editions"), "{report}");
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
    let (done, report) = report(&output);
    assert!(!done && report.contains("kan ikke skrives"), "{report}");
    assert_eq!(kept(&book), before);
    assert!(names(&book, "book/editions").is_empty());
    adopt(&book, FIRST);
}

/// The process is killed at many instants; what it leaves is read by `check`, and the same command brings it to its end.
#[test]
fn a_run_that_is_killed_loses_nothing() {
    let whole = Book::small();
    let usual = time(start(&whole, "--ja", &ADOPT));
    let adopted = kept(&whole);
    let draft = kept(&Book::small());
    let (mut found, mut hit) = ([0; 3], 0);
    let rounds = rounds(20);
    for round in 0..rounds {
        let book = Book::small();
        hit += usize::from(kill_within(usual, start(&book, "--ja", &ADOPT)));
        let left = shown(&book);
        let (done, report) = beredskab(&book, "check", &["--today", FIRST]);
        if left == adopted {
            assert!(done, "{report}");
            found[2] += 1;
        } else if left == draft {
            assert!(
                done && report.ends_with("har vedtaget planen.\n"),
                "{report}"
            );
            found[0] += 1;
        } else {
            assert!(
                !done && report.contains("kør »beredskab adopt --date 2026-11-25"),
                "{report}"
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
        assert_eq!(kept(&book), adopted, "round {round}");
    }
    println!("{hit} of {rounds} were killed while they ran; draft, between, adopted: {found:?}");
    assert!(hit > rounds / 4 && found[0] > 0, "{hit}, {found:?}");
}

/// The same of an edition that is taken back.
#[test]
fn taking_back_that_is_killed_loses_nothing() {
    let book = Book::small();
    let draft = kept(&book);
    adopt(&book, FIRST);
    let adopted = kept(&book);
    let usual = time(start(&book, "--ikke-offentliggjort", &["--fortryd", FIRST]));
    let (mut hit, rounds) = (0, rounds(12));
    for round in 0..rounds {
        fs::rename(
            book.root()
                .join(format!("book/editions/.fortrudt-{FIRST}-1")),
            book.root().join(format!("book/editions/{FIRST}")),
        )
        .unwrap();
        adopt(&book, FIRST);
        assert_eq!(kept(&book), adopted, "round {round}");
        let run = start(&book, "--ikke-offentliggjort", &["--fortryd", FIRST]);
        hit += usize::from(kill_within(usual, run));
        if book.root().join(format!("book/editions/{FIRST}")).exists() {
            take_back(&book, FIRST);
        }
        let left = shown(&book);
        assert_eq!(left.len(), draft.len(), "round {round}");
        assert_eq!(left[1..], draft[1..], "round {round}");
    }
    println!("{hit} of {rounds} were killed while they ran");
    assert!(hit > 0);
}

const ADOPT: [&str; 6] = ["--date", FIRST, "--case", "26/1", "--today", FIRST];

fn start(book: &Book, sure: &str, more: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beredskab"));
    command.args(["adopt", sure]).args(more);
    command.arg("--root").arg(book.root());
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null());
    quiet.spawn().unwrap()
}

/// What is below `book/` under a name that is not hidden.
fn shown(book: &Book) -> Vec<(String, Vec<u8>)> {
    let mut found = kept(book);
    found.retain(|(path, _)| !path.split('/').any(|part| part.starts_with('.')));
    found
}

/// Takes the edition of this day back; it must go well.
fn take_back(book: &Book, date: &str) -> String {
    let (done, report) = beredskab(book, "adopt", &["--fortryd", date, "--ikke-offentliggjort"]);
    assert!(done, "{report}");
    report
}

#[test]
fn a_day_in_the_future_needs_more_than_ja() {
    let book = Book::small();
    let before = kept(&book);
    let wrong = [
        "--date",
        "2027-03-01",
        "--case",
        "26/1",
        "--today",
        FIRST,
        "--ja",
    ];
    let (done, report) = beredskab(&book, "adopt", &wrong);
    assert!(
        !done && report.contains("dagen ligger i fremtiden, og så er --ja ikke nok"),
        "{report}"
    );
    assert_eq!(kept(&book), before);
    let (done, report) = beredskab(&book, "adopt", &[&wrong[..], &["--i-fremtiden"]].concat());
    assert!(done, "{report}");
    // And where it was wrong all the same, the true day is adopted after all.
    take_back(&book, "2027-03-01");
    adopt(&book, FIRST);
}

#[test]
fn an_edition_that_nobody_has_seen_is_taken_back_and_kept() {
    let book = Book::small();
    adopt(&book, FIRST);
    let first = kept(&book);
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    adopt(&book, "2026-12-01");
    let asked = |more: &[&str]| beredskab(&book, "adopt", more);
    let (done, report) = asked(&["--fortryd", "2026-12-01"]);
    assert!(
        !done
            && report.contains("dens mappe flyttes til book/editions/.fortrudt-2026-12-01-1/")
            && report.contains("Bagefter er udgaven af 25. november 2026 igen den gældende")
            && report.contains("skriv --ikke-offentliggjort"),
        "{report}"
    );
    let (done, report) = asked(&["--fortryd", FIRST, "--ikke-offentliggjort"]);
    assert!(
        !done && report.contains("den nyeste udgave er af 1. december 2026"),
        "{report}"
    );
    take_back(&book, "2026-12-01");
    let (done, report) = beredskab(&book, "check", &["--today", FIRST]);
    assert!(done && report.contains("Udkast"), "{report}");
    book.replace("book/chapters/plan.md", "Vi hjælper dig.", "Vi hjælper.");
    assert_eq!(shown(&book), first);
    let aside = "book/editions/.fortrudt-2026-12-01-1/manifest.json";
    assert!(book.root().join(aside).is_file());
    // It can be done again.
    adopt(&book, "2026-12-01");
    take_back(&book, "2026-12-01");
    assert_eq!(names(&book, "book/editions").len(), 3);
    take_back(&book, FIRST);
    let (done, report) = asked(&["--fortryd", FIRST, "--ikke-offentliggjort"]);
    assert!(
        !done && report.contains("der er ingen udgave af 25. november 2026"),
        "{report}"
    );
}

#[test]
fn an_earlier_deadline_is_not_dropped_in_silence() {
    let book = Book::small();
    let (done, report) = adopt_with(&book, FIRST, &["--ja", "--next-revision", "2028-11-25"]);
    assert!(done, "{report}");
    let (done, report) = adopt_with(&book, "2026-12-01", &["--ja"]);
    assert!(
        !done && report.contains("f.eks. --next-revision 2028-11-25 for den samme"),
        "{report}"
    );
    assert_eq!(names(&book, "book/editions"), [FIRST]);
    let (done, report) = adopt_with(
        &book,
        "2026-12-01",
        &["--ja", "--next-revision", "2030-12-01"],
    );
    assert!(done, "{report}");
    // The law's own deadline is what is meant where nothing is said.
    adopt(&book, "2026-12-02");
}

const LITTER: [&str; 12] = [
    "Thumbs.db",
    "desktop.ini",
    "~$plan.docx",
    "._kapitel.md",
    ".DS_Store",
    ".~lock.plan.odt#",
    "plan.md~",
    "plan.md.bak",
    "plan.md.tmp",
    "Icon\r",
    ".sync_a1.db",
    "@eaDir/plan.md",
];

#[test]
fn what_systems_leave_in_the_folders_does_no_harm() {
    let book = Book::small();
    let lay = |folder: &str| {
        for name in LITTER {
            book.put(&format!("{folder}/{name}"), "system");
        }
    };
    let _ = ["book", "book/chapters", "book/theme"].map(lay);
    adopt(&book, FIRST);
    let edition = format!("book/editions/{FIRST}");
    let below = format!("{edition}/book/chapters");
    let _ = ["book/editions", &edition, &below].map(lay);
    let (done, report) = beredskab(&book, "check", &["--today", FIRST]);
    assert!(done && report.starts_with("Planen er i orden"), "{report}");
    let manifest = fs::read_to_string(book.root().join(edition).join("manifest.json")).unwrap();
    for name in LITTER {
        assert!(!manifest.contains(&format!("/{name}\"")), "{name}");
    }
}

#[test]
fn a_copy_from_a_sync_program_is_told_as_one_and_changes_nothing() {
    let book = Book::small();
    let copies = [
        "plan (konflikt).md",
        "plan-DESKTOP-4F2A.md",
        "plan (1).md",
        "plan.sync-conflict-20261125-101112-ABCDEFG.md",
    ];
    for copy in copies {
        book.put(&format!("book/chapters/{copy}"), "## En anden tekst\n");
    }
    book.put("book/guide (konflikt).toml", "en anden guide");
    adopt(&book, FIRST);
    let edition = format!("book/editions/{FIRST}/book/chapters");
    for copy in copies {
        book.put(&format!("{edition}/{copy}"), "## En anden tekst\n");
    }
    let (done, report) = beredskab(&book, "check", &["--today", FIRST]);
    assert!(done, "{report}");
    for folder in ["book/chapters", &edition] {
        for copy in copies {
            let expected =
                format!("{folder}/{copy}: advarsel: filen er en kopi af {folder}/plan.md");
            assert!(report.contains(&expected), "{expected}\n{report}");
        }
    }
    assert!(
        report
            .contains("book/guide (konflikt).toml: advarsel: filen er en kopi af book/guide.toml"),
        "{report}"
    );
    assert!(
        !report.contains("tilføj en linje") && !report.contains("siden udgaven"),
        "{report}"
    );
    // What the manifest lists is never litter, and what is neither is still told.
    book.put(&format!("{edition}/nyt.md"), "ny");
    let (done, report) = beredskab(&book, "check", &["--today", FIRST]);
    assert!(!done && report.contains("filen er kommet til"), "{report}");
}

#[test]
fn data_is_compared_as_it_is_read_and_what_has_come_and_gone_is_told() {
    let book = Book::small();
    book.put("book/emneord.toml", "");
    adopt(&book, FIRST);
    for path in ["book/guide.toml", "book/theme/municipality.toml"] {
        let text = fs::read_to_string(book.root().join(path)).unwrap();
        book.put(path, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    let report = || beredskab(&book, "diff", &[]).1;
    assert!(!report().contains("uden for planens tekst"), "{}", report());
    fs::remove_file(book.root().join("book/emneord.toml")).unwrap();
    book.put(
        "book/theme/favicon.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    let report = report();
    for line in [
        "Kommet til siden udgaven, uden for planens tekst: book/theme/favicon.svg.\n",
        "Fjernet siden udgaven, uden for planens tekst: book/emneord.toml.\n",
    ] {
        assert!(report.contains(line), "{report}");
    }
    assert!(!report.contains("Ændret siden"), "{report}");
}

#[test]
fn data_that_has_changed_since_the_edition_is_told_beside_the_text() {
    let book = Book::small();
    adopt(&book, FIRST);
    let asked = || {
        let check = beredskab(&book, "check", &["--today", FIRST]);
        [check.1, beredskab(&book, "diff", &[]).1]
    };
    for report in asked() {
        assert!(!report.contains("uden for planens tekst"), "{report}");
    }
    book.replace("book/guide.toml", "Hvem er du?", "Hvem spørger?");
    for report in asked() {
        let expected = "Ændret siden udgaven, uden for planens tekst: book/guide.toml.\n";
        assert!(report.contains(expected), "{report}");
    }
}
