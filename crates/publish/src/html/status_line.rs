use crate::routes::{changes_address, edition_folder, page_of};
use maud::{Markup, html};
use plan::{Edition, EditionStatus, Publication};

/// The line near the top of every page: whether its text is in force, a draft or former, with a link to the text in force.
///
/// `path` is the page's own, below today's plan or its edition; `root` leads to the site's root.
pub(crate) fn status_line(
    publication: &Publication,
    edition: Option<&Edition>,
    path: &str,
    root: &str,
) -> Markup {
    let status = status(publication, edition);
    let text = status.to_text();
    let (state, more) = text.split_once(" – ").unwrap_or((&text, ""));
    let in_force = || format!("{root}{}", in_force(publication, path));
    html! {
        div.state.other[!matches!(status, EditionStatus::InForce { .. })] {
            p.wrap {
                span { (state) @if !more.is_empty() { span.more { " – " (more) } } "." }
                @match status {
                    EditionStatus::Changed { since, .. } => {
                        " " a href={ (root) (changes_address(since, None)) } { "Se ændringerne" }
                        " " a href=(in_force()) { "Læs den gældende udgave" }
                    },
                    EditionStatus::Former { .. } => { " " a href=(in_force()) { "Læs den gældende udgave" } },
                    EditionStatus::Draft | EditionStatus::InForce { .. } => {},
                }
            }
        }
    }
}

/// The status of the text that a page shows.
pub(crate) fn status(publication: &Publication, edition: Option<&Edition>) -> EditionStatus {
    match edition {
        Some(edition) => publication.status_of(edition),
        None => publication.status(),
    }
}

/// The corresponding page of the text in force: the same chapter, or else its first page.
fn in_force(publication: &Publication, path: &str) -> String {
    let (plan, base) = match (publication.status(), publication.newest()) {
        (EditionStatus::Changed { .. }, Some(newest)) => {
            (&newest.plan, edition_folder(newest.date()))
        }
        _ => (&publication.plan, String::new()),
    };
    let page = match plan.chapter(path) {
        Some(chapter) => page_of(&chapter.path),
        None => "index.html".to_owned(),
    };
    format!("{base}{page}")
}
