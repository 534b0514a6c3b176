use crate::assets::file::FOLDER;
use crate::hosting::headers::{
    AS_DOWNLOAD, ASKED_AFTER, DOWNLOADED, FILE_KINDS, HEADERS, KEPT, PAGE_POLICY, PDF_POLICY,
    POLICY,
};
use crate::hosting::indented;
use crate::hosting::place::Place;
use crate::routes::EMBEDDED_PAGE;

/// The content of nginx' block `http`.
pub(super) fn http(place: &Place) -> String {
    let folder = &place.folder;
    let embedded = place.embedded_policy().map(|policy| {
        let page = EMBEDDED_PAGE.replace('.', "\\.");
        format!("    \"~^{folder}{page}(\\.br)?$\" \"{policy}\";\n")
    });
    let embedded = embedded.unwrap_or_default();
    let downloaded = DOWNLOADED.replace('.', "\\.");
    let (_, attachment) = AS_DOWNLOAD;
    format!(
        r#"# Til blokken http {{ }} i nginx: læg filen i /etc/nginx/conf.d/.

# Tager læserens browser imod brotli? Så findes filen færdigpakket ved siden af sig selv.
map $http_accept_encoding $beredskab_packed {{
    default "";
    "~*(^|[,\s])br\s*(;\s*q=(1(\.0*)?|0\.\d*[1-9]\d*))?\s*(,|$)" ".br";
}}
map $uri $beredskab_encoding {{
    volatile;
    default "";
    "~\.br$" "br";
}}
map $uri $beredskab_cache {{
    volatile;
    default "{ASKED_AFTER}";
    "~^{folder}{FOLDER}/." "{KEPT}";
}}
map $uri $beredskab_policy {{
    volatile;
    default "{PAGE_POLICY}";
    "~\.pdf$" "{PDF_POLICY}";
{embedded}}}
map $uri $beredskab_download {{
    volatile;
    default "";
    "~^{folder}{downloaded}(\.br)?$" "{attachment}";
}}
"#
    )
}

/// The content of nginx' block `server`.
pub(super) fn server(place: &Place) -> String {
    let place = place.folder.as_str();
    let rules = rules(place);
    match place.trim_end_matches('/') {
        "" => format!(
            "# Til blokken server {{ }} i nginx, efter listen, server_name og root (mappen med webstedet): include denne fil.\n\n\
             {rules}"
        ),
        folder => format!(
            "# Til blokken server {{ }} i nginx, efter listen, server_name og root (den mappe, hvori webstedet ligger som {folder}):\n\
             # include denne fil.\n\n\
             location = {folder} {{ absolute_redirect off; return 301 {place}; }}\n\
             location ^~ {place} {{\n{}}}\n",
            indented(&rules)
        ),
    }
}

fn rules(place: &str) -> String {
    let mut text = format!(
        "index index.html;\n\
         error_page 404 {place}404.html;\n\
         error_page 403 =404 {place}404.html;\n\
         absolute_redirect off;\n\
         server_tokens off;\n\
         etag on;\n\
         gzip off;\n\
         gzip_static on;\n\n",
    );
    for (name, value) in HEADERS {
        let value = if name == POLICY {
            "$beredskab_policy"
        } else {
            value
        };
        text += &format!("add_header {name} \"{value}\" always;\n");
    }
    let (disposition, _) = AS_DOWNLOAD;
    text += &format!(
        "add_header {disposition} $beredskab_download always;\n\
         add_header cache-control $beredskab_cache always;\n\
         add_header content-encoding $beredskab_encoding always;\n\
         add_header vary accept-encoding always;\n\n\
         # Kun til servere, ikke til læsere.\n\
         location ~ \\.(br|gz|config)$ {{ return 404; }}\n\
         location = {place}_headers {{ return 404; }}\n\n"
    );
    for kind in FILE_KINDS {
        let (extension, content_type) = (kind.extension, kind.content_type);
        let packed = if kind.packed {
            "$uri$beredskab_packed "
        } else {
            ""
        };
        text += &format!(
            "location ~ \\.{extension}$ {{ types {{ }} default_type \"{content_type}\"; try_files {packed}$uri =404; }}\n"
        );
    }
    text
}
