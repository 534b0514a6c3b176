use crate::html::truncate::cut;
use crate::routes::{FRONT, OwnPage, edition_folder};
use maud::Markup;
use plan::{Chapter, Edition, Municipality, PassageKind, Plan, day_in_danish};

/// A page of the site: its content, and what its frame shows.
pub(crate) struct Page<'a> {
    /// Path from the site's root, with Markdown's extension.
    pub(crate) path: String,
    /// The text of links to it.
    pub(crate) title: String,
    /// Its description, for search engines.
    pub(crate) description: String,
    /// HTML.
    pub(crate) content: String,
    pub(crate) scripts: PageScripts,
    /// The edition that it shows; `None` for today's text.
    pub(crate) edition: Option<&'a Edition>,
}

/// The scripts that a page runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageScripts {
    None,
    Guide,
    /// Those of the guide, and the frame's.
    Embedded,
    Search,
    /// The revision date's script.
    Due,
}

impl<'a> Page<'a> {
    /// A built-in page.
    pub(crate) fn own(page: &OwnPage, plan: &Plan, content: Markup) -> Self {
        let description = match page.path == FRONT.path {
            true => plan.municipality.description.clone(),
            false => format!("{} {}.", page.description, whose(plan)),
        };
        Self::new(page.path, page.title, description, content)
    }

    /// A chapter of today's plan.
    pub(crate) fn chapter(chapter: &Chapter, plan: &Plan, content: Markup) -> Self {
        let description =
            first_words(chapter).unwrap_or_else(|| format!("{}. {}.", chapter.title, whose(plan)));
        Self::new(&chapter.path, &chapter.title, description, content)
    }

    /// A page described by its title only.
    pub(crate) fn titled(path: &str, title: &str, plan: &Plan, content: Markup) -> Self {
        Self::new(path, title, format!("{title}. {}.", whose(plan)), content)
    }

    /// A page of an edition, by its path in the edition's plan.
    pub(crate) fn of_edition(
        edition: &'a Edition,
        path: &str,
        title: &str,
        content: Markup,
    ) -> Self {
        let path = format!("{}{path}", edition_folder(edition.date()));
        let page = Self::new(&path, title, edition_description(edition, title), content);
        Self {
            edition: Some(edition),
            ..page
        }
    }

    fn new(path: &str, title: &str, description: String, content: Markup) -> Self {
        Self {
            path: path.to_owned(),
            title: title.to_owned(),
            description,
            content: content.into_string(),
            scripts: PageScripts::None,
            edition: None,
        }
    }

    /// The same page with scripts.
    pub(crate) fn running(self, scripts: PageScripts) -> Self {
        Self { scripts, ..self }
    }

    /// Its path in its own plan.
    pub(crate) fn path_in_plan(&self) -> &str {
        let folder = self.edition.map(|edition| edition_folder(edition.date()));
        let below = folder.and_then(|folder| self.path.strip_prefix(&folder));
        below.unwrap_or(&self.path)
    }

    /// Whether it is an edition's first page.
    pub(crate) fn is_edition_index(&self) -> bool {
        self.edition.is_some() && self.path_in_plan() == FRONT.path
    }
}

/// The plan's name and its municipality.
fn whose(plan: &Plan) -> String {
    format!("{}, {}", plan.municipality.title, plan.municipality.name)
}

/// The description of an edition's page: whose text, and of when.
fn edition_description(edition: &Edition, title: &str) -> String {
    let Municipality {
        name: whose,
        title: plan,
        ..
    } = &edition.plan.municipality;
    let day = day_in_danish(edition.date());
    cut(&format!("Vedtaget den {day}: {title}. {plan}, {whose}."))
}

/// A chapter's first paragraph, cut between words if long.
fn first_words(chapter: &Chapter) -> Option<String> {
    let passages = chapter.passages();
    let mut passages = passages.into_iter();
    let first = passages.find(|passage| passage.kind == PassageKind::Paragraph)?;
    Some(cut(&first.text))
}
