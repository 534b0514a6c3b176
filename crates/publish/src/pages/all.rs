//! All pages of a site, in the order of the table of contents.

use crate::assets::search::Search;
use crate::assets::widget::Widget;
use crate::pages::about::about_page;
use crate::pages::accessibility::accessibility_page;
use crate::pages::changes::{ChangesPage, changes_index};
use crate::pages::chapter::chapter_page;
use crate::pages::editions::editions_page;
use crate::pages::front::front_page;
use crate::pages::guide::guide_page;
use crate::pages::page::{Page, PageScripts};
use crate::pages::privacy::privacy_page;
use crate::pages::rules::rules_page;
use crate::pages::search::search_page;
use crate::pages::subjects::subjects_page;
use crate::pages::whole::whole_page;
use crate::papers::links::Papers;
use crate::routes::{
    ABOUT, ACCESSIBILITY, CHANGES, EDITIONS, FRONT, GUIDE, OwnPage, PRIVACY, RULES, SEARCH,
    SUBJECTS, WHOLE,
};
use maud::Markup;
use plan::Publication;

/// What pages need besides the publication. Missing parts are not linked.
#[derive(Clone, Copy, Default)]
pub(crate) struct Parts<'a> {
    pub(crate) widget: Option<&'a Widget>,
    pub(crate) search: Option<&'a Search>,
    pub(crate) papers: Option<&'a Papers>,
    /// The pages of changes, for their index.
    pub(crate) changes: &'a [ChangesPage],
}

/// The pages of today's plan: built-in ones and chapters.
///
/// # Errors
/// The guide's data cannot be written as JSON.
pub(crate) fn pages<'a>(
    publication: &'a Publication,
    parts: Parts<'_>,
) -> serde_json::Result<Vec<Page<'a>>> {
    let plan = &publication.plan;
    let own = |page: &OwnPage, content: Markup| Page::own(page, plan, content);
    let mut pages = vec![
        own(&FRONT, front_page(publication)).running(PageScripts::Due),
        own(&GUIDE, guide_page(plan, parts.widget)?).running(PageScripts::Guide),
        own(&SEARCH, search_page(plan, parts.search)).running(PageScripts::Search),
    ];
    let chapters = plan.chapters.iter();
    pages.extend(chapters.map(|one| Page::chapter(one, plan, chapter_page(plan, one))));
    pages.push(own(&WHOLE, whole_page(plan)));
    if !plan.subjects.is_empty() {
        pages.push(own(&SUBJECTS, subjects_page(plan)));
    }
    pages.push(own(&ABOUT, about_page(publication)).running(PageScripts::Due));
    pages.push(own(&EDITIONS, editions_page(publication)));
    if !parts.changes.is_empty() {
        pages.push(own(&CHANGES, changes_index(parts.changes)));
    }
    pages.push(own(&RULES, rules_page(plan)));
    pages.push(own(&PRIVACY, privacy_page()));
    pages.push(own(&ACCESSIBILITY, accessibility_page(&plan.municipality)));
    if let Some(papers) = parts.papers {
        for page in &mut pages {
            let links = papers.links_on(plan, &page.path);
            page.content.push_str(&links.into_string());
        }
    }
    Ok(pages)
}
