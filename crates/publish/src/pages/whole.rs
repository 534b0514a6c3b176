use crate::pages::chapter::chapter_in_whole;
use crate::pages::front::all_contacts;
use maud::{Markup, html};
use plan::{Block, Chapter, Contact, Plan};

/// The whole plan on one page, to be read through, searched or printed: the contacts first, so that they are on the first sheet.
pub(crate) fn whole_page(plan: &Plan) -> Markup {
    html! {
        h1 { (plan.municipality.title) }
        p.lead { (plan.municipality.name) }
        h2 { "Kontakter" }
        (all_contacts(plan))
        (text(plan, &plan.contacts))
    }
}

/// An edition on one page: its text alone, as whom to turn to is told by today's plan.
pub(crate) fn edition_whole_page(plan: &Plan) -> Markup {
    html! {
        h1 { (plan.municipality.title) }
        p.lead { (plan.municipality.name) }
        (text(plan, &[]))
    }
}

/// The chapters one after the other, with numbers of these contacts to be tapped.
fn text(plan: &Plan, contacts: &[Contact]) -> Markup {
    html! {
        nav.parts aria-label="Kapitler" {
            h2 { "Kapitler" }
            ol {
                @for chapter in &plan.chapters {
                    @if let Some(id) = first_id(chapter) { li { a href={ "#" (id) } { (chapter.title) } } }
                }
            }
        }
        @for chapter in &plan.chapters {
            section.part { (chapter_in_whole(plan, chapter, contacts)) }
        }
    }
}

/// Where a chapter begins.
fn first_id(chapter: &Chapter) -> Option<&str> {
    match chapter.blocks.first()? {
        Block::Heading(_, passage) | Block::Paragraph(passage) => Some(&passage.id),
        _ => None,
    }
}
