//! Every address of a site, and the identity of each built-in page.

use plan::{Date, Municipality, day_in_danish};

/// A built-in page, beside the plan's chapters.
pub(crate) struct OwnPage {
    pub(crate) title: &'static str,
    pub(crate) path: &'static str,
    /// For search engines; the front page has the municipality's own.
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
/// The guide for the frame of another site, where the municipality allows one.
pub(crate) const EMBEDDED: OwnPage = OwnPage {
    title: GUIDE.title,
    path: "guide-indlejret.md",
    description: GUIDE.description,
};
/// Its address.
pub const EMBEDDED_PAGE: &str = "guide-indlejret.html";
pub(crate) const SEARCH: OwnPage = OwnPage {
    title: "Søg i planen",
    path: "soeg.md",
    description: "Søg efter et ord, og gå til afsnittet. Søgningen bliver på din egen skærm.",
};
/// The id of the field on the search page.
pub(crate) const SEARCH_FIELD: &str = "soegeord";
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
/// In a folder, so that `/was`, the address the law prescribes, works on any server.
pub(crate) const ACCESSIBILITY: OwnPage = OwnPage {
    title: "Tilgængelighed",
    path: "was/index.md",
    description: "Hvor tilgængelighedserklæringen findes.",
};

/// Shown for an unknown address.
pub(crate) const NOT_FOUND: &str = "404.md";

/// Whether the path belongs to a built-in page, so that no chapter may have it.
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

/// The whole plan in one file, to keep.
pub(crate) const ONE_FILE: &str = "beredskabsplan.html";
/// The web app manifest.
pub(crate) const MANIFEST: &str = "site.webmanifest";
/// The revision date, for calendars.
pub(crate) const CALENDAR: &str = "revision.ics";
/// The editions, for feed readers.
pub(crate) const FEED: &str = "udgaver.atom";
/// The plan, for other programs.
pub(crate) const PLAN_JSON: &str = "plan.json";
/// The schema of [`PLAN_JSON`].
pub(crate) const PLAN_SCHEMA: &str = "plan.schema.json";
/// An edition's text in Akoma Ntoso, in its folder.
pub(crate) const AKOMA_NTOSO: &str = "akomantoso.xml";

/// Folders of pages that do not show today's plan: editions and changes.
const FOLDERS: [&str; 2] = ["udgaver/", "aendringer/"];

/// Whether a page shows another text than today's; the list of editions does not.
pub(crate) fn is_of_the_past(path: &str) -> bool {
    FOLDERS.iter().any(|folder| path.starts_with(folder)) && !path.starts_with("udgaver/index.")
}

/// The page made from a chapter's file.
pub(crate) fn page_of(path: &str) -> String {
    match path.strip_suffix(".md") {
        Some(stem) => format!("{stem}.html"),
        None => path.to_owned(),
    }
}

/// The relative path from a page to the site's root: one `../` for each folder.
pub(crate) fn to_root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// An edition's folder, from the site's root.
pub(crate) fn edition_folder(date: Date) -> String {
    format!("udgaver/{date}/")
}

/// An edition's title.
pub(crate) fn edition_title(date: Date) -> String {
    format!("Udgaven af {}", day_in_danish(date))
}

/// The folder of the pages of changes.
const CHANGES_FOLDER: &str = "aendringer";

/// The page of changes between two texts, each an edition or today's.
pub(crate) fn changes_path(from: Option<Date>, to: Option<Date>) -> String {
    let [from, to] = [from, to].map(text_in_address);
    format!("{CHANGES_FOLDER}/{from}-til-{to}.md")
}

/// The same as an address from the site's root.
pub(crate) fn changes_address(from: Date, to: Option<Date>) -> String {
    page_of(&changes_path(Some(from), to))
}

/// The texts that a page of changes compares: "2022-11-25 til 2026-11-25". `None` for other pages.
pub(crate) fn compared_texts(path: &str) -> Option<String> {
    let below = path.strip_prefix(CHANGES_FOLDER)?.strip_prefix('/')?;
    let texts = below.strip_suffix(".md").filter(|_| path != CHANGES.path)?;
    Some(texts.replace("-til-", " til "))
}

/// Today's text, in addresses and on the command line.
pub(crate) const TODAY: &str = "udkast";

/// The name of an edition, or of today's text, in an address.
pub(crate) fn text_in_address(date: Option<Date>) -> String {
    date.map_or(TODAY.to_owned(), |date| date.to_string())
}

/// A page's full address, if the site's is known; `None` for the page of an unknown address.
pub(crate) fn canonical(municipality: &Municipality, page: &str) -> Option<String> {
    let address = municipality
        .address
        .as_ref()
        .filter(|_| page != page_of(NOT_FOUND))?;
    // A folder's index page has the folder's address.
    let page = match page.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => page,
    };
    Some(format!("{address}/{page}"))
}
