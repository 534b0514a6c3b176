use crate::about_page::about_page;
use crate::accessibility_page::accessibility_page;
use crate::changes_page::{ChangesPage, changes_index, changes_pages};
use crate::chapter_page::chapter_page;
use crate::editions_page::editions_page;
use crate::front_page::front_page;
use crate::guide_page::guide_page;
use crate::paper::Papers;
use crate::privacy_page::privacy_page;
use crate::rules_page::rules_page;
use crate::search::Search;
use crate::search_page::search_page;
use crate::subjects_page::subjects_page;
use crate::whole_page::whole_page;
use crate::widget::Widget;
use maud::Markup;
use mdbook_preprocessor::PreprocessorContext;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::errors::Result;
use plan::Publication;
use std::path::Path;
use std::sync::Arc;

/// A page of our own, beside the plan's chapters.
pub(crate) struct OwnPage {
    pub(crate) title: &'static str,
    pub(crate) path: &'static str,
}

pub(crate) const FRONT: OwnPage = OwnPage {
    title: "Forside",
    path: "index.md",
};
pub(crate) const GUIDE: OwnPage = OwnPage {
    title: "Guide: bekymret for nogen?",
    path: "guide.md",
};
pub(crate) const SEARCH: OwnPage = OwnPage {
    title: "Søg i planen",
    path: "soeg.md",
};
pub(crate) const SUBJECTS: OwnPage = OwnPage {
    title: "Emneord",
    path: "emneord.md",
};
pub(crate) const WHOLE: OwnPage = OwnPage {
    title: "Hele planen på én side",
    path: "hele-planen.md",
};
pub(crate) const ABOUT: OwnPage = OwnPage {
    title: "Om planen",
    path: "om.md",
};
pub(crate) const EDITIONS: OwnPage = OwnPage {
    title: "Udgaver",
    path: "udgaver/index.md",
};
pub(crate) const CHANGES: OwnPage = OwnPage {
    title: "Ændringer",
    path: "aendringer/index.md",
};
pub(crate) const RULES: OwnPage = OwnPage {
    title: "Guidens regler",
    path: "regler.md",
};
pub(crate) const PRIVACY: OwnPage = OwnPage {
    title: "Privatliv",
    path: "privatliv.md",
};
/// In a folder, so that the address that the law wants, `/was`, leads there on any server.
pub(crate) const ACCESSIBILITY: OwnPage = OwnPage {
    title: "Tilgængelighed",
    path: "was/index.md",
};

/// Whether the path is one of our own pages', so that no chapter can have it.
pub(crate) fn is_own_page(path: &str) -> bool {
    let own = [
        FRONT,
        GUIDE,
        SEARCH,
        WHOLE,
        SUBJECTS,
        ABOUT,
        EDITIONS,
        CHANGES,
        RULES,
        PRIVACY,
        ACCESSIBILITY,
    ];
    let is_in = |folder: &&str| path.starts_with(*folder);
    own.iter().any(|page| page.path == path) || path == "404.md" || FOLDERS.iter().any(is_in)
}

/// The folders of pages that are not today's plan: the editions, and how one became another.
const FOLDERS: [&str; 2] = ["udgaver/", "aendringer/"];

/// Whether a page shows another text than today's; the list of the editions does not.
pub(crate) fn is_of_the_past(path: &str) -> bool {
    FOLDERS.iter().any(|folder| path.starts_with(folder)) && !path.starts_with("udgaver/index.")
}

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
