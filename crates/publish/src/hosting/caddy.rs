use crate::assets::file::FOLDER;
use crate::hosting::headers::{
    ASKED_AFTER, FILE_KINDS, HEADERS, KEPT, PAGE_POLICY, PDF_POLICY, POLICY, content_type,
};

/// The block for a site in a Caddyfile.
pub(super) fn caddyfile() -> String {
    let mut text = String::from(
        "# Til webstedets blok i Caddys Caddyfile, efter root (mappen med webstedet): import denne fil.\n\n\
         # Kun til servere, ikke til læsere.\n\
         @beredskab_hidden path *.br *.gz /web.config /_headers\n\
         error @beredskab_hidden 404\n\nheader {\n",
    );
    for (name, value) in HEADERS.iter().filter(|(name, _)| *name != POLICY) {
        text += &format!("\t{name} \"{value}\"\n");
    }
    text += &format!(
        "}}\n\
         @beredskab_paper path *.pdf\n\
         header @beredskab_paper {POLICY} \"{PDF_POLICY}\"\n\
         @beredskab_page not path *.pdf\n\
         header @beredskab_page {POLICY} \"{PAGE_POLICY}\"\n\
         @beredskab_kept path /{FOLDER}/*\n\
         header @beredskab_kept cache-control \"{KEPT}\"\n\
         @beredskab_asked not path /{FOLDER}/*\n\
         header @beredskab_asked cache-control \"{ASKED_AFTER}\"\n\n"
    );
    for kind in FILE_KINDS {
        let (extension, content_type) = (kind.extension, kind.content_type);
        // A folder's address shows its page.
        let folders = if extension == "html" { " */" } else { "" };
        text += &format!(
            "@beredskab_{extension} path *.{extension}{folders}\n\
             header @beredskab_{extension} content-type \"{content_type}\"\n"
        );
    }
    let html = content_type("html");
    text += &format!(
        "\nfile_server {{\n\tprecompressed br gzip\n}}\n\
         handle_errors {{\n\
         \theader {POLICY} \"{PAGE_POLICY}\"\n\
         \theader cache-control \"{ASKED_AFTER}\"\n\
         \theader content-type \"{html}\"\n\
         \trewrite * /404.html\n\
         \tfile_server {{\n\t\tprecompressed br gzip\n\t}}\n}}\n"
    );
    text
}
