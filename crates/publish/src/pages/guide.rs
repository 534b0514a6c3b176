use crate::assets::widget::Widget;
use crate::html::quote::{address, link};
use crate::pages::first_question::first_question;
use crate::pages::quick_exit::{about_quick_exit, quick_exit};
use crate::pages::static_guide::static_guide;
use crate::routes::GUIDE;
use maud::{Markup, PreEscaped, html};
use plan::Plan;

/// The guide's page: quick exit, widget, static guide, and the data of both.
///
/// # Errors
/// The payload cannot be written as JSON.
pub(crate) fn guide_page(plan: &Plan, widget: Option<&Widget>) -> serde_json::Result<Markup> {
    Ok(html! {
        (quick_exit(&plan.municipality))
        div.walk {
            @match widget {
                Some(widget) => { (place_of(widget, plan)) }
                None => { h1 { (GUIDE.title) } }
            }
            p #vejviser-besked aria-live="polite" {}
            div.promise {
                p { "Dine svar bliver på din skærm og sendes ingen steder hen." }
                (about_quick_exit(&plan.municipality))
            }
        }
        div #vejviser-statisk.waits[widget.is_some()] { (static_guide(plan)) }
        @if let Some(widget) = widget {
            (data(plan)?)
            @for script in widget.inline_scripts() { script type="module" src=(script) {} }
        }
    })
}

/// The widget's place, with the first question in it.
fn place_of(widget: &Widget, plan: &Plan) -> Markup {
    html! {
        div #vejviser
            data-script=(widget.script())
            data-wasm=(widget.wasm())
            data-integrity=(widget.wasm_integrity()) {
            (first_question(plan))
            div.pages {}
        }
        noscript {
            p.sorry { "Guiden kan ikke vises uden scripts. Du kan læse det vigtigste herunder." }
        }
    }
}

fn data(plan: &Plan) -> serde_json::Result<Markup> {
    // `<` is escaped, so that no text can close the data's element.
    let data = serde_json::to_string(&plan.payload(address, |chapter, to| link(chapter, to, "")))?
        .replace('<', "\\u003c");
    Ok(html! {
        script #vejviser-data type="application/json" { (PreEscaped(data)) }
    })
}
