use crate::assets::file::FOLDER;
use crate::hosting::headers::{HEADERS, KEPT, PDF_POLICY, POLICY};

/// For hosts that read the headers from a file in the site. They compress by themselves, know the content types, let
/// pages be asked after by themselves, and would join two values of one header; the line with `!` takes the first
/// away again (Cloudflare), or is passed over where the rule for fewer files comes before the rule for all (Netlify).
pub(super) fn header_file() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in HEADERS {
        text += &format!("  {name}: {value}\n");
    }
    text += &format!("/*.pdf\n  ! {POLICY}\n  {POLICY}: {PDF_POLICY}\n");
    text + &format!("/{FOLDER}/*\n  cache-control: {KEPT}\n")
}
