//! The engine knows no municipality: no name, number, address, colour or sentence of one stands outside of its book.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use plan::{ChannelKind, Chapter, Plan};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tests::repository;

/// The municipalities whose words are looked for: the repository's own, and the tests' invented one.
const BOOKS: [&str; 2] = ["", "tests/fixtures/klintsund"];

/// What serves every municipality.
const ENGINE: [&str; 9] = [
    "app",
    "crates/guide/src",
    "crates/paper/src",
    "crates/plan/src",
    "crates/publish/build.rs",
    "crates/publish/src",
    "crates/publish/start",
    "crates/publish/theme",
    "xtask",
];

/// So many words of the plan in a row are the plan's; fewer can be anyone's.
const ROW: usize = 6;
/// And so many letters they have at least.
const LETTERS: usize = 24;

/// What belongs to a municipality alone.
struct Traces {
    /// Names, addresses and colours, in small letters.
    words: BTreeSet<String>,
    /// Telephone numbers, by their digits.
    numbers: BTreeSet<String>,
    /// Rows of words of the plan, without what stands between the letters.
    rows: BTreeSet<String>,
}

#[test]
fn the_engine_has_no_word_number_or_colour_of_a_municipality() {
    let files: Vec<_> = ENGINE
        .iter()
        .flat_map(|part| files(&repository().join(part)))
        .collect();
    assert!(files.len() > 100, "{files:?}");
    let mut found = Vec::new();
    for book in BOOKS {
        let traces = Traces::of(book);
        for file in &files {
            let text = fs::read_to_string(file).unwrap();
            let here = traces.found_in(&text).into_iter();
            found.extend(here.map(|trace| (file, trace)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// What a browser test must ask the plan for.
#[test]
fn browser_tests_name_nothing_of_a_plan() {
    let tests: Vec<_> = ["tests/src", "tests/tests/e2e"]
        .iter()
        .flat_map(|part| files(&repository().join(part)))
        .collect();
    assert!(tests.len() > 30, "{tests:?}");
    let mut found = Vec::new();
    for book in BOOKS {
        let names = names_in_the_guide(&plan(book));
        assert!(names.len() > 20, "{names:?}");
        let traces = Traces::of(book);
        for file in &tests {
            let text = fs::read_to_string(file).unwrap();
            let named = names.iter().filter(|name| text.contains(name.as_str()));
            let traces = traces.found_in(&text).into_iter();
            let here = named.cloned().chain(traces);
            found.extend(here.map(|name| (file, name)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Questions, answers and outcomes, but for those as short as "Ja", which can be anyone's.
fn names_in_the_guide(plan: &Plan) -> BTreeSet<String> {
    let questions = plan.guide.questions.iter().map(|question| &question.text);
    let answers = plan.guide.choices().map(|choice| &choice.text);
    let outcomes = plan.guide.outcomes.iter().map(|outcome| &outcome.title);
    let names = questions.chain(answers).chain(outcomes).cloned();
    names.filter(|name| name.chars().count() > 8).collect()
}

/// Else the tests above would prove less than they say.
#[test]
fn each_kind_of_trace_is_found() {
    let traces = Traces::of("");
    let plan = plan("");
    let (name, _) = plan.municipality.name.split_once(' ').unwrap();
    let channels = || plan.contacts.iter().flat_map(|contact| &contact.channels);
    let phone = channels()
        .find(|one| one.kind == ChannelKind::Phone)
        .unwrap();
    let email = channels()
        .find(|one| one.kind == ChannelKind::Email)
        .unwrap();
    let spaced: String = phone.value.chars().flat_map(|digit| [digit, ' ']).collect();
    let long = passages(&plan).find(|text| text.len() > 200).unwrap();
    let broken_off = long.replace(' ', " \\\n        ");
    let host = email.value.split_once('@').unwrap().1;
    for text in [
        name,
        &name.to_uppercase(),
        &name.replace('æ', "ae"),
        &phone.value,
        &spaced,
        &email.value,
        &plan.contacts[1].name,
        &long,
        &broken_off,
        "a { color: #0B4163 }",
    ] {
        let code = format!("const TEXT: &str = \"{text}\";");
        assert!(!traces.found_in(&code).is_empty(), "{code}");
    }
    for text in [
        "Ring 112 nu",
        "#fff",
        "#000",
        "Kommune",
        "barnets lov",
        host,
    ] {
        let code = format!("const TEXT: &str = \"{text}\";");
        assert_eq!(traces.found_in(&code), [""; 0], "{code}");
    }
}

impl Traces {
    fn of(book: &str) -> Self {
        let plan = plan(book);
        let municipality = &plan.municipality;
        let names = municipality
            .name
            .split_whitespace()
            .filter(|word| *word != "Kommune");
        let colours = fs::read_to_string(root(book).join("book/theme/colours.css")).unwrap();
        let mut words: BTreeSet<_> = names.map(str::to_lowercase).collect();
        words.extend(colours_in(&colours));
        words.extend(
            [&municipality.leave_to, &municipality.description].map(|text| text.to_lowercase()),
        );
        let mut numbers = BTreeSet::new();
        for contact in &plan.contacts {
            words.insert(contact.name.to_lowercase());
            for channel in &contact.channels {
                match channel.kind {
                    // The same for everyone.
                    ChannelKind::Emergency => {}
                    ChannelKind::Phone => drop(numbers.insert(digits(&channel.value))),
                    ChannelKind::Email => drop(words.insert(channel.value.to_lowercase())),
                    ChannelKind::SecureMail => words.extend(channel.url.clone()),
                }
            }
        }
        let ascii = words.iter().map(|word| in_ascii(word)).collect::<Vec<_>>();
        words.extend(ascii);
        // A service of the whole country's is no trace.
        words.retain(|word| !NATIONAL.contains(&word.as_str()));
        let rows = passages(&plan).flat_map(|text| rows(&text)).collect();
        Self {
            words,
            numbers,
            rows,
        }
    }

    fn found_in(&self, text: &str) -> Vec<String> {
        let looked_through = [
            (&self.words, text.to_lowercase()),
            (&self.numbers, digits(text)),
            (&self.rows, letters(text)),
        ];
        let found = looked_through.iter().flat_map(|(traces, text)| {
            let traces = traces.iter();
            traces.filter(move |trace| text.contains(trace.as_str()))
        });
        found.cloned().collect()
    }
}

/// Names and addresses that a municipality shares with all others.
const NATIONAL: [&str; 2] = ["alarmcentralen", "https://www.borger.dk"];

fn plan(book: &str) -> Plan {
    let sources = publish::read(&root(book)).unwrap();
    Plan::read(&sources).unwrap().0
}

fn root(book: &str) -> PathBuf {
    repository().join(book)
}

fn passages(plan: &Plan) -> impl Iterator<Item = String> {
    let passages = plan.chapters.iter().flat_map(Chapter::passages);
    passages.map(|passage| passage.text.clone())
}

/// Every row of so many words, as letters alone: however a line is broken, it is found again.
fn rows(text: &str) -> Vec<String> {
    let words: Vec<_> = text.split_whitespace().map(letters).collect();
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let rows = words.windows(ROW).map(<[String]>::concat);
    rows.filter(|row| row.chars().count() >= LETTERS).collect()
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The digits of each number in groups, apart from those of the next.
fn digits(text: &str) -> String {
    let mut digits = String::new();
    for character in text.chars() {
        match character {
            '0'..='9' => digits.push(character),
            ' ' | '\u{a0}' | '_' => {}
            _ => digits.push('|'),
        }
    }
    digits
}

/// But for white and black, which are nobody's.
fn colours_in(css: &str) -> Vec<String> {
    let after = css.split('#').skip(1);
    let hex = after.map(|text| {
        text.chars()
            .take_while(char::is_ascii_hexdigit)
            .collect::<String>()
    });
    let own = hex.filter(|hex| ![0, 1].contains(&hex.chars().collect::<BTreeSet<_>>().len()));
    own.map(|hex| format!("#{}", hex.to_lowercase())).collect()
}

fn in_ascii(word: &str) -> String {
    word.replace('æ', "ae")
        .replace('ø', "oe")
        .replace('å', "aa")
}

/// A file, or all text files below a folder.
fn files(path: &Path) -> Vec<PathBuf> {
    const TEXTS: [&str; 9] = ["rs", "toml", "js", "css", "hbs", "html", "md", "svg", "typ"];
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries
            .flat_map(|entry| files(&entry.unwrap().path()))
            .collect();
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_text = path.is_file() && extension.is_some_and(|own| TEXTS.contains(&own));
    is_text.then(|| path.to_owned()).into_iter().collect()
}
