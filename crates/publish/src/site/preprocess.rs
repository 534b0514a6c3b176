//! mdBook's preprocessor: an adapter for [`pages`].

use crate::assets::widget::Widget;
use crate::pages::all::{Parts, pages};
use crate::pages::changes::changes_pages;
use crate::pages::page::Page;
use anyhow::Result;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use plan::Publication;
use std::collections::HashMap;
use std::path::Path;

/// Replaces each chapter of a book by its HTML, and adds the built-in pages. Without a widget the guide's page has the static guide
/// only.
///
/// # Errors
/// The guide's data cannot be written as JSON.
pub fn preprocess(
    publication: &Publication,
    widget: Option<&Widget>,
    mut book: Book,
) -> Result<Book> {
    let parts = Parts {
        widget,
        changes: &changes_pages(publication),
        ..Parts::default()
    };
    let is_chapter = |page: &Page<'_>| publication.plan.chapter(&page.path).is_some();
    let (mut before, mut chapters, mut after) = (Vec::new(), HashMap::new(), Vec::new());
    for page in pages(publication, parts)? {
        if is_chapter(&page) {
            chapters.insert(page.path, page.content);
        } else if chapters.is_empty() {
            before.push(item(page));
        } else {
            after.push(item(page));
        }
    }
    book.for_each_chapter_mut(|chapter| {
        let path = chapter.path.as_deref().unwrap_or(Path::new(""));
        let path = path.to_string_lossy().replace('\\', "/");
        if let Some(content) = chapters.remove(&path) {
            chapter.content = content;
        }
    });
    book.items.splice(0..0, before);
    book.items.extend(after);
    Ok(book)
}

fn item(page: Page<'_>) -> BookItem {
    Chapter::new(&page.title, page.content, Path::new(&page.path), Vec::new()).into()
}
