use crate::assets::search::Search;
use crate::routes::{SEARCH_FIELD, SUBJECTS, page_of};
use maud::{Markup, html};
use plan::Plan;

/// The search page; without the search's files or without script it links to other ways.
pub(crate) fn search_page(plan: &Plan, search: Option<&Search>) -> Markup {
    html! {
        h1 { "Søg i planen" }
        @if let Some(search) = search {
            @let index = search.index();
            div.search data-index=(index.address) data-integrity=(index.integrity) {
                (search_field())
                (note(plan))
            }
            (search_results(html! { "Du kan også " (elsewhere(plan)) }))
        } @else {
            (note(plan))
        }
    }
}

/// Hidden until the script has loaded. It has no target: what is typed stays on the page.
pub(crate) fn search_field() -> Markup {
    html! {
        form role="search" {
            label for=(SEARCH_FIELD) { "Hvad leder du efter?" }
            input #(SEARCH_FIELD) type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" aria-describedby="soegeloefte";
            p #soegeloefte .hint { "Det, du skriver, bliver på din egen skærm." }
        }
    }
}

/// Where what is found is shown; `elsewhere` is shown when nothing is.
pub(crate) fn search_results(elsewhere: Markup) -> Markup {
    html! {
        p.found aria-live="polite" {}
        p.elsewhere hidden { (elsewhere) }
        ul.results aria-label="Resultater" {}
    }
}

/// Shown in the form's place where the search cannot run.
fn note(plan: &Plan) -> Markup {
    html! {
        p.search-note { "Søgningen virker kun med scripts, og de kører ikke her. Du kan i stedet " (elsewhere(plan)) }
    }
}

/// Other ways to a passage, as the end of a sentence.
fn elsewhere(plan: &Plan) -> Markup {
    let contacts = plan.contacts.first();
    let contacts = contacts.and_then(|contact| plan.passage(&contact.passage));
    html! {
        @if plan.subjects.is_empty() {
            "se i " a href="#indhold-liste" { "indholdet" }
        } @else {
            "slå op i " a href=(page_of(SUBJECTS.path)) { "emneordene" }
        }
        @if let Some((chapter, _)) = contacts {
            " eller gå til " a href=(page_of(&chapter.path)) { "kontakterne" }
        }
        "."
    }
}
