use crate::assets::widget::Widget;
use crate::pages::guide::guide_page;
use crate::pages::page::{Page, PageScripts};
use crate::routes::EMBEDDED;
use plan::Plan;

/// The guide for a frame on a page of another site; `None` unless the municipality names such sites.
///
/// # Errors
/// The guide's data cannot be written as JSON.
pub(crate) fn embedded_page(
    plan: &Plan,
    widget: Option<&Widget>,
) -> serde_json::Result<Option<Page<'static>>> {
    // A chapter of that name is the plan's.
    if plan.municipality.embed.is_empty() || plan.chapter(EMBEDDED.path).is_some() {
        return Ok(None);
    }
    let page = Page::own(&EMBEDDED, plan, guide_page(plan, widget)?);
    Ok(Some(page.running(PageScripts::Embedded)))
}

/// The whole page in its frame, with a target in each link out of it: they open beside it, as no frame may show them, but for the
/// quick exit, which takes the whole tab.
pub(crate) fn with_targets(html: &str) -> String {
    let mut links = html.split("<a ");
    let mut whole = links.next().unwrap_or_default().to_owned();
    for link in links {
        let tag = link.split('>').next().unwrap_or_default();
        let target = match tag.contains("href=\"http") || tag.contains(".html") {
            _ if tag.contains("class=\"exit\"") => "target=\"_top\" ",
            true => "target=\"_blank\" ",
            false => "",
        };
        whole += &format!("<a {target}{link}");
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_to_other_pages_have_a_target() {
        for (link, target) in [
            (
                "<a class=\"exit\" href=\"https://by.dk\">",
                "target=\"_top\" ",
            ),
            (
                "<a class=\"source\" href=\"plan.html#hjaelp\">",
                "target=\"_blank\" ",
            ),
            ("<a href=\"https://by.dk/\">", "target=\"_blank\" "),
            ("<a href=\"#vejviser-statisk\">", ""),
            ("<a href=\"tel:112\">", ""),
            ("<a href=\"mailto:a@by.dk\">", ""),
        ] {
            let expected = link.replacen("<a ", &format!("<a {target}"), 1);
            assert_eq!(
                with_targets(&format!("x{link}y</a>")),
                format!("x{expected}y</a>")
            );
        }
    }
}
