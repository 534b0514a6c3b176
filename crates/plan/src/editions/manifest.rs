use crate::diagnostics::diagnostic::Diagnostics;
use crate::source::adoption::Decision;
use crate::source::passage::{Chapter, Passage};
use crate::source::reading::Reading;
use crate::text::composed::composed;
use guide::{Location, PassageId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What an edition froze: `manifest.json` in its folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// How the text was read and fingerprinted.
    #[serde(default, skip_serializing_if = "Reading::is_first")]
    pub format: Reading,
    /// The date of the council's decision.
    pub edition: Date,
    /// Who adopted it.
    pub body: String,
    /// The council's case number.
    pub case: String,
    /// The date by which it must be revised.
    pub next_revision: Date,
    /// The fingerprint of the whole text.
    pub fingerprint: String,
    /// Each passage's fingerprint, in reading order.
    pub passages: Vec<PassageHash>,
    /// Each file's fingerprint, by path.
    pub files: Vec<FileHash>,
}

/// A passage's fingerprint and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassageHash {
    /// The chapter's path below `chapters/`.
    pub chapter: String,
    /// The passage's id.
    pub id: PassageId,
    /// SHA-256 of its text, see [`fingerprint`]; 64 hexadecimal digits.
    pub sha256: String,
}

/// A frozen file's fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileHash {
    /// Its path below the edition's folder.
    pub path: String,
    /// SHA-256 of its bytes; 64 hexadecimal digits.
    pub sha256: String,
}

/// The hint for an edition whose files have changed.
pub(crate) const PUT_BACK: &str =
    "hent udgavens mappe tilbage, som den var; en ændret tekst bliver til en ny udgave";

fn by_path(prints: &[FileHash]) -> BTreeMap<&str, &str> {
    let prints = prints.iter();
    let pairs = prints.map(|print| (print.path.as_str(), print.sha256.as_str()));
    pairs.collect()
}

impl Manifest {
    /// The manifest of this text and these files.
    pub fn of(decision: &Decision, chapters: &[Chapter], mut files: Vec<FileHash>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let passages = PassageHash::all(chapters, Reading::CURRENT);
        Self {
            format: Reading::CURRENT,
            edition: decision.date,
            body: decision.body.clone(),
            case: decision.case.clone(),
            next_revision: decision.next_revision,
            fingerprint: PassageHash::whole(&passages),
            passages,
            files,
        }
    }

    /// Compares the edition's folder, at this path, with what was frozen. Each changed file is an error. `found` excludes the
    /// manifest and its signature.
    pub fn compare(&self, folder: &str, found: &[FileHash]) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        let mut changed = |path: &str, how: &str| {
            diagnostics.error(
                &Location::file(format!("{folder}/{path}")),
                format!("udgaven er ændret efter vedtagelsen: {how}"),
                PUT_BACK,
            );
        };
        let (frozen, found) = (by_path(&self.files), by_path(found));
        for (path, print) in &frozen {
            match found.get(path) {
                None => changed(path, "filen mangler"),
                Some(other) if other != print => changed(path, "filen er en anden"),
                Some(_) => {}
            }
        }
        for path in found.keys().filter(|path| !frozen.contains_key(*path)) {
            changed(path, "filen er kommet til");
        }
        diagnostics
    }

    /// The decision it records.
    pub fn decision(&self) -> Decision {
        Decision {
            body: composed(&self.body),
            date: self.edition,
            case: composed(&self.case),
            next_revision: self.next_revision,
        }
    }
}

impl PassageHash {
    /// The hash of one passage of a chapter, under this reading.
    pub fn of(chapter: &Chapter, passage: &Passage, reading: Reading) -> Self {
        Self {
            chapter: chapter.path.clone(),
            id: passage.id.clone(),
            sha256: match reading {
                Reading::First => fingerprint(&passage.text),
                Reading::Second => fingerprint(&passage.full_text()),
            },
        }
    }

    /// The hashes of all passages of these chapters, in reading order.
    pub fn all(chapters: &[Chapter], reading: Reading) -> Vec<Self> {
        let of = |chapter| move |passage| Self::of(chapter, passage, reading);
        let prints = chapters
            .iter()
            .flat_map(|chapter| chapter.passages().into_iter().map(of(chapter)));
        prints.collect()
    }

    /// The hash of them all: SHA-256 of the lines `sha256  chapter#id` in order, each ending with a line feed.
    pub fn whole(prints: &[Self]) -> String {
        let lines = prints
            .iter()
            .map(|print| format!("{}  {}#{}\n", print.sha256, print.chapter, print.id));
        sha256(lines.collect::<String>().as_bytes())
    }
}

/// SHA-256 of a text's words in UTF-8, separated by single spaces; 64 hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    sha256(words.join(" ").as_bytes())
}

/// SHA-256 of these bytes as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A fingerprint in groups of four digits, to be read aloud.
pub fn in_groups(fingerprint: &str) -> String {
    let digits: Vec<_> = fingerprint.chars().collect();
    let groups: Vec<String> = digits
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}
