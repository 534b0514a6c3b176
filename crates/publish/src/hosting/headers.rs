//! The headers of the site: one description for every server.

use crate::routes::ONE_FILE;

/// The header that limits what a file may load and do.
pub(crate) const POLICY: &str = "content-security-policy";

/// For every file but a PDF.
pub(crate) const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy under which a browser's viewer can show a PDF. Safari's wraps the file in a page with inline styles (`style-src`),
/// embeds it as an object (`object-src`) and requests it in parts (`connect-src`). Nothing runs, and nothing is loaded from
/// elsewhere.
pub(crate) const PDF_POLICY: &str = "default-src 'none'; connect-src 'self'; object-src 'self'; style-src 'unsafe-inline'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Sent with every answer; a PDF has its own policy.
pub const HEADERS: [(&str, &str); 6] = [
    (POLICY, PAGE_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Sent with a file of this extension.
pub fn headers(extension: &str) -> [(&'static str, &'static str); 6] {
    HEADERS.map(|(name, value)| match (name, extension) {
        (POLICY, "pdf") => (name, PDF_POLICY),
        _ => (name, value),
    })
}

/// The file of the site that is downloaded and never shown: under a page's policy it would lose its inline style and script.
pub const DOWNLOADED: &str = ONE_FILE;
/// What it is sent with.
pub const AS_DOWNLOAD: (&str, &str) = ("content-disposition", "attachment");

/// A kind of file, known by its extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileKind {
    /// The extension, without the dot.
    pub extension: &'static str,
    /// Its content type.
    pub content_type: &'static str,
    /// Whether it is worth compressing.
    pub packed: bool,
}

/// Every kind of file in a site.
pub const FILE_KINDS: [FileKind; 14] = [
    packed("atom", "application/atom+xml; charset=utf-8"),
    packed("css", "text/css; charset=utf-8"),
    packed("ics", "text/calendar; charset=utf-8"),
    packed("html", "text/html; charset=utf-8"),
    packed("js", "text/javascript; charset=utf-8"),
    packed("json", "application/json"),
    packed("minisig", "text/plain; charset=utf-8"),
    packed("svg", "image/svg+xml"),
    packed("txt", "text/plain; charset=utf-8"),
    packed("wasm", "application/wasm"),
    packed("webmanifest", "application/manifest+json"),
    packed("xml", "application/xml"),
    as_it_is("pdf", "application/pdf"),
    as_it_is("png", "image/png"),
];

/// For a file with its hash in its name: it never changes.
pub(crate) const KEPT: &str = "public, max-age=31536000, immutable";

/// For any other file: revalidated each time.
pub(crate) const ASKED_AFTER: &str = "no-cache";

/// The content type of a file, by its extension.
pub fn content_type(extension: &str) -> &'static str {
    kind_of(extension).map_or("application/octet-stream", |kind| kind.content_type)
}

/// The caching of a file.
pub fn cache_control(path: &str) -> &'static str {
    let mut folders = path.trim_start_matches('/').split('/');
    if folders.next() == Some(crate::assets::file::FOLDER) && folders.next().is_some() {
        KEPT
    } else {
        ASKED_AFTER
    }
}

/// Whether a file with this extension is worth compressing.
pub(crate) fn is_packed(extension: &str) -> bool {
    kind_of(extension).is_some_and(|kind| kind.packed)
}

fn kind_of(extension: &str) -> Option<&'static FileKind> {
    FILE_KINDS.iter().find(|kind| kind.extension == extension)
}

const fn packed(extension: &'static str, content_type: &'static str) -> FileKind {
    FileKind {
        extension,
        content_type,
        packed: true,
    }
}

const fn as_it_is(extension: &'static str, content_type: &'static str) -> FileKind {
    FileKind {
        extension,
        content_type,
        packed: false,
    }
}
