use crate::assets::file::FOLDER;
use crate::hosting::headers::{AS_DOWNLOAD, DOWNLOADED, HEADERS, KEPT, PDF_POLICY, POLICY};
use crate::hosting::place::Place;
use crate::routes::EMBEDDED_PAGE;

/// The `_headers` file of static hosts. They compress, know content types, and revalidate pages by themselves. They would join two
/// values of one header, so the line with `!` removes the first (Cloudflare); where the more specific rule comes first it is
/// ignored (Netlify).
pub(super) fn header_file(place: &Place) -> String {
    let folder = &place.folder;
    let mut text = format!("{folder}*\n");
    for (name, value) in HEADERS {
        text += &format!("  {name}: {value}\n");
    }
    text += &format!("{folder}*.pdf\n  ! {POLICY}\n  {POLICY}: {PDF_POLICY}\n");
    let (name, value) = AS_DOWNLOAD;
    text += &format!("{folder}{DOWNLOADED}\n  {name}: {value}\n");
    if let Some(policy) = place.embedded_policy() {
        text += &format!("{folder}{EMBEDDED_PAGE}\n  ! {POLICY}\n  {POLICY}: {policy}\n");
    }
    text + &format!("{folder}{FOLDER}/*\n  cache-control: {KEPT}\n")
}
