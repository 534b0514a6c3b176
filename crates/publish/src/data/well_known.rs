use crate::assets::file::write;
use crate::input::palette::colour;
use crate::routes::{EMBEDDED_PAGE, MANIFEST, ONE_FILE, canonical, is_of_the_past};
use crate::system::files::files;
use anyhow::Result;
use maud::{PreEscaped, html};
use plan::{Municipality, Security};
use serde_json::json;
use std::path::Path;

/// Writes files at well-known addresses: manifest, sitemap, robots.txt, security.txt. The last two are only looked for in a
/// host's root; in a folder, they are the host's.
pub(super) fn write_well_known(
    municipality: &Municipality,
    colours: &str,
    icon: Option<&str>,
    site: &Path,
) -> Result<()> {
    let put = |address: &str, text: String| write(site, address, text.as_bytes());
    put(MANIFEST, manifest(municipality, colours, icon))?;
    if municipality.address.is_some() {
        put("sitemap.xml", sitemap(municipality, &files(site)?))?;
    }
    if municipality.is_in_folder() {
        return Ok(());
    }
    put("robots.txt", robots(municipality))?;
    if let Some(security) = &municipality.security {
        put(
            ".well-known/security.txt",
            security_txt(municipality, security),
        )?;
    }
    Ok(())
}

/// Displayed as an ordinary page: a site that keeps nothing is not for installing.
fn manifest(municipality: &Municipality, colours: &str, icon: Option<&str>) -> String {
    let mut manifest = json!({
        "name": format!("{} – {}", municipality.title, municipality.name),
        "short_name": municipality.title,
        "description": municipality.description,
        "lang": "da",
        "dir": "ltr",
        "start_url": "./",
        "display": "browser",
    });
    if let Some(icon) = icon {
        manifest["icons"] = json!([{ "src": icon, "sizes": "any", "type": "image/svg+xml" }]);
    }
    for (key, name) in [("theme_color", "--accent"), ("background_color", "--paper")] {
        if let Some(colour) = colour(colours, name) {
            manifest[key] = json!(colour);
        }
    }
    format!("{manifest:#}\n")
}

fn robots(municipality: &Municipality) -> String {
    let map = municipality.address.as_ref();
    let map = map.map(|address| format!("Sitemap: {address}/sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{}", map.unwrap_or_default())
}

/// What is to be found by another page, or kept.
fn not_listed(address: &str) -> bool {
    [EMBEDDED_PAGE, ONE_FILE].contains(&address)
}

fn sitemap(municipality: &Municipality, files: &[String]) -> String {
    let is_page = |address: &&String| {
        address.ends_with(".html") && !is_of_the_past(address) && !not_listed(address)
    };
    let pages = files.iter().filter(is_page);
    let addresses = pages.filter_map(|page| canonical(municipality, page));
    let map = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for address in addresses { url { loc { (address) } } }
        }
    };
    map.into_string()
}

/// RFC 9116.
fn security_txt(municipality: &Municipality, security: &Security) -> String {
    let path = "/.well-known/security.txt";
    let own = municipality.address.as_ref();
    let own = own.map(|address| format!("Canonical: {address}{path}\n"));
    format!(
        "Contact: {}\nExpires: {}T23:59:59Z\nPreferred-Languages: da, en\n{}",
        security.contact,
        security.expires,
        own.unwrap_or_default()
    )
}
