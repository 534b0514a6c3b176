use crate::author_file::{self, Refusal};
use crate::theme::Theme;
use mdbook_summary::{Summary, SummaryItem, parse_summary};
use plan::{ChapterSource, Place, Problems, SourceFile, Sources};
use std::fmt;
use std::path::Path;

const SUMMARY: &str = "book/chapters/SUMMARY.md";

/// Why nothing could be published.
#[derive(Debug)]
pub enum Failure {
    /// The authors' files have errors; they are all here.
    Problems(Problems),
    /// Something else stood in the way, such as a folder that cannot be written. In Danish.
    Other(anyhow::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problems(problems) => write!(f, "{problems}"),
            Self::Other(error) => write!(f, "fejl: {error:#}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

/// Reads the files of a municipality; `root` is the folder that holds `book/`.
///
/// # Errors
/// Every file that is missing or cannot be read as text, at once.
pub fn read(root: &Path) -> Result<Sources, Problems> {
    let mut folder = Folder::new(root);
    let sources = Sources {
        chapters: folder.chapters(),
        contacts: folder.file("book/contacts.toml"),
        guide: folder.file("book/guide.toml"),
        figures: folder.optional("book/figures.toml"),
        adoption: folder.file("book/adoption.toml"),
        municipality: folder.file("book/theme/municipality.toml"),
        subjects: folder.optional("book/emneord.toml"),
        evidence: folder.optional("book/source/beredskabsplan.txt"),
    };
    if let Err(problems) = Theme::read(root) {
        folder.problems.append(problems);
    }
    if folder.problems.has_errors() {
        return Err(folder.problems);
    }
    Ok(sources)
}

/// The whole of a plan has no more bytes than this.
const MOST: usize = 2_000_000;

/// A municipality's folder, and what was wrong with the files read from it so far.
pub(crate) struct Folder<'a> {
    root: &'a Path,
    pub(crate) problems: Problems,
    /// How many bytes were read.
    read: usize,
}

impl<'a> Folder<'a> {
    pub(crate) fn new(root: &'a Path) -> Self {
        Self {
            root,
            problems: Problems::default(),
            read: 0,
        }
    }

    fn file(&mut self, path: &str) -> SourceFile {
        let file = self.optional(path);
        if file.is_none() {
            let (message, hint) = Refusal::Missing.told();
            self.problems.error(&Place::file(path), message, hint);
        }
        file.unwrap_or_default()
    }

    pub(crate) fn optional(&mut self, path: &str) -> Option<SourceFile> {
        let bytes = match author_file::read(self.root, path) {
            Ok(bytes) => bytes,
            Err(Refusal::Missing) => return None,
            Err(refusal) => {
                let (message, hint) = refusal.told();
                self.problems.error(&Place::file(path), message, hint);
                Vec::new()
            }
        };
        self.read += bytes.len();
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            self.problems.error(
                &Place::file(path),
                "filen er ikke gemt som UTF-8",
                "gem den igen, og vælg tegnkodningen UTF-8",
            );
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        });
        Some(SourceFile {
            path: path.to_owned(),
            // A byte order mark and Windows' line ends are no part of the text.
            text: text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        })
    }

    fn chapters(&mut self) -> Vec<ChapterSource> {
        let file = self.file(SUMMARY);
        let summary = match nests_deep(&file.text) {
            true => None,
            false => parse_summary(&file.text).ok(),
        };
        let Some(summary) = summary else {
            self.problems.error(
                &Place::file(SUMMARY),
                "indholdsfortegnelsen kan ikke læses",
                "skriv én linje for hvert kapitel, og hvert kapitel én gang: - [Titel](fil.md)",
            );
            return Vec::new();
        };
        let mut found = Vec::new();
        let Summary {
            prefix_chapters,
            numbered_chapters,
            suffix_chapters,
            ..
        } = summary;
        for items in [prefix_chapters, numbered_chapters, suffix_chapters] {
            self.collect(&items, &mut found);
        }
        if self.read > MOST {
            self.problems.error(
                &Place::file(SUMMARY),
                "kapitlerne fylder tilsammen for meget",
                "en plan kan være på 2 MB; se efter, om det er de rigtige filer",
            );
        }
        // A file that is missing has been told already.
        if found.is_empty() && !file.path.is_empty() {
            self.problems.error(
                &Place::file(SUMMARY),
                "planen har ingen kapitler",
                "skriv en linje for hvert kapitel: - [Titel](fil.md)",
            );
        }
        found
    }

    fn collect(&mut self, items: &[SummaryItem], found: &mut Vec<ChapterSource>) {
        for item in items {
            let SummaryItem::Link(link) = item else {
                continue;
            };
            let Some(location) = &link.location else {
                self.problems.error(
                    &Place::file(SUMMARY),
                    format!("kapitlet »{}« har ingen fil", link.name),
                    "skriv filens navn i parentesen efter titlen",
                );
                continue;
            };
            let path = location.to_string_lossy().replace('\\', "/");
            if let Some(chapter) = self.chapter(&link.name, path) {
                found.push(chapter);
            }
            self.collect(&link.nested_items, found);
        }
    }

    fn chapter(&mut self, title: &str, path: String) -> Option<ChapterSource> {
        let stem = path.strip_suffix(".md").unwrap_or_default();
        let is_plain = |part: &str| {
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            !part.is_empty() && part.chars().all(fits)
        };
        if !stem.split('/').all(is_plain) || crate::preprocessor::is_own_page(&path) {
            self.problems.error(
                &Place::file(SUMMARY),
                format!("et kapitel kan ikke hedde »{path}«"),
                "brug kun a–z, 0–9 og bindestreg, slut på .md, og undgå index, guide, soeg, hele-planen, emneord, om, regler, privatliv, was/index, 404 og mapperne udgaver og aendringer",
            );
            return None;
        }
        if self.read > MOST {
            return None;
        }
        Some(ChapterSource {
            title: title.to_owned(),
            file: self.file(&format!("book/chapters/{path}")),
            path,
        })
    }
}

/// Whether a line stands deeper in lists and boxes than a table of contents has them; mdBook would follow it to any depth.
fn nests_deep(summary: &str) -> bool {
    const DEEPEST: usize = 40;
    let is_mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-*+>.)".contains(c);
    summary
        .lines()
        .any(|line| line.trim_end().chars().take_while(|c| is_mark(*c)).count() > DEEPEST)
}
