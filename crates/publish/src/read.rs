use crate::files::files;
use mdbook_summary::{Link, Summary, SummaryItem, parse_summary};
use plan::{ChapterSource, Place, Problems, SourceFile, Sources};
use std::fmt;
use std::ops::Range;
use std::path::Path;

const CHAPTERS: &str = "book/chapters";
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
    let mut sources = Sources {
        chapters: folder.chapters(),
        contacts: folder.file("book/contacts.toml"),
        guide: folder.file("book/guide.toml"),
        figures: folder.optional("book/figures.toml"),
        adoption: folder.file("book/adoption.toml"),
        municipality: folder.file("book/theme/municipality.toml"),
        subjects: folder.optional("book/emneord.toml"),
        evidence: folder.optional("book/source/beredskabsplan.txt"),
        warnings: Problems::default(),
    };
    if folder.problems.has_errors() {
        return Err(folder.problems);
    }
    sources.warnings = folder.problems;
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
        let broken = std::str::from_utf8(&bytes)
            .err()
            .map(|error| error.valid_up_to());
        let text = String::from_utf8_lossy(&bytes);
        let file = SourceFile {
            path: path.to_owned(),
            // A byte order mark and Windows' line ends are no part of the text.
            text: text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
        };
        if broken.is_some() {
            let sign = file
                .text
                .find(char::REPLACEMENT_CHARACTER)
                .unwrap_or_default();
            self.error_in(
                &file,
                sign..sign + char::REPLACEMENT_CHARACTER.len_utf8(),
                "filen er ikke gemt som UTF-8",
                "gem den igen, og vælg tegnkodningen UTF-8; se så efter, om æ, ø og å er, som de skal være",
            );
        }
        Some(file)
    }

    /// Notes an error in a file that is at hand.
    fn error_in(
        &mut self,
        file: &SourceFile,
        part: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let place = Place::of(&file.path, &file.text, part);
        self.problems.error(&place, message, hint);
        self.problems.quote([file]);
    }

    fn chapters(&mut self) -> Vec<ChapterSource> {
        let file = self.file(SUMMARY);
        let summary = match parse_summary(&file.text) {
            Ok(summary) => summary,
            Err(error) => {
                let line = line_of(&file.text, &error.to_string());
                self.error_in(
                    &file,
                    line,
                    "indholdsfortegnelsen kan ikke læses",
                    A_LINE_EACH,
                );
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        let Summary {
            prefix_chapters,
            numbered_chapters,
            suffix_chapters,
            ..
        } = summary;
        for items in [prefix_chapters, numbered_chapters, suffix_chapters] {
            self.collect(&file, &items, &mut found);
        }
        // A file that is missing has been told already.
        if found.is_empty() && !file.path.is_empty() && !self.problems.has_errors() {
            self.problems.error(
                &Place::file(SUMMARY),
                "planen har ingen kapitler",
                A_LINE_EACH,
            );
        }
        self.warn_of_others(&found);
        found
    }

    fn collect(
        &mut self,
        file: &SourceFile,
        items: &[SummaryItem],
        found: &mut Vec<ChapterSource>,
    ) {
        for item in items {
            let SummaryItem::Link(link) = item else {
                continue;
            };
            if let Some(chapter) = self.chapter(file, link, found) {
                found.push(chapter);
            }
            self.collect(file, &link.nested_items, found);
        }
    }

    fn chapter(
        &mut self,
        file: &SourceFile,
        link: &Link,
        found: &[ChapterSource],
    ) -> Option<ChapterSource> {
        let name = &link.name;
        let Some(location) = &link.location else {
            self.error_in(
                file,
                nth_of(&file.text, &format!("[{name}]"), 0),
                format!("kapitlet »{name}« har ingen fil"),
                "skriv filens navn i parentesen efter titlen",
            );
            return None;
        };
        let path = location.to_string_lossy().replace('\\', "/");
        let before = found.iter().filter(|chapter| chapter.path == path).count();
        let place = nth_of(&file.text, &format!("({path})"), before);
        if before > 0 {
            let hint = "slet den ene linje, eller ret den ene fils navn";
            self.error_in(
                file,
                place,
                format!("kapitlet »{path}« står to gange"),
                hint,
            );
            return None;
        }
        if !is_chapter_path(&path) {
            self.error_in(
                file,
                place.clone(),
                format!("et kapitel kan ikke hedde »{path}«"),
                "brug kun a–z, 0–9 og bindestreg, slut på .md, og undgå index, guide, soeg, hele-planen, emneord, om, regler, privatliv, was/index og 404",
            );
            return None;
        }
        if name.trim().is_empty() {
            let hint = "skriv kapitlets overskrift mellem [ og ]";
            self.error_in(
                file,
                place.clone(),
                format!("kapitlet »{path}« har ingen titel"),
                hint,
            );
        }
        let Some(chapter) = self.optional(&format!("{CHAPTERS}/{path}")) else {
            let hint = format!("opret {CHAPTERS}/{path}, eller ret navnet her");
            self.error_in(file, place, format!("kapitlets fil »{path}« mangler"), hint);
            return None;
        };
        Some(ChapterSource {
            title: name.clone(),
            file: chapter,
            path,
        })
    }

    /// A file that lies beside the chapters and is none was surely meant to be one.
    fn warn_of_others(&mut self, found: &[ChapterSource]) {
        let others = files(&self.root.join(CHAPTERS)).unwrap_or_default();
        let is_other = |path: &&String| {
            let is_named = found.iter().any(|chapter| chapter.path == **path);
            path.ends_with(".md") && *path != "SUMMARY.md" && !is_named
        };
        // While lines of the summary are wrong, it cannot be told which file they mean.
        if self.problems.has_errors() {
            return;
        }
        for path in others.iter().filter(is_other) {
            self.problems.warning(
                &Place::file(format!("{CHAPTERS}/{path}")),
                "filen står ikke i SUMMARY.md og kommer ikke med i planen",
                format!("tilføj en linje: - [Titel]({path}), eller flyt filen ud af mappen"),
            );
        }
    }
}

const A_LINE_EACH: &str = "skriv en linje for hvert kapitel: - [Titel](fil.md)";

fn is_chapter_path(path: &str) -> bool {
    let stem = path.strip_suffix(".md").unwrap_or_default();
    let is_plain = |part: &str| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !part.is_empty() && part.chars().all(fits)
    };
    stem.split('/').all(is_plain) && !crate::preprocessor::is_own_page(path)
}

/// Where a part stands in a text for the nth time, from 0.
fn nth_of(text: &str, part: &str, nth: usize) -> Range<usize> {
    let found = text.match_indices(part).nth(nth);
    found.map_or(0..0, |(at, part)| at..at + part.len())
}

/// The line that mdBook names in its message.
fn line_of(text: &str, message: &str) -> Range<usize> {
    let number = message.split("line ").nth(1).and_then(|rest| {
        let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse::<usize>().ok()
    });
    let line = number.and_then(|number| text.lines().nth(number.checked_sub(1)?));
    let Some(line) = line else {
        return 0..0;
    };
    let start = line.as_ptr() as usize - text.as_ptr() as usize;
    start..start + line.len()
}
