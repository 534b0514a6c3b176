//! Ready configuration for the web servers that councils run, all from the one description in `headers`.

mod caddy;
mod header_file;
mod iis;
mod nginx;

use crate::assets;
use anyhow::Result;
use std::path::Path;

/// A file by its name, and what writes its text.
type Files = [(&'static str, fn() -> String)];

/// What the site's root holds for servers that look there.
const IN_SITE: &Files = &[
    ("web.config", iis::web_config),
    ("_headers", header_file::header_file),
];

/// What a server's own configuration includes.
const BESIDE: &Files = &[
    ("Caddyfile", caddy::caddyfile),
    ("nginx-http.conf", nginx::http),
    ("nginx-server.conf", nginx::server),
];

/// Whether a file lies in the site for servers alone: the compressed forms, and what [`write_in_site`] writes.
pub(crate) fn is_for_servers(path: &str) -> bool {
    let is_packed = path.ends_with(".br") || path.ends_with(".gz");
    let name = path.trim_start_matches('/');
    is_packed || IN_SITE.iter().any(|(ours, _)| *ours == name)
}

/// Writes what lies in the site.
pub(crate) fn write_in_site(site: &Path) -> Result<()> {
    write(site, IN_SITE)
}

/// Writes what is included from elsewhere.
pub(crate) fn write_beside(folder: &Path) -> Result<()> {
    write(folder, BESIDE)
}

fn write(folder: &Path, files: &Files) -> Result<()> {
    let mut files = files.iter();
    files.try_for_each(|(name, text)| assets::write(folder, name, text().as_bytes()))
}
