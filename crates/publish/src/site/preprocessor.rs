use crate::assets::search::Search;
use crate::assets::widget::Widget;
use crate::pages::about::about_page;
use crate::pages::accessibility::accessibility_page;
use crate::pages::changes::{ChangesPage, changes_index, changes_pages};
use crate::pages::chapter::chapter_page;
use crate::pages::editions::editions_page;
use crate::pages::front::front_page;
use crate::pages::guide::guide_page;
use crate::pages::privacy::privacy_page;
use crate::pages::rules::rules_page;
use crate::pages::search::search_page;
use crate::pages::subjects::subjects_page;
use crate::pages::whole::whole_page;
use crate::papers::links::Papers;
use crate::routes::ABOUT;
use crate::routes::ACCESSIBILITY;
use crate::routes::CHANGES;
use crate::routes::EDITIONS;
use crate::routes::FRONT;
use crate::routes::GUIDE;
use crate::routes::OwnPage;
use crate::routes::PRIVACY;
use crate::routes::RULES;
use crate::routes::SEARCH;
use crate::routes::SUBJECTS;
use crate::routes::WHOLE;
use maud::Markup;
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::errors::Result;
use plan::Publication;
use std::path::Path;
use std::sync::Arc;

/// mdBook's preprocessor: the plan's passages become HTML with their ids, and our own pages join the chapters.
pub struct Preprocessor {
    publication: Arc<Publication>,
    widget: Option<Arc<Widget>>,
    search: Option<Arc<Search>>,
    papers: Option<Papers>,
    changes: Arc<[ChangesPage]>,
}

impl Preprocessor {
    /// For a checked publication; without a widget the guide's page holds the static twin alone, and without the search's files its
    /// page leads to the subject index.
    pub fn new(
        publication: Arc<Publication>,
        widget: Option<Arc<Widget>>,
        search: Option<Arc<Search>>,
    ) -> Self {
        Self {
            changes: changes_pages(&publication).into(),
            publication,
            widget,
            search,
            papers: None,
        }
    }

    /// The pages that tell what has changed; the renderer publishes what the index here lists.
    pub(crate) fn changes(&self) -> Arc<[ChangesPage]> {
        Arc::clone(&self.changes)
    }

    /// With links to the papers that the site has.
    pub(crate) fn with_papers(mut self, papers: Option<Papers>) -> Self {
        self.papers = papers;
        self
    }

    /// Replaces each chapter's Markdown by the HTML of the passages read from it.
    fn replace(&self, chapter: &mut Chapter) {
        let Some(path) = &chapter.path else {
            return;
        };
        let path = path.to_string_lossy().replace('\\', "/");
        let plan = &self.publication.plan;
        if let Some(ours) = plan.chapter(&path) {
            chapter.content = chapter_page(plan, ours).into_string();
        }
    }
}

impl mdbook_preprocessor::Preprocessor for Preprocessor {
    fn name(&self) -> &str {
        "beredskab"
    }

    fn run(&self, _: &PreprocessorContext, mut book: Book) -> Result<Book> {
        book.for_each_chapter_mut(|chapter| self.replace(chapter));
        let publication = &self.publication;
        let plan = &publication.plan;
        let front = [
            own(&FRONT, &front_page(publication)),
            own(&GUIDE, &guide_page(plan, self.widget.as_deref())?),
            own(&SEARCH, &search_page(plan, self.search.as_deref())),
        ];
        book.items.splice(0..0, front);
        book.items.push(own(&WHOLE, &whole_page(plan)));
        if !plan.subjects.is_empty() {
            book.items.push(own(&SUBJECTS, &subjects_page(plan)));
        }
        book.items.push(own(&ABOUT, &about_page(publication)));
        book.items.push(own(&EDITIONS, &editions_page(publication)));
        if !self.changes.is_empty() {
            book.items
                .push(own(&CHANGES, &changes_index(&self.changes)));
        }
        book.items.push(own(&RULES, &rules_page(plan)));
        book.items.push(own(&PRIVACY, &privacy_page()));
        book.items
            .push(own(&ACCESSIBILITY, &accessibility_page(&plan.municipality)));
        if let Some(papers) = &self.papers {
            papers.link_from(&mut book, plan);
        }
        Ok(book)
    }
}

fn own(page: &OwnPage, content: &Markup) -> BookItem {
    let content = content.0.clone();
    Chapter::new(page.title, content, Path::new(page.path), Vec::new()).into()
}
