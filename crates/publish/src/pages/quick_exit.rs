use maud::{Markup, html};
use plan::Municipality;

/// The guide page's quick exit: a link that works without script and is always in reach.
///
/// A script makes it blank the page at once, and announces how many of three presses of Shift were counted.
pub(crate) fn quick_exit(municipality: &Municipality) -> Markup {
    html! {
        section.quick-exit aria-label="Forlad siden" {
            a.exit href=(municipality.leave_to) rel="noreferrer" { "Forlad siden nu" }
            p.exit-status aria-live="polite" {}
            p.exit-hint { "eller tryk tre gange på Skift" }
        }
    }
}

/// What the exit does and what it cannot hide; the script's part only where it runs.
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
