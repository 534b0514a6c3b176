use super::council::Council;
use super::page::Page;
use crate::chapter_page::{chapter_page, edition_chapter_page};
use crate::paper::links_beside_text;
use crate::preprocessor::{FRONT, GUIDE, WHOLE};
use crate::quote::page_of;
use crate::whole_page::{edition_whole_page, whole_page};
use maud::{Markup, html};
use plan::{Chapter, Passage, Plan};

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
    let plan = &council.edition.plan;
    let frozen = In {
        plan,
        folder: council.folder(),
        is_proof: true,
    };
    let mut pages = frozen.pages(edition_chapter_page, edition_whole_page);
    if council.is_newest() {
        let root = In {
            plan,
            folder: String::new(),
            is_proof: false,
        };
        pages.extend(root.pages(
            |plan, chapter| with_papers(plan, &chapter.path, chapter_page(plan, chapter)),
            |plan| with_papers(plan, WHOLE.path, whole_page(plan)),
        ));
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

/// A folder of the site, in which a plan's pages are.
struct In<'a> {
    plan: &'a Plan,
    folder: String,
    is_proof: bool,
}

impl In<'_> {
    fn pages(
        &self,
        chapter_page: fn(&Plan, &Chapter) -> Markup,
        whole_page: fn(&Plan) -> Markup,
    ) -> Vec<Expected> {
        let chapters = &self.plan.chapters;
        let chapter = |chapter| {
            let content = chapter_page(self.plan, chapter);
            let page = self.page(&chapter.path, std::slice::from_ref(chapter), content);
            Expected {
                is_proof: self.is_proof,
                ..page
            }
        };
        let whole = self.page(WHOLE.path, chapters, whole_page(self.plan));
        chapters.iter().map(chapter).chain([whole]).collect()
    }

    fn page(&self, path: &str, chapters: &[Chapter], content: Markup) -> Expected {
        let passages = chapters.iter().flat_map(Chapter::passages);
        Expected {
            address: format!("{}{}", self.folder, page_of(path)),
            chapter: path.to_owned(),
            passages: passages.map(own_text).collect(),
            page: Page::read(&format!("<main id=\"indhold\">{}</main>", content.0)),
            is_text: true,
            is_proof: false,
        }
    }
}

/// A site without papers has no links to them, and lacks nothing.
fn with_papers(plan: &Plan, path: &str, page: Markup) -> Markup {
    html! { (page) (links_beside_text(plan, path)) }
}

fn own_text(passage: &Passage) -> (String, String) {
    (passage.id.clone(), passage.full_text())
}
