use crate::html::truncate::cut;
use crate::routes::{FRONT, OwnPage, edition_folder};
use maud::Markup;
use plan::{Chapter, Edition, Municipality, PassageKind, Plan, day_in_danish};

/// A page of the site: its content, and what the frame around it shows of it.
pub(crate) struct Page<'a> {
    /// From the site's root, as that of a file of Markdown.
    pub(crate) path: String,
    /// What links to it say.
    pub(crate) title: String,
    /// What it is about, for search engines.
    pub(crate) description: String,
    /// HTML.
    pub(crate) content: String,
    pub(crate) scripts: PageScripts,
    /// The edition whose text it shows; none for today's.
    pub(crate) edition: Option<&'a Edition>,
}

/// Which scripts a page runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageScripts {
    None,
    Guide,
    Search,
    /// That of the revision's last day.
    Due,
}

impl<'a> Page<'a> {
    /// A page of our own.
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

    /// A page that is known by nothing but its title.
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

    /// The same with scripts.
    pub(crate) fn running(self, scripts: PageScripts) -> Self {
        Self { scripts, ..self }
    }

    /// Its path in the plan whose text it shows.
    pub(crate) fn path_in_plan(&self) -> &str {
        let folder = self.edition.map(|edition| edition_folder(edition.date()));
        let below = folder.and_then(|folder| self.path.strip_prefix(&folder));
        below.unwrap_or(&self.path)
    }

    /// Whether it is the page on which an edition begins.
    pub(crate) fn is_edition_index(&self) -> bool {
        self.edition.is_some() && self.path_in_plan() == FRONT.path
    }
}

/// Whose plan it is, and what it is called.
fn whose(plan: &Plan) -> String {
    format!("{}, {}", plan.municipality.title, plan.municipality.name)
}

/// What a page of an edition is about: whose text, and of when.
fn edition_description(edition: &Edition, title: &str) -> String {
    let Municipality {
        name: whose,
        title: plan,
        ..
    } = &edition.plan.municipality;
    let day = day_in_danish(edition.date());
    cut(&format!("Vedtaget den {day}: {title}. {plan}, {whose}."))
}

/// A chapter's first paragraph, cut between two words where it is long.
fn first_words(chapter: &Chapter) -> Option<String> {
    let passages = chapter.passages();
    let mut passages = passages.into_iter();
    let first = passages.find(|passage| passage.kind == PassageKind::Paragraph)?;
    Some(cut(&first.text))
}
