use crate::routes::{changes_address, edition_title};
use maud::{Markup, html};
use plan::{Edition, Publication};

/// Every adopted edition, newest first.
pub(crate) fn editions_page(publication: &Publication) -> Markup {
    html! {
        h1 { "Udgaver" }
        p.lead { "Hver plan, som er vedtaget, bliver her, som den var." }
        @if publication.editions.is_empty() {
            p { "Der er endnu ikke vedtaget en udgave. Teksten på dette websted er et udkast." }
        } @else {
            ul.editions {
                @for (index, edition) in publication.editions.iter().enumerate().rev() {
                    (entry(publication, edition, index))
                }
            }
        }
    }
}

fn entry(publication: &Publication, edition: &Edition, index: usize) -> Markup {
    let date = edition.date();
    let before = index
        .checked_sub(1)
        .map(|before| &publication.editions[before]);
    let changes = before.map(|before| changes_address(before.date(), Some(date)));
    html! {
        li {
            a href={ (date) "/index.html" } { (edition_title(date)) }
            p { (publication.status_of(edition).to_text()) ". Sagsnummer " (edition.decision.case) "." }
            @if let Some(page) = changes {
                a href={ "../" (page) } { "Ændringer siden udgaven før" }
            }
        }
    }
}
