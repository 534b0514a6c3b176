use crate::assets::file::FOLDER;
use crate::hosting::headers::{
    AS_DOWNLOAD, ASKED_AFTER, DOWNLOADED, FILE_KINDS, HEADERS, KEPT, PAGE_POLICY, PDF_POLICY,
    POLICY, content_type,
};
use crate::hosting::indented;
use crate::hosting::place::Place;
use crate::routes::EMBEDDED_PAGE;

/// The block for a site in a Caddyfile.
pub(super) fn caddyfile(place: &Place) -> String {
    let rules = rules(place);
    let place = place.folder.as_str();
    let missing = missing(place);
    match place.trim_end_matches('/') {
        "" => format!(
            "# Til webstedets blok i Caddys Caddyfile, efter root (mappen med webstedet): import denne fil.\n\n\
             {rules}\nhandle_errors {{\n{}}}\n",
            indented(&missing)
        ),
        folder => format!(
            "# Til værtens blok i Caddys Caddyfile, efter root (den mappe, hvori webstedet ligger som {folder}): import denne fil.\n\n\
             redir {folder} {place} 301\n\
             handle {place}* {{\n{}}}\n\
             handle_errors {{\n\t@beredskab path {place}*\n\thandle @beredskab {{\n{}\t}}\n}}\n",
            indented(&rules),
            indented(&indented(&missing))
        ),
    }
}

fn rules(whole: &Place) -> String {
    let place = whole.folder.as_str();
    let embedded = whole.embedded_policy();
    let page = format!("{place}{EMBEDDED_PAGE}");
    let others = match embedded {
        Some(_) => format!("*.pdf {page}"),
        None => "*.pdf".to_owned(),
    };
    let mut text = format!(
        "# Kun til servere, ikke til læsere.\n\
         @beredskab_hidden path *.br *.gz {place}web.config {place}_headers\n\
         error @beredskab_hidden 404\n\nheader {{\n",
    );
    for (name, value) in HEADERS.iter().filter(|(name, _)| *name != POLICY) {
        text += &format!("\t{name} \"{value}\"\n");
    }
    text += &format!(
        "}}\n\
         @beredskab_paper path *.pdf\n\
         header @beredskab_paper {POLICY} \"{PDF_POLICY}\"\n\
         @beredskab_page not path {others}\n\
         header @beredskab_page {POLICY} \"{PAGE_POLICY}\"\n\
         @beredskab_download path {place}{DOWNLOADED}\n\
         header @beredskab_download {} \"{}\"\n\
         @beredskab_kept path {place}{FOLDER}/*\n\
         header @beredskab_kept cache-control \"{KEPT}\"\n\
         @beredskab_asked not path {place}{FOLDER}/*\n\
         header @beredskab_asked cache-control \"{ASKED_AFTER}\"\n\n",
        AS_DOWNLOAD.0, AS_DOWNLOAD.1
    );
    if let Some(policy) = embedded {
        text += &format!(
            "@beredskab_embedded path {page}\nheader @beredskab_embedded {POLICY} \"{policy}\"\n\n"
        );
    }
    for kind in FILE_KINDS {
        let (extension, content_type) = (kind.extension, kind.content_type);
        // A folder's address shows its page.
        let folders = if extension == "html" { " */" } else { "" };
        text += &format!(
            "@beredskab_{extension} path *.{extension}{folders}\n\
             header @beredskab_{extension} content-type \"{content_type}\"\n"
        );
    }
    text + "\nfile_server {\n\tprecompressed br gzip\n}\n"
}

/// What answers a request for a file that is not there.
fn missing(place: &str) -> String {
    let html = content_type("html");
    format!(
        "header {POLICY} \"{PAGE_POLICY}\"\n\
         header cache-control \"{ASKED_AFTER}\"\n\
         header content-type \"{html}\"\n\
         rewrite * {place}404.html\n\
         file_server {{\n\tprecompressed br gzip\n}}\n"
    )
}
