//! The overlay in which `serve` shows the problems of the last build. Never part of the site.

use crate::input::failure::Failure;
use crate::papers::press::HAS_PRESS;
use maud::{DOCTYPE, Markup, html};
use plan::{Diagnostic, Diagnostics, Severity};

/// The overlay's style, with its own colours: it is no part of the municipality's site.
pub(crate) const STYLE: &str = include_str!("../../theme/live.css");

/// The state of a build: its problems, and whether the papers are still to come.
pub(crate) fn notice(done: &Result<Diagnostics, Failure>) -> Markup {
    html! {
        (problems_of(done))
        @if !HAS_PRESS {
            section.live-notice.live-warnings aria-label="PDF-filerne" {
                p.live-waiting { "PDF-filerne er på vej. Siden opdateres af sig selv, når de kan hentes." }
            }
        }
    }
}

fn problems_of(done: &Result<Diagnostics, Failure>) -> Markup {
    match done {
        Ok(warnings) if warnings.is_empty() => html! {},
        Ok(warnings) => html! {
            section.live-notice.live-warnings aria-label="Advarsler" {
                details {
                    summary { (counted(warnings.iter().count(), "advarsel", "advarsler")) " om planen" }
                    (list(warnings))
                }
            }
        },
        Err(failure) => html! {
            section.live-notice role="alert" aria-label="Fejl i planen" {
                @match failure {
                    Failure::Diagnostics(diagnostics) => {
                        p.live-title { (counted(diagnostics.errors(), "fejl", "fejl")) " i planen" }
                        p.live-last { (STILL_THE_LAST) }
                        (list(diagnostics))
                    }
                    Failure::Other(_) => {
                        p.live-title { "Webstedet kunne ikke bygges" }
                        p.live-last { (STILL_THE_LAST) }
                        p { (failure) }
                    }
                }
            }
        },
    }
}

const STILL_THE_LAST: &str = "Webstedet nedenfor er den sidste udgave uden fejl. Siden opdateres af sig selv, når du gemmer.";

/// The page shown until a first build succeeds; the overlay is inserted as in any page.
pub(crate) fn page_of_problems() -> Markup {
    html! {
        (DOCTYPE)
        html lang="da" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Planen kan ikke vises endnu" }
            }
            body.live-page {
                main {
                    h1 { "Planen kan ikke vises endnu" }
                    p { "Der er ingen udgave uden fejl at vise. Ret fejlene, og gem: så kommer webstedet frem her af sig selv." }
                }
            }
        }
    }
}

fn list(diagnostics: &Diagnostics) -> Markup {
    html! {
        ul.live-diagnostics {
            @for diagnostic in diagnostics.iter() { li { (render(diagnostic)) } }
        }
    }
}

fn render(diagnostic: &Diagnostic) -> Markup {
    let Diagnostic {
        severity,
        place,
        message,
        hint,
        also,
        excerpt,
    } = diagnostic;
    html! {
        p.live-message {
            strong { @match severity { Severity::Error => "Fejl: ", Severity::Warning => "Advarsel: " } }
            (message)
        }
        p.live-place { (place.file) @if place.line > 0 { ", linje " (place.line) } }
        @if let Some(excerpt) = excerpt {
            pre tabindex="0" aria-label={ "Linje " (place.line) } {
                code { (excerpt.before) mark { (excerpt.meant) } (excerpt.after) }
            }
        }
        @if !also.is_empty() {
            p { "Det samme gælder " (diagnostic.others()) "." }
        }
        @if !hint.is_empty() { p { "Råd: " (hint) } }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
