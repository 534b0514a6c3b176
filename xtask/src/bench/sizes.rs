//! What a phone fetches: the sizes of pages and widget, compressed as by a web server.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::bench::html;

/// In bytes after compression: one round trip on a bad network.
const CHAPTER_BUDGET: usize = 14_600;
/// For the wasm and its glue.
const WIDGET_BUDGET: usize = 31_000;
/// For the scripts that run before the widget and without it.
const SCRIPTS_BUDGET: usize = 1_500;
/// For the search: script and index, which only a reader who searches fetches.
const SEARCH_BUDGET: usize = 12_000;
/// Scripts that run beside the widget; they keep their names.
pub(crate) const SCRIPTS: &[&str] = &["loader.js", "quick_exit.js"];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Chapter,
    /// The page with the widget, to which the widget's budget applies.
    Guide,
    Other,
}

struct Page {
    name: String,
    kind: Kind,
    alone: usize,
    whole: usize,
}

impl Page {
    fn too_large(&self) -> bool {
        self.kind == Kind::Chapter && self.whole > CHAPTER_BUDGET
    }
}

/// Prints the tables, and fails when a budget is exceeded.
pub(crate) fn report(site: &Path, widget: &Path, summary: &str) -> Result<()> {
    let parts = parts(widget, &["wasm", "js"])?;
    let pages = pages(site, summary)?;
    let (scripts, widget): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .partition(|(name, _)| SCRIPTS.contains(&name.as_str()));
    println!("{}", page_table(&pages));
    print!("{}", table("the widget in all", &widget));
    print!("{}", table("the page's other scripts in all", &scripts));
    let search = search_parts(site)?;
    print!("{}", table("the search in all", &search));
    within_budgets(&pages, sum(&widget), sum(&scripts), sum(&search))
}

/// The search's script and index.
fn search_parts(site: &Path) -> Result<Vec<(String, usize)>> {
    let assets = site.join("assets");
    let mut parts = parts(&assets, &["js", "json"])?;
    parts.retain(|(name, _)| name.starts_with("search-"));
    if parts.len() != 2 {
        bail!("the search's script and index are not in dist/site/assets");
    }
    Ok(parts)
}

fn within_budgets(pages: &[Page], widget: usize, scripts: usize, search: usize) -> Result<()> {
    for (what, size, most) in [
        ("widget", widget, WIDGET_BUDGET),
        ("the widget's other scripts", scripts, SCRIPTS_BUDGET),
        ("the search", search, SEARCH_BUDGET),
    ] {
        if size > most {
            let (size, most) = (number(size), number(most));
            bail!("{what}: {size} bytes, and at most {most} are allowed");
        }
    }
    if let Some(page) = pages.iter().find(|page| page.too_large()) {
        let chapter_most = number(CHAPTER_BUDGET);
        let (name, size) = (&page.name, number(page.whole));
        bail!(
            "the chapter {name} has {size} bytes with all of its files, and at most {chapter_most} are allowed"
        );
    }
    Ok(())
}

/// The files of a folder with one of the endings, each with its size.
pub(crate) fn parts(folder: &Path, endings: &[&str]) -> Result<Vec<(String, usize)>> {
    let mut parts = Vec::new();
    for file in files(folder, endings)? {
        let name = file.strip_prefix(folder).unwrap_or(&file);
        parts.push((
            name.to_string_lossy().into_owned(),
            compressed(&fs::read(&file)?)?,
        ));
    }
    Ok(parts)
}

fn pages(site: &Path, summary: &str) -> Result<Vec<Page>> {
    let chapters = chapter_pages(summary);
    let mut assets = Assets {
        site,
        sizes: HashMap::new(),
    };
    let mut pages = Vec::new();
    for file in files(site, &["html"])? {
        let html = fs::read_to_string(&file)?;
        let name = file
            .strip_prefix(site)
            .unwrap_or(&file)
            .to_string_lossy()
            .into_owned();
        let kind = if chapters.contains(&name) {
            Kind::Chapter
        } else if html.contains("data-wasm=") {
            Kind::Guide
        } else {
            Kind::Other
        };
        let alone = compressed(html.as_bytes())?;
        let whole = alone + assets.size_for(&file, &html)?;
        pages.push(Page {
            name,
            kind,
            alone,
            whole,
        });
    }
    let found = pages
        .iter()
        .filter(|page| page.kind == Kind::Chapter)
        .count();
    if found == 0 {
        bail!("no page of dist/site is a chapter of book/chapters/SUMMARY.md");
    }
    Ok(pages)
}

/// Files that pages refer to; shared ones are compressed once.
struct Assets<'a> {
    site: &'a Path,
    sizes: HashMap<PathBuf, usize>,
}

impl Assets<'_> {
    /// The size of everything the browser fetches with this page.
    fn size_for(&mut self, page: &Path, html: &str) -> Result<usize> {
        let references = html::fetched(html);
        let files: BTreeSet<PathBuf> = references
            .iter()
            .filter_map(|url| resolve(self.site, page, url))
            .collect();
        files.into_iter().map(|file| self.size(file)).sum()
    }

    fn size(&mut self, file: PathBuf) -> Result<usize> {
        if let Some(size) = self.sizes.get(&file) {
            return Ok(*size);
        }
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let size = compressed(&content)?;
        self.sizes.insert(file, size);
        Ok(size)
    }
}

/// The file behind a page's reference; `None` if it leads out of the site.
fn resolve(site: &Path, page: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() || path.starts_with("//") || path.contains(':') {
        return None;
    }
    let joined = match path.strip_prefix('/') {
        Some(absolute) => site.join(absolute),
        None => page.parent()?.join(path),
    };
    // By name alone, so that two ways of writing one file count once.
    let mut plain = PathBuf::new();
    for part in joined.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    Some(plain)
}

/// The pages that mdBook makes from SUMMARY.md.
fn chapter_pages(summary: &str) -> BTreeSet<String> {
    let links = summary
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let files = links.filter_map(|link| link.trim_start_matches("./").strip_suffix(".md"));
    files
        .map(|file| format!("{}.html", file.replace("README", "index")))
        .collect()
}

/// All files below a folder with one of these endings, sorted.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, endings)?);
        } else if path
            .extension()
            .is_some_and(|end| endings.iter().any(|wanted| end == *wanted))
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The size after brotli at its best (11), with the window servers use for precompressed files.
fn compressed(content: &[u8]) -> io::Result<usize> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &params)?;
    Ok(packed.len())
}

fn page_table(pages: &[Page]) -> String {
    let width = pages
        .iter()
        .map(|page| page.name.chars().count())
        .max()
        .unwrap_or(0)
        .max(4);
    let mut table = format!(
        "{:<width$} {:>10} {:>10}  (bytes, brotli 11)\n",
        "side", "alene", "med alt"
    );
    for page in pages {
        let remark = match page.kind {
            Kind::Guide => "  the guide's page",
            _ if page.too_large() => "  FOR STOR",
            Kind::Chapter => "  kapitel",
            Kind::Other => "",
        };
        let (alone, whole) = (number(page.alone), number(page.whole));
        table += &format!("{:<width$} {alone:>10} {whole:>10}{remark}\n", page.name);
    }
    table
}

fn table(whole: &str, parts: &[(String, usize)]) -> String {
    let whole = (whole.to_owned(), sum(parts));
    let rows = parts.iter().chain([&whole]);
    rows.map(|(name, size)| format!("{name:<40} {:>10}\n", number(*size)))
        .collect()
}

pub(crate) fn sum(parts: &[(String, usize)]) -> usize {
    parts.iter().map(|(_, size)| size).sum()
}

/// A number with Danish thousands separators.
fn number(value: usize) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str, kind: Kind, whole: usize) -> Page {
        Page {
            name: name.to_owned(),
            kind,
            alone: 900,
            whole,
        }
    }

    #[test]
    fn numbers_are_written_the_danish_way() {
        assert_eq!(number(7), "7");
        assert_eq!(number(14_600), "14.600");
        assert_eq!(number(1_234_567), "1.234.567");
    }

    #[test]
    fn only_a_chapter_can_be_too_large() {
        let pages = [
            page("a.html", Kind::Chapter, 14_600),
            page("b.html", Kind::Chapter, 14_601),
            page("c.html", Kind::Guide, 50_000),
            page("d.html", Kind::Other, 50_000),
        ];
        let table = page_table(&pages);
        assert_eq!(table.matches("FOR STOR").count(), 1);
        assert!(
            table.contains("b.html        900     14.601  FOR STOR\n"),
            "{table}"
        );
    }

    #[test]
    fn each_budget_may_be_used_up_and_no_more() {
        let chapter = |size| [page("a.html", Kind::Chapter, size)];
        assert!(within_budgets(&chapter(14_600), 31_000, 1_500, 12_000).is_ok());
        assert!(within_budgets(&chapter(14_601), 31_000, 1_500, 12_000).is_err());
        assert!(within_budgets(&chapter(14_600), 31_001, 1_500, 12_000).is_err());
        assert!(within_budgets(&chapter(14_600), 31_000, 1_501, 12_000).is_err());
        assert!(within_budgets(&chapter(14_600), 31_000, 1_500, 12_001).is_err());
    }

    #[test]
    fn chapters_are_named_as_their_pages() {
        let summary =
            "# Indhold\n\n[Forside](README.md)\n- [Niveauer](del/niveauer.md)\n- [Kladde]()\n";
        let pages: Vec<_> = chapter_pages(summary).into_iter().collect();
        assert_eq!(pages, ["del/niveauer.html", "index.html"]);
    }

    #[test]
    fn references_are_followed_within_the_site() {
        let (site, page) = (Path::new("/s"), Path::new("/s/del/niveauer.html"));
        let file = |url| resolve(site, page, url).map(|file| file.to_string_lossy().into_owned());
        assert_eq!(file("../a.css?v=1").as_deref(), Some("/s/a.css"));
        assert_eq!(file("/a.css").as_deref(), Some("/s/a.css"));
        assert_eq!(file("https://example.org/a.css"), None);
        assert_eq!(file("data:image/svg+xml,x"), None);
    }

    #[test]
    fn compression_is_at_its_best() -> io::Result<()> {
        let text = "Den samme sætning kommer igen og igen. ".repeat(100);
        assert!(compressed(text.as_bytes())? < 80);
        Ok(())
    }
}
