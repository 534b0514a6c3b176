use crate::pages::front::all_contacts;
use crate::pages::page::Page;
use crate::routes::{GUIDE, NOT_FOUND, page_of};
use maud::{Markup, html};
use plan::Plan;

/// The page for an unknown address; `root` leads to the front page's folder.
pub(crate) fn not_found_page(plan: &Plan, root: &str) -> Page<'static> {
    Page::titled(NOT_FOUND, "Siden findes ikke", plan, content(plan, root))
}

fn content(plan: &Plan, root: &str) -> Markup {
    html! {
        h1 { "Siden findes ikke" }
        p {
            "Adressen fører ikke til en side. Gå til "
            a href={ (root) "index.html" } { "forsiden" }
            " eller til "
            a href={ (root) (page_of(GUIDE.path)) } { "guiden" }
            ", eller brug en af kontakterne."
        }
        h2 { "Kontakter" }
        (all_contacts(plan))
    }
}
