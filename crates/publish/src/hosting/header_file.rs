use crate::assets::file::FOLDER;
use crate::hosting::headers::{AS_DOWNLOAD, DOWNLOADED, HEADERS, KEPT, PDF_POLICY, POLICY};

/// The `_headers` file of static hosts. They compress, know content types, and revalidate pages by themselves. They would join two
/// values of one header, so the line with `!` removes the first (Cloudflare); where the more specific rule comes first it is
/// ignored (Netlify).
pub(super) fn header_file(place: &str) -> String {
    let mut text = format!("{place}*\n");
    for (name, value) in HEADERS {
        text += &format!("  {name}: {value}\n");
    }
    text += &format!("{place}*.pdf\n  ! {POLICY}\n  {POLICY}: {PDF_POLICY}\n");
    let (name, value) = AS_DOWNLOAD;
    text += &format!("{place}{DOWNLOADED}\n  {name}: {value}\n");
    text + &format!("{place}{FOLDER}/*\n  cache-control: {KEPT}\n")
}
