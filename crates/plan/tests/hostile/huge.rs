//! Files as large as they can be, made of what costs a reader most, each within its time.

use crate::small::{CHAPTER, CONTACTS, GUIDE, report, sources};
use plan::{SourceFile, Sources};
use std::time::{Duration, Instant};

/// As much as the publisher lets through.
const MOST: usize = 250_000;
/// Alone each takes less than two seconds; the machine may have much else to do.
const TIME: Duration = Duration::from_secs(15);

fn filled(with: &str) -> String {
    with.repeat(MOST / with.len())
}

/// What is said first of these files, and that it is said in time.
fn soon(name: &str, change: impl FnOnce(&mut Sources)) -> String {
    let mut sources = sources();
    change(&mut sources);
    let start = Instant::now();
    let report = report(&sources);
    let time = start.elapsed();
    eprintln!(
        "{name}: {} ms, {} bytes said",
        time.as_millis(),
        report.len()
    );
    assert!(time < TIME, "{name}: {time:?}");
    report
}

/// The name, what the chapter is filled with, and a part of what is said.
const CHAPTERS: [(&str, &str, &str); 24] = [
    ("one line", "ord ", "afsnittet »ord ord"),
    ("one word", "a", "afsnittet »aaaa"),
    ("boxes", "> ", "kan ikke stå i planens tekst"),
    ("lists", "- ", "kan ikke stå i planens tekst"),
    ("numbered lists", "1. ", "kan ikke stå i planens tekst"),
    ("boxes of lists", "> - ", "kan ikke stå i planens tekst"),
    ("deeper lists", "- a\n  ", "afsnittet »a« har intet id"),
    ("emphasis", "*a ", "har intet id"),
    ("strong emphasis", "**a **", "har intet id"),
    ("mixed emphasis", "*_a", "har intet id"),
    ("brackets", "[", "har intet id"),
    ("brackets and parentheses", "[a](", "har intet id"),
    ("links", "[a](#tegn)", "har intet id"),
    (
        "links out",
        "[a](javascript:b)",
        "linket »javascript:b« er ikke tilladt",
    ),
    ("autolinks", "<ab:c>", "linket »ab:c« er ikke tilladt"),
    ("definitions", "[a]: b\n", "kan ikke stå i planens tekst"),
    ("references", "[a][b]", "har intet id"),
    ("tags", "<b>", "HTML kan ikke stå i planens tekst"),
    ("tags that do not end", "<b a='", "har intet id"),
    ("comments", "<!--", "kan ikke stå i planens tekst"),
    ("entities", "&#8238;", "U+202E"),
    ("code", "`a``b", "kan ikke stå i planens tekst"),
    ("tables", "|a|b|\n|-|-|\n", "kan ikke stå i planens tekst"),
    (
        "directives",
        "{{kontakt x}}\n\n",
        "ingen kontakt har id’et »x«",
    ),
];

#[test]
fn a_chapter_of_anything_is_refused_in_time() {
    for (name, with, message) in CHAPTERS {
        let report = soon(name, |sources| {
            sources.chapters[0].file.text = format!("{CHAPTER}\n{}\n", filled(with));
        });
        assert!(
            report.contains(message),
            "{name}: {}",
            &report[..report.floor_char_boundary(600)]
        );
        assert!(report.matches(": fejl: ").count() <= 1_000, "{name}");
    }
}

#[test]
fn a_chapter_of_ever_so_many_passages_and_links_is_read_in_time() {
    let report = soon("passages", |sources| {
        let text = &mut sources.chapters[0].file.text;
        for number in 0..MOST / 32 {
            text.push_str(&format!("\n[Se](#a{number}) her. {{#a{number}}}\n"));
        }
    });
    assert_eq!(report, "");
}

#[test]
fn a_toml_file_of_anything_is_refused_in_time() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(10_000), close.repeat(10_000));
    let rows = [
        ("arrays", format!("points = {}", deep("[", "]"))),
        ("tables", format!("points = {}", deep("{a=", "}"))),
        ("dotted keys", format!("points{} = 1", ".a".repeat(100_000))),
        ("headers", format!("[a{}]", ".a".repeat(100_000))),
        (
            "conditions",
            format!("when = {}1{}", "{not=".repeat(10_000), "}".repeat(10_000)),
        ),
        ("one key", format!("{} = 1", filled("a"))),
        ("one string", format!("reservation = \"{}\"", filled("a"))),
        ("one number", format!("reservation = {}", filled("9"))),
        ("open strings", filled("\"")),
        ("many keys", filled("a=1\n")),
        ("many tables", filled("[[question]]\n")),
        ("line feeds", filled("\n")),
        ("comments", filled("#\n")),
        (
            "escapes",
            format!("reservation = \"{}\"", filled("\\u202E")),
        ),
    ];
    for (name, text) in &rows {
        for file in 0..4 {
            let report = soon(name, |sources| {
                let other = |path: &str| SourceFile {
                    path: path.to_owned(),
                    text: text.clone(),
                };
                match file {
                    0 => sources.contacts.text = text.clone(),
                    1 => sources.guide.text = text.clone(),
                    2 => sources.figures = Some(other("figures.toml")),
                    _ => sources.subjects = Some(other("emneord.toml")),
                }
            });
            let is_blank = ["line feeds", "comments"].contains(name);
            assert!(is_blank || report.contains(": fejl: "), "{name}: {report}");
        }
    }
}

#[test]
fn ever_so_many_entries_are_looked_up_in_time() {
    let passages: String = (0..8_000)
        .map(|n| format!("\nOrd {n}. {{#ord-{n}}}\n"))
        .collect();
    let question = "[[question]]\nid = \"x\"\ntext = \"X?\"\npoints = \"y\"\n";
    let outcome = "[[outcome]]\nid=\"x\"\nurgency=\"open\"\ntitle=\"X\"\nwhen={answered=\"x\"}\nnow=[{passage=\"x\"}]\ncontacts=[\"x\"]\nbecause=[]\n";
    let kept = "[[outcome]]\nid=\"x\"\nurgency=\"open\"\ntitle=\"X\"\nwhen={answered=\"fare\"}\nnow=[{passage=\"hjaelp\"}]\ncontacts=[\"vagten\"]\nbecause=[]\n";
    let path = format!("path = [{}]", filled("\"x\","));
    let choices: String = (0..14_000)
        .map(|n| format!("{{id=\"{n}\",text=\"\"}},"))
        .collect();
    let guides = [
        ("questions", format!("{GUIDE}{}", filled(question))),
        ("outcomes", format!("{GUIDE}{}", filled(outcome))),
        (
            "outcomes that can be reached",
            format!("{GUIDE}{}", filled(kept)),
        ),
        (
            "steps",
            GUIDE.replace("path = [\"vej-ring\", \"vej-vurderer\"]", &path),
        ),
        (
            "choices",
            format!("{GUIDE}[[question]]\nid = \"mange\"\ntext = \"\"\nchoice = [{choices}]\n"),
        ),
    ];
    for (name, guide) in guides {
        let report = soon(name, |sources| {
            sources.guide.text = guide;
            sources.chapters[0].file.text.push_str(&passages);
        });
        assert!(report.contains(": fejl: "), "{name}");
    }
    let contact = "[[contact]]\nid=\"x\"\nname=\"x\"\npassage=\"ord-1\"\n";
    let report = soon("contacts", |sources| {
        sources.contacts.text = format!("{CONTACTS}{}", filled(contact));
        sources.chapters[0].file.text.push_str(&passages);
    });
    assert!(report.contains("kan ikke nås"), "{report}");
    let subjects = [
        (
            "words",
            format!(
                "[[subject]]\nname=\"a\"\npassages=[\"ord-1\"]\nalso=[{}]\n",
                filled("\"x\",")
            ),
        ),
        (
            "passages",
            format!("[[subject]]\nname=\"a\"\npassages=[{}]\n", filled("\"x\",")),
        ),
        (
            "subjects",
            filled("[[subject]]\nname=\"a\"\npassages=[\"ord-1\"]\n"),
        ),
    ];
    for (name, text) in subjects {
        let report = soon(name, |sources| {
            let path = "emneord.toml".to_owned();
            sources.subjects = Some(SourceFile { path, text });
            sources.chapters[0].file.text.push_str(&passages);
        });
        assert!(report.contains(": fejl: "), "{name}");
    }
}

#[test]
fn a_guide_with_too_much_to_prove_is_told_so() {
    let points: String = (0..40)
        .map(|n| format!("- Punkt {n}. {{#punkt-{n}}}\n"))
        .collect();
    let outcomes: String = (0..190)
        .map(|n| {
            let pair = format!("\"punkt-{}\", \"punkt-{}\"", n % 40, n * 7 % 40);
            format!(
                "[[outcome]]\nid=\"u{n}\"\nurgency=\"prompt\"\ntitle=\"X\"\nwhen={{one_of={{question=\"tegn\",choices=[{pair}]}}}}\n\
                 now=[{{passage=\"hjaelp\"}}]\ncontacts=[\"vagten\"]\nbecause=[]\n"
            )
        })
        .collect();
    let report = soon("much to prove", |sources| {
        let chapter = &mut sources.chapters[0].file.text;
        *chapter = chapter.replace(
            "- Er væk. {#tegn-vaek}\n",
            &format!("- Er væk. {{#tegn-vaek}}\n{points}"),
        );
        sources.guide.text.push_str(&outcomes);
    });
    assert!(report.contains("for mange kombinationer"), "{report}");
}

#[test]
fn a_document_of_other_words_is_told_in_time() {
    let rows = [
        ("other words", filled("andre ord ")),
        (
            "ever other words",
            (0..60_000).map(|n| format!("ord{n} ")).collect(),
        ),
        ("no words", filled("-\n")),
    ];
    for (name, text) in rows {
        let report = soon(name, |sources| {
            let path = "document.txt".to_owned();
            sources.evidence = Some(SourceFile { path, text });
        });
        assert!(
            report.contains("planens tekst er en anden end dokumentets"),
            "{name}: {report}"
        );
    }
    let nearly = |times: usize, by: usize| {
        (0..times)
            .map(|n| format!("Ord{}. ", n * by % 20_011))
            .collect::<String>()
    };
    let report = soon("many words in another order", |sources| {
        let mut passages = nearly(9_000, 17);
        passages = passages.replace("0. ", "0. {#x}\n\n");
        sources.chapters[0]
            .file
            .text
            .push_str(&format!("\n{passages}"));
        let text = nearly(15_000, 23);
        let path = "document.txt".to_owned();
        sources.evidence = Some(SourceFile { path, text });
    });
    assert!(
        report.contains("en anden end dokumentets"),
        "{}",
        &report[..report.floor_char_boundary(600)]
    );
}
