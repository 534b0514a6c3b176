use crate::about_page::edition;
use crate::chapter_page::chapter_in_whole;
use crate::front_page::all_contacts;
use maud::{Markup, html};
use plan::{Block, Chapter, Plan};

/// The whole plan on one page, to be read through, searched or printed: the contacts first, so that they are on the first sheet.
pub(crate) fn whole_page(plan: &Plan) -> Markup {
    html! {
        h1 { (plan.municipality.title) }
        p.lead { (plan.municipality.name) ". " (edition(plan)) "." }
        h2 { "Kontakter" }
        (all_contacts(plan))
        nav.parts aria-label="Kapitler" {
            h2 { "Kapitler" }
            ol {
                @for chapter in &plan.chapters {
                    @if let Some(id) = first_id(chapter) { li { a href={ "#" (id) } { (chapter.title) } } }
                }
            }
        }
        @for chapter in &plan.chapters {
            section.part { (chapter_in_whole(plan, chapter)) }
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
