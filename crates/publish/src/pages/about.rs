use crate::html::due::due;
use crate::html::fingerprint::fingerprint;
use crate::routes::{
    CALENDAR, EDITIONS, FEED, PLAN_JSON, PLAN_SCHEMA, PRIVACY, RULES, edition_folder,
    edition_title, page_of,
};
use maud::{Markup, html};
use plan::{Publication, day_in_danish};

/// About this text: its status, its legal basis if named, privacy and source.
pub(crate) fn about_page(publication: &Publication) -> Markup {
    let plan = &publication.plan;
    html! {
        h1 { "Om planen" }
        dl.facts {
            div { dt { "Kommune" } dd { (plan.municipality.name) } }
            div { dt { "Teksten her" } dd { (publication.status().to_text()) } }
            @if let Some(decision) = publication.decision() {
                @let index = format!("{}index.html", edition_folder(decision.date));
                div { dt { "Gældende udgave" } dd { a href=(index) { (edition_title(decision.date)) } } }
                div { dt { "Vedtaget af" } dd { (decision.body) } }
                div { dt { "Vedtaget den" } dd { (day_in_danish(decision.date)) } }
                div { dt { "Sagsnummer" } dd { (decision.case) } }
                div { dt { "Revideres senest" } dd { (due(decision)) } }
            }
            @if let Some(law) = &plan.municipality.legal_basis {
                div { dt { "Lovgrundlag" } dd { (law) } }
            }
            div { dt { "Tekstens fingeraftryk" } dd { (fingerprint(&publication.fingerprint())) } }
        }
        ul.parts {
            li { a href=(page_of(EDITIONS.path)) { "Udgaver, der er vedtaget" } }
            @if publication.decision().is_some() {
                li { a href=(CALENDAR) { "Fristen for revision til kalenderen" } }
            }
        }
        h2 { "Teksten" }
        p {
            @if plan.compared {
                "Kapitlerne gengiver ord for ord det dokument, som kommunen har leveret. "
            }
            "Guiden og kontakterne er bygget på teksten og henviser til den; "
            "spørgsmål, knapper og overskrifter i guiden er sidens egne ord. "
            a href=(page_of(RULES.path)) { "Guidens regler" }
            " viser alle spørgsmål, betingelser og udfald."
        }
        h2 { "Dine oplysninger" }
        p {
            "Det, du svarer i guiden, bliver på din egen skærm. Siden sender og gemmer det ikke, "
            "bruger ikke cookies og henter intet fra andre. "
            a href=(page_of(PRIVACY.path)) { "Privatliv" } " siger det nøjere."
        }
        h2 { "Til andre programmer" }
        p { "Planen som data til den, der vil vise den et andet sted eller følge med i den." }
        ul.parts {
            li { a href=(PLAN_JSON) { "Tekst, kontakter og udgaver (JSON)" } }
            li { a href=(PLAN_SCHEMA) { "Beskrivelse af felterne (JSON Schema)" } }
            @if !publication.editions.is_empty() {
                li { a href=(FEED) { "Nye udgaver (Atom)" } }
            }
        }
    }
}
