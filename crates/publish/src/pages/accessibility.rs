use maud::{Markup, html};
use plan::Municipality;

/// A link to the municipality's accessibility statement, or that there is none yet.
pub(crate) fn accessibility_page(municipality: &Municipality) -> Markup {
    html! {
        h1 { "Tilgængelighed" }
        @match &municipality.accessibility_statement {
            Some(address) => p {
                a href=(address) { "Tilgængelighedserklæring for dette websted" }
                ", afgivet af " (municipality.name) "."
            },
            None => p {
                (municipality.name) " har endnu ikke oplyst, hvor tilgængelighedserklæringen for dette websted er."
            },
        }
    }
}
