use crate::edition_pages::{EditionPage, EditionPages};
use crate::preprocessor::{FRONT, GUIDE, SEARCH, is_own_page};
use crate::quote::page_of;
use maud::{Markup, html};

/// The table of contents: our own pages, the plan's chapters, and what stands behind them.
pub(crate) struct Contents {
    parts: Vec<Vec<Entry>>,
    /// The part with the chapters.
    chapters: usize,
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
    /// Of the pages' titles and paths, in the book's order.
    pub(crate) fn of<'a>(pages: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut parts = [Vec::new(), Vec::new(), Vec::new()];
        for (title, path) in pages {
            let part = match path {
                _ if !is_own_page(path) => 1,
                _ if [FRONT, GUIDE, SEARCH].iter().any(|own| own.path == path) => 0,
                _ => 2,
            };
            parts[part].push(Entry::of(title, path));
        }
        Self {
            parts: parts.into(),
            chapters: 1,
        }
    }

    /// The same with an edition in the chapters' place: the pages that lead into it, and its chapters.
    pub(crate) fn of_edition(&self, pages: &EditionPages) -> Self {
        let entries = |pages: &[EditionPage]| -> Vec<_> {
            let entries = pages.iter().map(|page| Entry::of(&page.title, &page.path));
            entries.collect()
        };
        let mut parts = self.parts.clone();
        let edition = [entries(&pages.leading), entries(&pages.chapters)];
        parts.splice(self.chapters..=self.chapters, edition);
        Self {
            parts,
            chapters: self.chapters + 1,
        }
    }

    /// As lists of links, seen from a page that reaches the site's root by `root` and has these sections, each an id and a title.
    pub(crate) fn seen_from(&self, path: &str, root: &str, sections: &[(&str, &str)]) -> Markup {
        let current = |entry: &Entry| (entry.path == path).then_some("page");
        html! {
            @for part in &self.parts {
                ul {
                    @for entry in part {
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

    /// The chapters before and after a chapter, as title and link.
    pub(crate) fn neighbours(&self, path: &str) -> [Option<(&str, &str)>; 2] {
        let chapters = &self.parts[self.chapters];
        let Some(at) = chapters.iter().position(|chapter| chapter.path == path) else {
            return [None, None];
        };
        let entry = |at: usize| {
            let entry = chapters.get(at)?;
            Some((entry.title.as_str(), entry.link.as_str()))
        };
        [at.checked_sub(1).and_then(entry), entry(at + 1)]
    }
}
