//! The headers under which the site is served. One description for every server.

/// Sent with every answer.
pub const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// The content type of a file, by its extension.
pub fn content_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// How long a file may be kept: one whose name carries its fingerprint for good, any other only if it is asked after.
pub fn cache_control(path: &str) -> &'static str {
    let mut folders = path.trim_start_matches('/').split('/');
    if folders.next() == Some(crate::assets::FOLDER) && folders.next().is_some() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}
