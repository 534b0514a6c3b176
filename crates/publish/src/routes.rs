//! Every address of a site, and what each page of its own is called.

use plan::{Date, Municipality, day_in_danish};

/// A page of our own, beside the plan's chapters.
pub(crate) struct OwnPage {
    pub(crate) title: &'static str,
    pub(crate) path: &'static str,
    /// For search engines; that of the front page is the municipality's.
    pub(crate) description: &'static str,
}

pub(crate) const FRONT: OwnPage = OwnPage {
    title: "Forside",
    path: "index.md",
    description: "",
};
pub(crate) const GUIDE: OwnPage = OwnPage {
    title: "Guide: bekymret for nogen?",
    path: "guide.md",
    description: "Spørgsmål, der fører til en kontakt. Svarene bliver på din egen skærm.",
};
pub(crate) const SEARCH: OwnPage = OwnPage {
    title: "Søg i planen",
    path: "soeg.md",
    description: "Søg efter et ord, og gå til afsnittet. Søgningen bliver på din egen skærm.",
};
pub(crate) const SUBJECTS: OwnPage = OwnPage {
    title: "Emneord",
    path: "emneord.md",
    description: "Ord fra A til Å, og hvor de står i planen.",
};
pub(crate) const WHOLE: OwnPage = OwnPage {
    title: "Hele planen på én side",
    path: "hele-planen.md",
    description: "Alle kapitler og kontakter, til at læse og skrive ud.",
};
pub(crate) const ABOUT: OwnPage = OwnPage {
    title: "Om planen",
    path: "om.md",
    description: "Udgave, fingeraftryk og kilde.",
};
pub(crate) const EDITIONS: OwnPage = OwnPage {
    title: "Udgaver",
    path: "udgaver/index.md",
    description: "Hver udgave, som den blev vedtaget.",
};
pub(crate) const CHANGES: OwnPage = OwnPage {
    title: "Ændringer",
    path: "aendringer/index.md",
    description: "Hvad der er ændret fra udgave til udgave.",
};
pub(crate) const RULES: OwnPage = OwnPage {
    title: "Guidens regler",
    path: "regler.md",
    description: "Alle spørgsmål, betingelser og udfald i guiden.",
};
pub(crate) const PRIVACY: OwnPage = OwnPage {
    title: "Privatliv",
    path: "privatliv.md",
    description: "Hvad siden gemmer om dig: ingenting.",
};
/// In a folder, so that the address that the law wants, `/was`, leads there on any server.
pub(crate) const ACCESSIBILITY: OwnPage = OwnPage {
    title: "Tilgængelighed",
    path: "was/index.md",
    description: "Hvor tilgængelighedserklæringen findes.",
};

/// Stands in for a page that is missing.
pub(crate) const NOT_FOUND: &str = "404.md";

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
    own.iter().any(|page| page.path == path) || path == NOT_FOUND || FOLDERS.iter().any(is_in)
}

/// The revision's last day, for calendars.
pub(crate) const CALENDAR: &str = "revision.ics";

/// The folders of pages that are not today's plan: the editions, and how one became another.
const FOLDERS: [&str; 2] = ["udgaver/", "aendringer/"];

/// Whether a page shows another text than today's; the list of the editions does not.
pub(crate) fn is_of_the_past(path: &str) -> bool {
    FOLDERS.iter().any(|folder| path.starts_with(folder)) && !path.starts_with("udgaver/index.")
}

/// The page that a chapter's file becomes.
pub(crate) fn page_of(path: &str) -> String {
    match path.strip_suffix(".md") {
        Some(stem) => format!("{stem}.html"),
        None => path.to_owned(),
    }
}

/// The way from a page to its site's root: as many steps up as its path has folders.
pub(crate) fn to_root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The folder of an edition in the site, from its root.
pub(crate) fn edition_folder(date: Date) -> String {
    format!("udgaver/{date}/")
}

/// What an edition is called.
pub(crate) fn edition_title(date: Date) -> String {
    format!("Udgaven af {}", day_in_danish(date))
}

/// The folder of the pages that tell of differences.
const CHANGES_FOLDER: &str = "aendringer";

/// The page that tells how one text became another, each an edition's or today's.
pub(crate) fn changes_path(from: Option<Date>, to: Option<Date>) -> String {
    let [from, to] = [from, to].map(text_in_address);
    format!("{CHANGES_FOLDER}/{from}-til-{to}.md")
}

/// The same as an address, from the site's root.
pub(crate) fn changes_address(from: Date, to: Option<Date>) -> String {
    page_of(&changes_path(Some(from), to))
}

/// The texts that a page of changes compares: "2022-11-25 til 2026-11-25". None for other pages.
pub(crate) fn compared_texts(path: &str) -> Option<String> {
    let below = path.strip_prefix(CHANGES_FOLDER)?.strip_prefix('/')?;
    let texts = below.strip_suffix(".md").filter(|_| path != CHANGES.path)?;
    Some(texts.replace("-til-", " til "))
}

/// How today's text is asked for and addressed.
pub(crate) const TODAY: &str = "udkast";

/// What stands for an edition, or for today's text, in an address.
pub(crate) fn text_in_address(date: Option<Date>) -> String {
    date.map_or(TODAY.to_owned(), |date| date.to_string())
}

/// A page's full address, where the site's is known; none for the page that stands in for one that is missing.
pub(crate) fn canonical(municipality: &Municipality, page: &str) -> Option<String> {
    let address = municipality
        .address
        .as_ref()
        .filter(|_| page != page_of(NOT_FOUND))?;
    // A folder's page is known by the folder.
    let page = match page.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => page,
    };
    Some(format!("{address}/{page}"))
}
