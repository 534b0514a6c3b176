use crate::preprocessor::{PRIVACY, RULES};
use crate::quote::page_of;
use maud::{Markup, html};
use plan::{Adoption, Plan, day_in_danish};

/// What the page at the site's foot says of the edition: adopted or draft.
pub(crate) fn edition(plan: &Plan) -> String {
    match &plan.adoption {
        Adoption::Draft => {
            "Udkast – det er ikke oplyst, at kommunalbestyrelsen har vedtaget planen".to_owned()
        }
        Adoption::Adopted(decision) => {
            format!(
                "Vedtaget af {} den {}",
                decision.body,
                day_in_danish(decision.date)
            )
        }
    }
}

/// About this edition, its law, privacy and source.
pub(crate) fn about_page(plan: &Plan) -> Markup {
    html! {
        h1 { "Om planen" }
        dl.facts {
            div { dt { "Kommune" } dd { (plan.municipality.name) } }
            div { dt { "Udgave" } dd { (edition(plan)) } }
            @if let Adoption::Adopted(decision) = &plan.adoption {
                div { dt { "Sagsnummer" } dd { (decision.case) } }
                div { dt { "Revideres senest" } dd { (day_in_danish(decision.next_revision)) } }
            }
            div { dt { "Lovgrundlag" } dd { "Barnets lov § 15, stk. 3" } }
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
    }
}
