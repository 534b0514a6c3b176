use crate::pages::edition::EditionPages;
use crate::pages::page::Page;
use crate::routes::{FRONT, GUIDE, SEARCH, WHOLE, is_own_page, page_of};
use maud::{Markup, html};
use std::collections::HashMap;

/// The most chapters in a table of contents: those around the page's own, or the first. Every page has a table, so without a limit
/// its total size would grow with the square.
const MOST: usize = 100;

/// The table of contents: built-in pages, chapters, and what follows.
pub(crate) struct Contents {
    parts: Vec<Vec<Entry>>,
    /// The part with the chapters.
    chapters: usize,
    /// By path: the chapter's index in its part.
    numbers: HashMap<String, usize>,
    /// The page with every chapter.
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
    /// From the pages of today's plan, in their order.
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

    /// The same with an edition's pages in the chapters' place.
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

    /// As lists of links, from a page whose `root` leads to the site's root; its sections are listed below it.
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

    /// The entries of a part, as far as a page shows them.
    fn render(&self, part: usize, path: &str) -> &[Entry] {
        let entries = &self.parts[part];
        if part != self.chapters || entries.len() <= MOST {
            return entries;
        }
        let own = self.numbers.get(path).copied().unwrap_or_default();
        let first = own.saturating_sub(MOST / 2).min(entries.len() - MOST);
        &entries[first..first + MOST]
    }

    /// The chapters before and after, as title and link.
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
