use crate::pages::edition::EditionPages;
use crate::pages::page::Page;
use crate::routes::{FRONT, GUIDE, SEARCH, WHOLE, is_own_page, page_of};
use maud::{Markup, html};
use std::collections::HashMap;

/// So many chapters stand in the table of contents; of more, those around the page's own, or else the first. Every page has a table,
/// and a plan of twice as many chapters would be four times as much to publish and to read.
const MOST: usize = 100;

/// The table of contents: our own pages, the plan's chapters, and what stands behind them.
pub(crate) struct Contents {
    parts: Vec<Vec<Entry>>,
    /// The part with the chapters.
    chapters: usize,
    /// By path: the number of the chapter in its part.
    numbers: HashMap<String, usize>,
    /// The page on which every chapter is to be found.
    whole: Entry,
}

#[derive(Clone)]
struct Entry {
    path: String,
    link: String,
    title: String,
}

impl Entry {
    fn of(title: &str, path: &str) -> Self {
        Self {
            path: path.to_owned(),
            link: page_of(path),
            title: title.to_owned(),
        }
    }
}

impl Contents {
    /// Of the pages of today's plan, in their order.
    pub(crate) fn of(pages: &[Page<'_>]) -> Self {
        let mut parts = [Vec::new(), Vec::new(), Vec::new()];
        for Page { title, path, .. } in pages {
            let part = match path {
                _ if !is_own_page(path) => 1,
                _ if [FRONT, GUIDE, SEARCH].iter().any(|own| own.path == path) => 0,
                _ => 2,
            };
            parts[part].push(Entry::of(title, path));
        }
        Self::new(parts.into(), 1, WHOLE.path)
    }

    fn new(parts: Vec<Vec<Entry>>, chapters: usize, whole: &str) -> Self {
        let paths = parts[chapters].iter().map(|entry| entry.path.clone());
        Self {
            numbers: paths.zip(0..).collect(),
            whole: Entry::of(&format!("Alle {} kapitler", parts[chapters].len()), whole),
            parts,
            chapters,
        }
    }

    /// The same with an edition in the chapters' place: the pages that lead into it, and its chapters.
    pub(crate) fn of_edition(&self, pages: &EditionPages<'_>) -> Self {
        let entries = |pages: &[Page<'_>]| -> Vec<_> {
            let entries = pages.iter().map(|page| Entry::of(&page.title, &page.path));
            entries.collect()
        };
        let (before, after) = self.parts.split_at(self.chapters);
        let edition = [entries(&pages.leading), entries(&pages.chapters)];
        let parts = [before, &edition, &after[1..]].concat();
        Self::new(parts, self.chapters + 1, &pages.whole)
    }

    /// As lists of links, seen from a page that reaches the site's root by `root` and has these sections, each an id and a title.
    pub(crate) fn seen_from(&self, path: &str, root: &str, sections: &[(&str, &str)]) -> Markup {
        let current = |entry: &Entry| (entry.path == path).then_some("page");
        html! {
            @for (number, part) in self.parts.iter().enumerate() {
                ul {
                    @if number == self.chapters && part.len() > MOST {
                        li { a href={ (root) (self.whole.link) } { (self.whole.title) } }
                    }
                    @for entry in self.render(number, path) {
                        li {
                            a href={ (root) (entry.link) } aria-current=[current(entry)] { (entry.title) }
                            @if entry.path == path && !sections.is_empty() {
                                ul { @for (id, title) in sections { li { a href={ "#" (id) } { (title) } } } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The entries of a part that a page's table has.
    fn render(&self, part: usize, path: &str) -> &[Entry] {
        let entries = &self.parts[part];
        if part != self.chapters || entries.len() <= MOST {
            return entries;
        }
        let own = self.numbers.get(path).copied().unwrap_or_default();
        let first = own.saturating_sub(MOST / 2).min(entries.len() - MOST);
        &entries[first..first + MOST]
    }

    /// The chapters before and after a chapter, as title and link.
    pub(crate) fn neighbours(&self, path: &str) -> [Option<(&str, &str)>; 2] {
        let chapters = &self.parts[self.chapters];
        let Some(&at) = self.numbers.get(path) else {
            return [None, None];
        };
        let entry = |at: usize| {
            let entry = chapters.get(at)?;
            Some((entry.title.as_str(), entry.link.as_str()))
        };
        [at.checked_sub(1).and_then(entry), entry(at + 1)]
    }
}
