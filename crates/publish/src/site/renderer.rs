use crate::assets::script::{Script, Scripts};
use crate::html::status_line::{status, status_line};
use crate::pages::changes::ChangesPage;
use crate::pages::edition::EditionPages;
use crate::pages::not_found::missing_page;
use crate::routes::{
    ABOUT, CHANGES, EDITIONS, FRONT, GUIDE, SEARCH, canonical, edition_folder, edition_title,
    page_of, to_root,
};
use crate::site::description::{description, edition_description};
use crate::site::linked_data::linked_data;
use crate::site::toc::Contents;
use crate::site::well_known::MANIFEST;
use crate::system::parallel::at_once;
use handlebars::Handlebars;
use mdbook_renderer::RenderContext;
use mdbook_renderer::book::{BookItem, Chapter};
use plan::{Block, ChannelKind, Edition, Publication, day_in_danish};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Addresses of files that every page needs, relative to the site's root.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The style sheet.
    pub style: String,
    /// The icon.
    pub icon: Option<String>,
    /// The scripts of the guide's page; none where there is no widget.
    pub scripts: Scripts,
    /// The script of the search's page.
    pub search: Scripts,
    /// The script of the pages on which the revision's last day stands; none as long as nothing is adopted.
    pub due: Scripts,
}

/// mdBook's renderer: puts our frame around each page, and nothing else into the site.
pub struct Renderer {
    publication: Arc<Publication>,
    changes: Arc<[ChangesPage]>,
    frame: Frame,
}

/// A page of the site.
struct Page<'a> {
    title: &'a str,
    path: String,
    content: &'a str,
    /// The edition whose text it shows; none for today's.
    edition: Option<&'a Edition>,
}

impl Renderer {
    /// For a checked publication, what has changed in it, and the files that its pages need.
    pub(crate) fn new(
        publication: Arc<Publication>,
        changes: Arc<[ChangesPage]>,
        frame: Frame,
    ) -> Self {
        Self {
            publication,
            changes,
            frame,
        }
    }

    fn data(&self, page: &Page<'_>, contents: &Contents, root: &str) -> Value {
        let plan = &self.publication.plan;
        let municipality = &plan.municipality;
        let (is_front, is_guide) = (page.path == FRONT.path, page.path == GUIDE.path);
        let in_site = |address: &String| format!("{root}{address}");
        let its_own = match page.path.as_str() {
            path if path == GUIDE.path => self.frame.scripts.clone(),
            path if path == SEARCH.path => self.frame.search.clone(),
            path if path == ABOUT.path || is_front || page.is_edition_s_index() => {
                self.frame.due.clone()
            }
            _ => Scripts::default(),
        };
        let scripts = |scripts: &[Script]| {
            let scripts = scripts.iter().map(
                |script| json!({ "href": in_site(&script.address), "integrity": script.integrity }),
            );
            scripts.collect::<Vec<_>>()
        };
        let [previous, next] = contents.neighbours(&page.path).map(|neighbour| {
            neighbour.map(|(title, link)| json!({ "title": title, "link": link }))
        });
        json!({
            "language": "da",
            "title": self.title(page),
            "book_title": municipality.title,
            "municipality": municipality.name,
            "description": match page.edition {
                Some(edition) => edition_description(edition, page.title),
                None => description(plan, page.title, &page.path),
            },
            "canonical": page.edition.is_none().then(|| canonical(municipality, &page_of(&page.path))),
            "is_past": page.edition.is_some(),
            "page_title": if is_front { &municipality.title } else { page.title },
            "manifest": is_front.then_some(MANIFEST),
            "linked_data": self.is_about_contacts(page).then(|| linked_data(plan)),
            "path_to_root": root,
            "content": page.content,
            "status": status_line(&self.publication, page.edition, page.path_in_plan(), root).into_string(),
            "edition": status(&self.publication, page.edition).to_text(),
            "contents": contents.seen_from(&page.path, root, &self.sections(page)).into_string(),
            "previous": previous,
            "next": next,
            "about": { "title": ABOUT.title, "link": page_of(ABOUT.path) },
            "styles": [in_site(&self.frame.style)],
            "favicon": self.frame.icon.as_ref().map(in_site),
            "modules": scripts(&its_own.fetched),
            "scripts": scripts(&its_own.run),
            "emergency": self.emergency(),
            "search_link": page_of(SEARCH.path),
            "contacts_link": self.contacts_link(),
            "is_front": is_front,
            "crumbs": page.crumbs(),
            "crumb": page.crumb(),
            "is_guide": is_guide,
        })
    }

    fn title(&self, page: &Page<'_>) -> String {
        let municipality = &self.publication.plan.municipality;
        let whose = format!("{} – {}", municipality.title, municipality.name);
        match page.edition {
            _ if page.path == FRONT.path => whose,
            Some(edition) if !page.is_edition_s_index() => {
                format!(
                    "{} – {} – {whose}",
                    page.title,
                    edition_title(edition.date())
                )
            }
            _ => format!("{} – {whose}", page.title),
        }
    }

    fn emergency(&self) -> Option<Value> {
        let plan = &self.publication.plan;
        let contact = plan.emergency()?;
        let (_, label) = plan.passage(&contact.passage)?;
        let mut channels = contact.channels.iter();
        let channel = channels.find(|channel| channel.kind == ChannelKind::Emergency)?;
        Some(json!({ "label": label.text, "number": channel.value, "href": channel.href() }))
    }

    /// The sections of a chapter, each with its id and its title, if there are several.
    fn sections<'a>(&'a self, page: &Page<'a>) -> Vec<(&'a str, &'a str)> {
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

    /// The front page and the page on which the contacts stand.
    fn is_about_contacts(&self, page: &Page<'_>) -> bool {
        let contacts = self.contacts_link();
        page.path == FRONT.path || contacts == Some(page_of(&page.path))
    }

    /// The page on which the contacts stand.
    fn contacts_link(&self) -> Option<String> {
        let plan = &self.publication.plan;
        let contact = plan.contacts.first()?;
        let (chapter, _) = plan.passage(&contact.passage)?;
        Some(page_of(&chapter.path))
    }
}

impl Page<'_> {
    /// What the way from the front page to this one ends with. The front page is where it begins, and the guide leads a way of its own.
    fn crumb(&self) -> Option<String> {
        let without = [FRONT.path, GUIDE.path].contains(&self.path.as_str());
        if self.is_of_changes() {
            let texts = self.path.strip_prefix("aendringer/")?.strip_suffix(".md")?;
            return Some(texts.replace("-til-", " til "));
        }
        match self.edition {
            Some(edition) if self.is_edition_s_index() => Some(day_in_danish(edition.date())),
            _ => (!without).then(|| self.title.to_owned()),
        }
    }

    /// What stands on that way between the two, as titles and links.
    fn crumbs(&self) -> Vec<Value> {
        if self.is_of_changes() {
            let link = page_of(CHANGES.path);
            return vec![json!({ "title": CHANGES.title, "link": link })];
        }
        let Some(edition) = self.edition else {
            return vec![];
        };
        let editions = json!({ "title": EDITIONS.title, "link": page_of(EDITIONS.path) });
        let index = format!("{}index.html", edition_folder(edition.date()));
        let index = json!({ "title": day_in_danish(edition.date()), "link": index });
        let above = [editions, index].into_iter();
        above
            .take(if self.is_edition_s_index() { 1 } else { 2 })
            .collect()
    }

    /// Whether it tells how one text became another.
    fn is_of_changes(&self) -> bool {
        self.path.starts_with("aendringer/") && self.path != CHANGES.path
    }

    /// Whether it is the page on which an edition begins.
    fn is_edition_s_index(&self) -> bool {
        self.edition.is_some() && self.path_in_plan() == FRONT.path
    }

    /// Its path in the plan whose text it shows.
    fn path_in_plan(&self) -> &str {
        let folder = self.edition.map(|edition| edition_folder(edition.date()));
        let below = folder.and_then(|folder| self.path.strip_prefix(&folder));
        below.unwrap_or(&self.path)
    }
}

impl mdbook_renderer::Renderer for Renderer {
    fn name(&self) -> &str {
        "html"
    }

    fn render(&self, ctx: &RenderContext) -> mdbook_renderer::errors::Result<()> {
        let mut frame = Handlebars::new();
        frame.register_template_string("index", include_str!("../../theme/index.hbs"))?;
        let chapters = ctx.book.iter().filter_map(|item| match item {
            BookItem::Chapter(chapter) => page(chapter),
            _ => None,
        });
        let pages: Vec<_> = chapters.collect();
        let contents = Contents::of(pages.iter().map(|page| (page.title, page.path.as_str())));
        let publish = |pages: &[Page<'_>], contents: &Contents| {
            let done = at_once(pages, |page| {
                let root = to_root(&page.path);
                let html = frame.render("index", &self.data(page, contents, &root))?;
                write(&ctx.destination.join(page_of(&page.path)), &html)
            });
            done.into_iter()
                .collect::<mdbook_renderer::errors::Result<()>>()
        };
        publish(&pages, &contents)?;
        for edition in &self.publication.editions {
            let own = EditionPages::of(&self.publication, edition);
            let pages = own.iter().map(|page| Page {
                title: &page.title,
                path: page.path.clone(),
                content: &page.content,
                edition: Some(edition),
            });
            publish(&pages.collect::<Vec<_>>(), &contents.of_edition(&own))?;
        }
        let changes = self.changes.iter().map(|page| Page {
            title: &page.title,
            path: page.path.clone(),
            content: &page.content,
            edition: None,
        });
        publish(&changes.collect::<Vec<_>>(), &contents)?;
        // A page that is not there can be asked for at any depth, so all its addresses begin at the site's root.
        let content = missing_page(&self.publication.plan, "/").into_string();
        let missing = Page {
            title: "Siden findes ikke",
            path: "404.md".to_owned(),
            content: &content,
            edition: None,
        };
        let html = frame.render("index", &self.data(&missing, &contents, "/"))?;
        write(&ctx.destination.join("404.html"), &html)
    }
}

fn page(chapter: &Chapter) -> Option<Page<'_>> {
    Some(Page {
        title: &chapter.name,
        path: chapter.path.as_ref()?.to_string_lossy().replace('\\', "/"),
        content: &chapter.content,
        edition: None,
    })
}

fn write(path: &Path, html: &str) -> mdbook_renderer::errors::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, html)?;
    Ok(())
}
