//! A small plan that is in order, and ways to break it.

use plan::{ChapterSource, Guide, Plan, Problems, SourceFile, Sources};

pub(crate) const CHAPTER: &str = "\
# Plan {#plan}

Vi hjælper. {#hjaelp}

Tegn: {#tegn}

- Er vred. {#tegn-vred}
- Er væk. {#tegn-vaek}

Sådan gør vi: {#vej}

- Ring til os. {#vej-ring}
- Vi vurderer. {#vej-vurderer}

## Vagten: {#vagten}

Tlf: 1234 5678, kl. 09.00 – 15.00 {#vagten-telefon}

Skriv: vagt@by.dk {#vagten-mail}

## Akut: {#akut}

112 {#akut-nummer}
";

pub(crate) const CONTACTS: &str = r#"
[[contact]]
id = "alarm"
name = "Akut"
passage = "akut"
[[contact.channel]]
kind = "emergency"
value = "112"
passage = "akut-nummer"

[[contact]]
id = "vagten"
name = "Vagten"
passage = "vagten"
[[contact.channel]]
kind = "phone"
value = "1234 5678"
passage = "vagten-telefon"
[[contact.channel.hours]]
days = ["mandag", "fredag"]
from = "09.00"
to = "15.00"
passage = "vagten-telefon"
[[contact.channel]]
kind = "email"
value = "vagt@by.dk"
passage = "vagten-mail"
"#;

pub(crate) const GUIDE: &str = r#"
reservation = "hjaelp"
assessors = "vej-vurderer"
handling_path = "vej"

[[question]]
id = "fare"
role = "danger"
text = "Fare?"
choice = [{ id = "ja", text = "Ja", finishes = true }, { id = "nej", text = "Nej" }]

[[question]]
id = "hvem"
role = "asker"
text = "Hvem er du?"
choice = [{ id = "borger", text = "Borger" }, { id = "ansat", text = "Ansat" }]

[[question]]
id = "tegn"
role = "points"
several = true
text = "Hvad har du set?"
points = "tegn"
choice = [{ id = "ingen", text = "Ingen af disse", exclusive = true }]

[[outcome]]
id = "akut"
urgency = "acute"
title = "Ring 112"
when = { one_of = { question = "fare", choices = ["ja"] } }
now = [{ passage = "akut" }]
contacts = ["alarm"]
because = []

[[outcome]]
id = "tegn"
urgency = "prompt"
title = "Ring"
when = { at_least = { count = 1, of = ["tegn"] } }
now = [{ passage = "vej-ring" }]
contacts = ["vagten"]
path = ["vej-ring", "vej-vurderer"]
because = [{ passage = "hjaelp", when = { one_of = { question = "hvem", choices = ["ansat"] } } }]

[[outcome]]
id = "ellers"
urgency = "open"
title = "Skriv"
when = { answered = "fare" }
now = [{ passage = "hjaelp" }]
contacts = ["vagten"]
because = []
"#;

/// The small plan's files.
pub(crate) fn sources() -> Sources {
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    Sources {
        chapters: vec![ChapterSource {
            title: "Plan".to_owned(),
            path: "plan.md".to_owned(),
            file: file("plan.md", CHAPTER),
        }],
        contacts: file("contacts.toml", CONTACTS),
        guide: file("guide.toml", GUIDE),
        adoption: file("adoption.toml", "status = \"udkast\"\n"),
        municipality: file(
            "municipality.toml",
            "name = \"By Kommune\"\ntitle = \"Plan\"\ndescription = \"En plan.\"\n",
        ),
        evidence: None,
    }
}

/// The small plan's guide, checked.
pub(crate) fn guide() -> Guide {
    Plan::read(&sources()).unwrap().0.guide
}

/// The text with one part replaced, which must be there.
pub(crate) fn replaced(text: &str, part: &str, by: &str) -> String {
    assert!(text.contains(part), "»{part}« is not in the small plan");
    text.replacen(part, by, 1)
}

/// What is said of the small plan after a change in `contacts.toml`.
pub(crate) fn with_contacts(part: &str, by: &str) -> String {
    let mut sources = sources();
    sources.contacts.text = replaced(CONTACTS, part, by);
    told(&sources)
}

/// What is said of the small plan after a change in `guide.toml`.
pub(crate) fn with_guide(part: &str, by: &str) -> String {
    let mut sources = sources();
    sources.guide.text = replaced(GUIDE, part, by);
    told(&sources)
}

/// What is said of the small plan after a change in its chapter.
pub(crate) fn with_chapter(part: &str, by: &str) -> String {
    let mut sources = sources();
    sources.chapters[0].file.text = replaced(CHAPTER, part, by);
    told(&sources)
}

/// All problems as an author sees them.
pub(crate) fn told(sources: &Sources) -> String {
    let problems = match Plan::read(sources) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    show(&problems)
}

pub(crate) fn show(problems: &Problems) -> String {
    problems.to_string().trim_end().to_owned()
}
