use super::council::Council;
use super::page::Page;
use crate::chapter_page::chapter_page;
use crate::preprocessor::{FRONT, GUIDE, WHOLE};
use crate::quote::page_of;
use crate::whole_page::whole_page;
use maud::Markup;
use plan::{Chapter, Passage};

/// A page that is to be found in the site.
pub(crate) struct Expected {
    /// Its address below the site's root.
    pub(crate) address: String,
    /// The path of its chapter, where it has one.
    pub(crate) chapter: String,
    /// The adopted passages on it, each an id and a text, in their order.
    pub(crate) passages: Vec<(String, String)>,
    /// What this publisher makes of them.
    pub(crate) page: Page,
    /// Whether all its text is compared, and not its links alone.
    pub(crate) is_text: bool,
    /// Whether the fingerprint of the whole is taken from it.
    pub(crate) is_proof: bool,
}

/// The edition's pages, and, where it is in force, those in the site's root.
pub(crate) fn expected_pages(council: &Council) -> Vec<Expected> {
    let mut pages = pages_in(council, &council.folder(), true);
    if council.is_newest() {
        pages.extend(pages_in(council, "", false));
        // What leads to the contacts from here quotes the plan, and has a form of its own.
        pages.extend([FRONT, GUIDE].map(|own| Expected {
            address: page_of(own.path),
            chapter: String::new(),
            passages: Vec::new(),
            page: Page::default(),
            is_text: false,
            is_proof: false,
        }));
    }
    pages
}

fn pages_in(council: &Council, folder: &str, is_proof: bool) -> Vec<Expected> {
    let plan = &council.edition.plan;
    let expected = |path: &str, chapters: &[Chapter], content: Markup| Expected {
        address: format!("{folder}{}", page_of(path)),
        chapter: path.to_owned(),
        passages: chapters
            .iter()
            .flat_map(Chapter::passages)
            .map(own_text)
            .collect(),
        page: Page::read(&format!("<main id=\"indhold\">{}</main>", content.0)),
        is_text: true,
        is_proof: is_proof && path != WHOLE.path,
    };
    let chapters = plan.chapters.iter();
    let mut pages: Vec<_> = chapters
        .map(|chapter| {
            expected(
                &chapter.path,
                std::slice::from_ref(chapter),
                chapter_page(plan, chapter),
            )
        })
        .collect();
    pages.push(expected(WHOLE.path, &plan.chapters, whole_page(plan)));
    pages
}

fn own_text(passage: &Passage) -> (String, String) {
    (passage.id.clone(), passage.text.clone())
}
