use crate::html::contact_card::contact_card;
use crate::html::due::due;
use crate::routes::{GUIDE, WHOLE, page_of};
use maud::{Markup, html};
use plan::{Plan, Publication};

/// The front page: the guide, the plan, the contacts.
pub(crate) fn front_page(publication: &Publication) -> Markup {
    let plan = &publication.plan;
    let first = plan.chapters.first();
    html! {
        h1 { (plan.municipality.title) }
        p.lead { (plan.municipality.description) }
        div.actions {
            a.action href=(page_of(GUIDE.path)) {
                strong { "Jeg er bekymret for nogen" }
                span { "Svar på nogle få spørgsmål, og se, hvem du kan kontakte. Dine svar forlader ikke din skærm." }
            }
            @if let Some(chapter) = first {
                a.action href=(page_of(&chapter.path)) {
                    strong { "Læs planen" }
                    span { "Hele teksten, kapitel for kapitel." }
                }
            }
        }
        p.parts { a href=(page_of(WHOLE.path)) { (WHOLE.title) } }
        section.whom {
            h2 { "Kontakter" }
            (all_contacts(plan))
        }
        @if let Some(decision) = publication.decision() {
            p.hint { "Planen revideres senest den " (due(decision)) "." }
        }
    }
}

/// Every contact's card, the emergency first.
pub(crate) fn all_contacts(plan: &Plan) -> Markup {
    html! {
        div.contacts {
            @for contact in plan.acute_and_other_contacts().into_iter().flatten() { (contact_card(contact, 3)) }
        }
    }
}
