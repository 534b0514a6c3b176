//! The frame around each page: `theme/index.hbs`.

use crate::assets::script::{Script, Scripts};
use crate::data::linked_data::linked_data;
use crate::html::emergency::Emergency;
use crate::html::status_line::{status, status_line};
use crate::pages::page::{Page, PageScripts};
use crate::routes::{
    ABOUT, CHANGES, EDITIONS, EMBEDDED, FEED, FRONT, GUIDE, MANIFEST, SEARCH, SEARCH_FIELD,
    canonical, compared_texts, edition_folder, edition_title, page_of,
};
use crate::site::toc::Contents;
use anyhow::Result;
use handlebars::Handlebars;
use plan::{Block, Publication, day_in_danish};
use serde::Serialize;

/// Addresses of shared files, from the site's root.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files {
    /// The style sheet.
    pub(crate) style: String,
    /// The icon.
    pub(crate) icon: Option<String>,
    /// The scripts of the guide's page; empty without a widget.
    pub(crate) guide: Scripts,
    /// The script of the guide for frames; empty without such a page.
    pub(crate) embedded: Scripts,
    /// The search page's script.
    pub(crate) search: Scripts,
    /// The revision date's script; empty before an adoption.
    pub(crate) due: Scripts,
}

/// The frame of one site.
pub(crate) struct Frame<'a> {
    publication: &'a Publication,
    files: Files,
    template: Handlebars<'static>,
}

/// The template's data.
#[derive(Serialize)]
struct Fields<'a> {
    language: &'static str,
    title: String,
    book_title: &'a str,
    municipality: &'a str,
    description: &'a str,
    canonical: Option<String>,
    noindex: bool,
    page_title: &'a str,
    manifest: Option<&'static str>,
    feed: Option<&'static str>,
    linked_data: Option<String>,
    path_to_root: &'a str,
    content: &'a str,
    status: String,
    edition: String,
    contents: String,
    previous: Option<Link>,
    next: Option<Link>,
    about: Link,
    styles: [String; 1],
    favicon: Option<String>,
    modules: Vec<ScriptLink>,
    scripts: Vec<ScriptLink>,
    emergency: Option<Emergency<'a>>,
    search_link: String,
    contacts_link: Option<String>,
    is_front: bool,
    crumbs: Vec<Link>,
    crumb: Option<String>,
    is_guide: bool,
    is_embedded: bool,
}

/// A link from the site's root.
#[derive(Serialize)]
struct Link {
    title: String,
    link: String,
}

#[derive(Serialize)]
struct ScriptLink {
    href: String,
    integrity: String,
}

impl Link {
    fn new(title: &str, link: String) -> Self {
        let title = title.to_owned();
        Self { title, link }
    }
}

impl<'a> Frame<'a> {
    pub(crate) fn new(publication: &'a Publication, files: Files) -> Result<Self> {
        let mut template = Handlebars::new();
        template.register_template_string("index", include_str!("../../theme/index.hbs"))?;
        Ok(Self {
            publication,
            files,
            template,
        })
    }

    /// A page in its frame. `root` leads to the site's root.
    pub(crate) fn render(
        &self,
        page: &Page<'_>,
        contents: &Contents,
        root: &str,
    ) -> Result<String> {
        Ok(self
            .template
            .render("index", &self.fields(page, contents, root))?)
    }

    fn fields<'p>(&'p self, page: &'p Page<'_>, contents: &Contents, root: &'p str) -> Fields<'p> {
        let plan = &self.publication.plan;
        let municipality = &plan.municipality;
        let is_front = page.path == FRONT.path;
        let is_embedded = page.path == EMBEDDED.path;
        let in_site = |address: &String| format!("{root}{address}");
        let scripts = self.scripts(page.scripts);
        let links = |scripts: &[Script]| {
            let links = scripts.iter().map(|script| ScriptLink {
                href: in_site(&script.address),
                integrity: script.integrity.clone(),
            });
            links.collect()
        };
        let [previous, next] = contents
            .neighbours(&page.path)
            .map(|neighbour| neighbour.map(|(title, link)| Link::new(title, link.to_owned())));
        let status_line = status_line(self.publication, page.edition, page.path_in_plan(), root);
        Fields {
            language: "da",
            title: self.title(page),
            book_title: &municipality.title,
            municipality: &municipality.name,
            description: &page.description,
            canonical: match page.edition {
                Some(_) => None,
                // The guide stands in two pages; one is for frames.
                None if is_embedded => canonical(municipality, &page_of(GUIDE.path)),
                None => canonical(municipality, &page_of(&page.path)),
            },
            noindex: page.edition.is_some() || is_embedded,
            page_title: if is_front {
                &municipality.title
            } else {
                &page.title
            },
            manifest: is_front.then_some(MANIFEST),
            feed: self.has_feed(page).then_some(FEED),
            linked_data: self
                .is_about_contacts(page)
                .then(|| linked_data(self.publication)),
            path_to_root: root,
            content: &page.content,
            status: status_line.into_string(),
            edition: status(self.publication, page.edition).to_text(),
            contents: contents
                .seen_from(&page.path, root, &self.sections(page))
                .into_string(),
            previous,
            next,
            about: Link::new(ABOUT.title, page_of(ABOUT.path)),
            styles: [in_site(&self.files.style)],
            favicon: self.files.icon.as_ref().map(in_site),
            modules: links(&scripts.fetched),
            scripts: links(&scripts.run),
            emergency: Emergency::of(plan),
            search_link: format!("{}#{SEARCH_FIELD}", page_of(SEARCH.path)),
            contacts_link: self.contacts_link(),
            is_front,
            crumbs: crumbs(page),
            crumb: crumb(page),
            is_guide: page.path == GUIDE.path || is_embedded,
            is_embedded,
        }
    }

    fn scripts(&self, scripts: PageScripts) -> Scripts {
        match scripts {
            PageScripts::None => Scripts::default(),
            PageScripts::Guide => self.files.guide.clone(),
            PageScripts::Embedded => self.files.guide.clone().and(&self.files.embedded),
            PageScripts::Search => self.files.search.clone(),
            PageScripts::Due => self.files.due.clone(),
        }
    }

    fn title(&self, page: &Page<'_>) -> String {
        let municipality = &self.publication.plan.municipality;
        let whose = format!("{} – {}", municipality.title, municipality.name);
        let title = &page.title;
        match page.edition {
            _ if page.path == FRONT.path => whose,
            Some(edition) if !page.is_edition_index() => {
                format!("{title} – {} – {whose}", edition_title(edition.date()))
            }
            _ => format!("{title} – {whose}"),
        }
    }

    /// A chapter's sections by id and title, if there are several.
    fn sections<'p>(&'p self, page: &'p Page<'_>) -> Vec<(&'p str, &'p str)> {
        let plan = page
            .edition
            .map_or(&self.publication.plan, |edition| &edition.plan);
        let blocks = plan
            .chapter(page.path_in_plan())
            .into_iter()
            .flat_map(|chapter| &chapter.blocks);
        let sections = blocks.filter_map(|block| match block {
            Block::Heading(2, passage) => Some((passage.id.as_str(), passage.text.as_str())),
            _ => None,
        });
        let sections: Vec<_> = sections.collect();
        if sections.len() > 1 { sections } else { vec![] }
    }

    /// Whether the page is about contacts: the front page, or the page they stand on.
    fn is_about_contacts(&self, page: &Page<'_>) -> bool {
        let contacts = self.contacts_link();
        page.path == FRONT.path || contacts == Some(page_of(&page.path))
    }

    /// Whether a feed reader finds the feed of editions here.
    fn has_feed(&self, page: &Page<'_>) -> bool {
        let is_about_editions =
            [FRONT.path, ABOUT.path, EDITIONS.path].contains(&page.path.as_str());
        is_about_editions && !self.publication.editions.is_empty()
    }

    /// A link to the contacts' page.
    fn contacts_link(&self) -> Option<String> {
        let plan = &self.publication.plan;
        let contact = plan.contacts.first()?;
        let (chapter, _) = plan.passage(&contact.passage)?;
        Some(page_of(&chapter.path))
    }
}

/// The last part of the breadcrumbs. The front page has none, and neither has the guide.
fn crumb(page: &Page<'_>) -> Option<String> {
    if let Some(texts) = compared_texts(&page.path) {
        return Some(texts);
    }
    let without = [FRONT.path, GUIDE.path, EMBEDDED.path].contains(&page.path.as_str());
    match page.edition {
        Some(edition) if page.is_edition_index() => Some(day_in_danish(edition.date())),
        _ => (!without).then(|| page.title.clone()),
    }
}

/// The breadcrumbs between front page and page.
fn crumbs(page: &Page<'_>) -> Vec<Link> {
    if compared_texts(&page.path).is_some() {
        return vec![Link::new(CHANGES.title, page_of(CHANGES.path))];
    }
    let Some(edition) = page.edition else {
        return vec![];
    };
    let editions = Link::new(EDITIONS.title, page_of(EDITIONS.path));
    if page.is_edition_index() {
        return vec![editions];
    }
    let index = format!("{}index.html", edition_folder(edition.date()));
    let index = Link::new(&day_in_danish(edition.date()), index);
    vec![editions, index]
}
