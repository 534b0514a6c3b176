//! Ready configuration for the web servers that councils run, all from the one description in `headers`.

mod caddy;
mod header_file;
mod iis;
mod nginx;

use crate::assets;
use anyhow::Result;
use std::path::Path;

/// What the site's root holds for servers that look there.
const IN_SITE: [(&str, fn() -> String); 2] = [
    ("web.config", iis::web_config),
    ("_headers", header_file::header_file),
];

/// What a server's own configuration includes.
const BESIDE: [(&str, fn() -> String); 3] = [
    ("Caddyfile", caddy::caddyfile),
    ("nginx-http.conf", nginx::http),
    ("nginx-server.conf", nginx::server),
];

/// Writes what lies in the site.
pub(crate) fn write_in_site(site: &Path) -> Result<()> {
    write(site, &IN_SITE)
}

/// Writes what is included from elsewhere.
pub(crate) fn write_beside(folder: &Path) -> Result<()> {
    write(folder, &BESIDE)
}

fn write(folder: &Path, files: &[(&str, fn() -> String)]) -> Result<()> {
    let mut files = files.iter();
    files.try_for_each(|(name, text)| assets::write(folder, name, text().as_bytes()))
}
