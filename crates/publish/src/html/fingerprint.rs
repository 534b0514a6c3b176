use maud::{Markup, html};
use plan::in_groups;

/// A fingerprint, to be read aloud group by group or copied whole.
pub(crate) fn fingerprint(digits: &str) -> Markup {
    html! { code.fingerprint { (in_groups(digits)) } }
}
