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
    let mut folder = Folder {
        root,
        problems: Problems::default(),
    };
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
    if folder.problems.has_errors() {
        return Err(folder.problems);
    }
    Ok(sources)
}

struct Folder<'a> {
    root: &'a Path,
    problems: Problems,
}

impl Folder<'_> {
    fn file(&mut self, path: &str) -> SourceFile {
        let file = self.optional(path);
        if file.is_none() {
            self.problems.error(
                &Place::file(path),
                "filen mangler",
                "opret den, eller angiv planens mappe med --root",
            );
        }
        file.unwrap_or_default()
    }

    fn optional(&mut self, path: &str) -> Option<SourceFile> {
        let bytes = match std::fs::read(self.root.join(path)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(_) => {
                let hint = "se efter, om det er en fil, og om du har lov til at læse den";
                self.problems
                    .error(&Place::file(path), "filen kan ikke læses", hint);
                Vec::new()
            }
        };
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
        let Ok(summary) = parse_summary(&file.text) else {
            self.problems.error(
                &Place::file(SUMMARY),
                "indholdsfortegnelsen kan ikke læses",
                "skriv en linje for hvert kapitel: - [Titel](fil.md)",
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
        Some(ChapterSource {
            title: title.to_owned(),
            file: self.file(&format!("book/chapters/{path}")),
            path,
        })
    }
}
