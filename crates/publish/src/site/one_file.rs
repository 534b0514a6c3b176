//! The whole plan in one file, to keep: text, contacts, the guide without script, and the search. It opens from a USB stick, asks no
//! network, and is downloaded rather than shown: the site's policy allows no inline style or script.

use crate::assets::file::integrity;
use crate::assets::search;
use crate::html::emergency::Emergency;
use crate::pages::search::{search_field, search_results};
use crate::pages::static_guide::static_guide;
use crate::pages::whole::{chapter_links, chapters, first_id};
use crate::routes::{FRONT, canonical, page_of};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use plan::{Plan, Publication, day_in_danish};

/// The static guide's id in the file.
const GUIDE: &str = "vejviser-statisk";

/// The file. `style` is the site's style sheet.
pub(crate) fn one_file(publication: &Publication, style: &str) -> String {
    let plan = &publication.plan;
    let municipality = &plan.municipality;
    let (script, index) = search::of_one_file(plan, &format!("#{GUIDE}"));
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        integrity(style.as_bytes()),
        integrity(script.as_bytes())
    );
    let file = html! {
        (DOCTYPE)
        html lang="da" {
            head {
                meta charset="utf-8";
                meta http-equiv="content-security-policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (municipality.title) " – " (municipality.name) }
                meta name="format-detection" content="telephone=no";
                meta name="referrer" content="no-referrer";
                style { (PreEscaped(style)) }
            }
            body.reading {
                a.skip href="#indhold" { "Gå til indholdet" }
                header {
                    (banner(plan))
                    div.wrap.masthead {
                        div.brand { span { (municipality.name) } " " strong { (municipality.title) } }
                        div.tools { a.to-list href="#indhold-liste" { "Indhold" } }
                    }
                    div.state.other { p.wrap { (about_this_copy(publication)) } }
                }
                div.wrap.page {
                    main #indhold {
                        h1 { (municipality.title) }
                        (search(&index))
                        section #(GUIDE) { (static_guide(plan)) }
                        (chapters(plan, &plan.contacts))
                    }
                    (contents(plan))
                }
                script type="module" { (PreEscaped(script)) }
            }
        }
    };
    within(&file.into_string(), plan)
}

fn banner(plan: &Plan) -> Markup {
    html! {
        @if let Some(Emergency { label, number, href }) = Emergency::of(plan) {
            section.banner aria-label="Akut hjælp" {
                div.wrap { a.call href=(href) { span { (label) } " " strong { (number) } } }
            }
        }
    }
}

/// A copy cannot know of later editions: it says when it was adopted, and where to look.
fn about_this_copy(publication: &Publication) -> Markup {
    let decision = publication.decision();
    let site = canonical(&publication.plan.municipality, &page_of(FRONT.path));
    html! {
        span {
            "En kopi til at gemme. "
            @match decision.filter(|_| !publication.status().is_draft()) {
                Some(decision) => {
                    "Vedtaget af " (decision.body) " den " (day_in_danish(decision.date)) ", sag " (decision.case) ". "
                },
                None => "Teksten er et udkast. ",
            }
            @match site {
                Some(_) => "Om der er kommet en nyere, står på",
                None => "Om der er kommet en nyere, står på kommunens websted.",
            }
        }
        @if let Some(site) = site { " " a href=(site) { (site) } }
    }
}

/// The search, whose index stands in the file.
fn search(index: &str) -> Markup {
    html! {
        div.search {
            (search_field())
            // `<` is escaped, so that no text can close the data's element.
            script #soegeindeks type="application/json" { (PreEscaped(index.replace('<', "\\u003c"))) }
        }
        (search_results(html! { "Du kan også se i " a href="#indhold-liste" { "indholdet" } "." }))
    }
}

fn contents(plan: &Plan) -> Markup {
    html! {
        nav.list #indhold-liste aria-label="Kopien" {
            h2 { "Indhold" }
            ul { li { a href={ "#" (GUIDE) } { "Det vigtigste" } } }
            ul { (chapter_links(plan)) }
        }
    }
}

/// Links to the plan's pages lead to the same places in the file. In text, a quotation mark is escaped.
fn within(html: &str, plan: &Plan) -> String {
    plan.chapters.iter().fold(html.to_owned(), |html, chapter| {
        let page = page_of(&chapter.path);
        let start = first_id(chapter).unwrap_or("indhold");
        html.replace(&format!("href=\"{page}#"), "href=\"#")
            .replace(&format!("href=\"{page}\""), &format!("href=\"#{start}\""))
    })
}
