use crate::pages::chapter::chapter_in_whole;
use crate::pages::front::all_contacts;
use crate::routes::ONE_FILE;
use maud::{Markup, html};
use plan::{Chapter, Contact, Plan};

/// The whole plan on one page, to read, search or print: contacts first, so that they are on the first sheet.
pub(crate) fn whole_page(plan: &Plan) -> Markup {
    html! {
        h1 { (plan.municipality.title) }
        p.lead { (plan.municipality.name) }
        p.parts { a href=(ONE_FILE) download { "Gem hele planen i én fil" } ", der kan læses uden net" }
        h2 { "Kontakter" }
        (all_contacts(plan))
        (text(plan, &plan.contacts))
    }
}

/// An edition on one page: its text only, as whom to turn to is for today's plan to say.
pub(crate) fn edition_whole_page(plan: &Plan) -> Markup {
    html! {
        h1 { (plan.municipality.title) }
        p.lead { (plan.municipality.name) }
        (text(plan, &[]))
    }
}

/// The chapters in order, with the numbers of these contacts linked.
fn text(plan: &Plan, contacts: &[Contact]) -> Markup {
    html! {
        nav.parts aria-label="Kapitler" {
            h2 { "Kapitler" }
            ol { (chapter_links(plan)) }
        }
        (chapters(plan, contacts))
    }
}

/// An item for each chapter that leads to where it begins on the page.
pub(crate) fn chapter_links(plan: &Plan) -> Markup {
    html! {
        @for chapter in &plan.chapters {
            @if let Some(id) = first_id(chapter) { li { a href={ "#" (id) } { (chapter.title) } } }
        }
    }
}

/// Each chapter in a section, with the numbers of these contacts linked.
pub(crate) fn chapters(plan: &Plan, contacts: &[Contact]) -> Markup {
    html! {
        @for chapter in &plan.chapters {
            section.part { (chapter_in_whole(plan, chapter, contacts)) }
        }
    }
}

/// The id of a chapter's first passage.
pub(crate) fn first_id(chapter: &Chapter) -> Option<&str> {
    let passages = chapter.passages();
    passages.first().map(|passage| passage.id.as_str())
}
