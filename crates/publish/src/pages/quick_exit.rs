use maud::{Markup, html};
use plan::Municipality;

/// The quick exit of the guide's page: a link that works without any script, always within reach.
///
/// A script makes it cover the page at once, and tells in the status how far three presses of Shift have come.
pub(crate) fn quick_exit(municipality: &Municipality) -> Markup {
    html! {
        section.way-out aria-label="Forlad siden" {
            a.exit href=(municipality.leave_to) rel="noreferrer" { "Forlad siden nu" }
            p.exit-status role="status" {}
            p.exit-hint { "eller tryk tre gange på Skift" }
        }
    }
}

/// What it does and what it cannot hide, in honest words; of the script only where it runs.
pub(crate) fn about_quick_exit(municipality: &Municipality) -> Markup {
    html! {
        details.about-exit {
            summary { "Hvis du hurtigt vil væk fra siden" }
            p {
                "»Forlad siden nu« fører til " (municipality.leave_to_host()) ". "
                span.if-exits {
                    "Siden dækkes straks, dine svar slettes, og browserens tilbageknap fører ikke tilbage til guiden. "
                    "Det samme sker, når du trykker tre gange på Skift inden for fem sekunder. "
                }
                "Browserens historik viser stadig, at siden har været besøgt."
            }
        }
    }
}
