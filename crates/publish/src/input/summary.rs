//! The chapters that `SUMMARY.md` lists.

use crate::input::folder::{Folder, MOST};
use crate::system::files::files;
use crate::system::litter::without_litter;
use mdbook_summary::{Link, Summary, SummaryItem, parse_summary};
use plan::{ChapterSource, Location, SourceFile};
use std::ops::Range;
use std::path::{Component, Path};

const CHAPTERS: &str = "book/chapters";
pub(crate) const SUMMARY: &str = "book/chapters/SUMMARY.md";

impl Folder<'_> {
    pub(super) fn chapters(&mut self) -> Vec<ChapterSource> {
        let file = self.file(SUMMARY);
        let found = self.chapters_of(&file);
        self.diagnostics.quote([&file]);
        found
    }

    fn chapters_of(&mut self, file: &SourceFile) -> Vec<ChapterSource> {
        if !self.is_frozen {
            self.refuse_blanks(file);
            if self.diagnostics.has_errors() && !file.text.is_empty() {
                return Vec::new();
            }
        }
        let summary = match nests_deep(&file.text) {
            true => Err(String::new()),
            false => parse_summary(&file.text).map_err(|error| format!("{error:#}")),
        };
        let summary = match summary {
            Ok(summary) => summary,
            Err(said) => {
                self.refuse_summary(file, &said);
                return Vec::new();
            }
        };
        self.refuse_what_is_left_out(file);
        let mut found = Vec::new();
        let Summary {
            prefix_chapters,
            numbered_chapters,
            suffix_chapters,
            ..
        } = summary;
        for items in [prefix_chapters, numbered_chapters, suffix_chapters] {
            self.collect(file, &items, &mut found);
        }
        if self.read > MOST {
            self.diagnostics.error(
                &Location::file(SUMMARY),
                "kapitlerne fylder tilsammen for meget",
                "en plan kan være på 2 MB; se efter, om det er de rigtige filer",
            );
        }
        // A missing file is reported elsewhere.
        if found.is_empty() && !file.path.is_empty() && !self.diagnostics.has_errors() {
            self.diagnostics.error(
                &Location::file(SUMMARY),
                "planen har ingen kapitler",
                A_LINE_EACH,
            );
        }
        self.warn_of_others(&found);
        found
    }

    /// Anything in the summary that is not a chapter's line would silently be left out.
    fn refuse_what_is_left_out(&mut self, file: &SourceFile) {
        let is_remark = |line: &str| line.starts_with("<!--") && line.ends_with("-->");
        let lines = file.text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !is_remark(line));
        for (index, text) in lines.enumerate() {
            let is_title = index == 0 && text.starts_with('#');
            if is_title || is_chapter_line(text) {
                continue;
            }
            let start = text.as_ptr() as usize - file.text.as_ptr() as usize;
            let hint = match text.starts_with('#') {
                true => {
                    "slet den, eller skriv delens navn ind i kapitlernes titler: planen har kapitler og ingen dele"
                }
                false => A_LINE_EACH,
            };
            self.error_in(
                file,
                start..start + text.len(),
                format!("»{text}« i indholdsfortegnelsen kommer ikke med i planen"),
                hint,
            );
        }
    }

    /// mdBook names the repeated file, or the line it cannot read.
    fn refuse_summary(&mut self, file: &SourceFile, said: &str) {
        let twice = said.split_once("Duplicate file in SUMMARY.md: \"");
        if let Some((path, _)) = twice.and_then(|(_, rest)| rest.split_once('"')) {
            let place = nth_of(&file.text, &format!("({path})"), 1);
            let hint = "slet den ene linje, eller ret den ene fils navn";
            self.error_in(
                file,
                place,
                format!("kapitlet »{path}« står to gange"),
                hint,
            );
            return;
        }
        let line = line_of(&file.text, said);
        let message = "indholdsfortegnelsen kan ikke læses";
        self.error_in(file, line, message, A_LINE_EACH);
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
            if let Some(chapter) = self.chapter(file, link) {
                found.push(chapter);
            }
            self.collect(file, &link.nested_items, found);
        }
    }

    fn chapter(&mut self, file: &SourceFile, link: &Link) -> Option<ChapterSource> {
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
        let place = nth_of(&file.text, &format!("({path})"), 0);
        let is_kept = self.is_frozen && is_within(location);
        if !is_kept && !is_chapter_path(&path) {
            self.error_in(
                file,
                place.clone(),
                format!("et kapitel kan ikke hedde »{path}«"),
                "brug kun a–z, 0–9 og bindestreg, slut på .md, og undgå index, guide, soeg, hele-planen, emneord, om, regler, privatliv, was/index, 404, mapperne udgaver og aendringer og de navne, som Windows ikke kan have (con, prn, aux, nul, com1, lpt1 …)",
            );
            return None;
        }
        if name.trim().is_empty() {
            let hint = "skriv kapitlets overskrift mellem [ og ]";
            let message = format!("kapitlet »{path}« har ingen titel");
            self.error_in(file, place.clone(), message, hint);
        }
        if self.read > MOST {
            return None;
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

    /// Notes each file name with a blank: Markdown would not see a link.
    fn refuse_blanks(&mut self, file: &SourceFile) {
        for (at, _) in file.text.match_indices("](") {
            let rest = &file.text[at + 2..];
            let line = rest.lines().next().unwrap_or_default();
            let Some(end) = line.find(".md") else {
                continue;
            };
            let path = line[..end + 3].trim_start_matches('<');
            if !path.contains(' ') && !path.contains("%20") {
                continue;
            }
            let name = path.replace("%20", " ");
            let better = plain_name(&name);
            let start = at + 2 + line.find(path).unwrap_or_default();
            self.error_in(
                file,
                start..start + path.len(),
                format!("et kapitels filnavn kan ikke have mellemrum: »{name}«"),
                format!("giv filen et andet navn, f.eks. {better}, og skriv ({better}) her"),
            );
        }
    }

    /// Warns of files beside the chapters that are not listed.
    fn warn_of_others(&mut self, found: &[ChapterSource]) {
        let others = files(&self.root.join(CHAPTERS)).unwrap_or_default();
        let others = without_litter(&others);
        let is_other = |path: &&String| {
            let is_named = found.iter().any(|chapter| chapter.path == **path);
            path.ends_with(".md") && *path != "SUMMARY.md" && !is_named
        };
        // With broken lines in the summary it is not known which files they mean.
        if self.diagnostics.has_errors() {
            return;
        }
        for path in others.iter().filter(is_other) {
            self.diagnostics.warning(
                &Location::file(format!("{CHAPTERS}/{path}")),
                "filen står ikke i SUMMARY.md og kommer ikke med i planen",
                format!("tilføj en linje: - [Titel]({path}), eller flyt filen ud af mappen"),
            );
        }
    }
}
/// A valid file name for a chapter.
fn plain_name(name: &str) -> String {
    let letters = [("æ", "ae"), ("ø", "oe"), ("å", "aa"), (" ", "-")];
    let name = name.trim().to_lowercase();
    let plain = letters
        .iter()
        .fold(name, |name, (letter, plain)| name.replace(letter, plain));
    let fits = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(*c);
    plain.chars().filter(fits).collect()
}

/// Whether the path stays inside its folder.
fn is_within(path: &Path) -> bool {
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
}

const A_LINE_EACH: &str = "skriv en linje for hvert kapitel: - [Titel](fil.md)";

/// `- [Titel](fil.md)`, or a prefix or suffix chapter without a list mark.
fn is_chapter_line(line: &str) -> bool {
    let sign = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let link = sign
        .trim_start_matches(['-', '*', '+', '.', ')'])
        .trim_start();
    link.starts_with('[') && link.ends_with(')') && link.contains("](")
}

fn is_chapter_path(path: &str) -> bool {
    let stem = path.strip_suffix(".md").unwrap_or_default();
    let is_plain = |part: &str| {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !part.is_empty() && part.chars().all(fits) && !is_device(part)
    };
    stem.split('/').all(is_plain) && !crate::routes::is_own_page(path)
}

/// Whether Windows takes this name for a device, whatever its extension (Microsoft's "Naming Files, Paths, and Namespaces").
fn is_device(name: &str) -> bool {
    let port = name
        .strip_prefix("com")
        .or_else(|| name.strip_prefix("lpt"));
    let is_port = port.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']));
    is_port || ["aux", "con", "nul", "prn"].contains(&name)
}

/// The nth occurrence of a part in a text, from 0.
fn nth_of(text: &str, part: &str, nth: usize) -> Range<usize> {
    let found = text.match_indices(part).nth(nth);
    found.map_or(0..0, |(at, part)| at..at + part.len())
}

/// The line named in mdBook's message.
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

/// Whether a line is nested deeper than any table of contents; mdBook would recurse to any depth.
fn nests_deep(summary: &str) -> bool {
    const DEEPEST: usize = 40;
    let is_mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-*+>.)".contains(c);
    summary
        .lines()
        .any(|line| line.trim_end().chars().take_while(|c| is_mark(*c)).count() > DEEPEST)
}
