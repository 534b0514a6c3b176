use maud::{Markup, html};
use plan::in_groups;

/// A fingerprint, to read aloud in groups or to copy.
pub(crate) fn fingerprint(digits: &str) -> Markup {
    html! { code.fingerprint { (in_groups(digits)) } }
}
