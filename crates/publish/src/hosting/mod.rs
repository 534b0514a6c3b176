//! Configuration for the web servers that councils run, all from `headers`.

mod caddy;
mod header_file;
pub(crate) mod headers;
mod iis;
mod nginx;

use crate::assets::file;
use crate::system::files::files;
use anyhow::Result;
use std::path::Path;

/// Files in the site's root that servers read.
const IN_SITE: [&str; 2] = [WEB_CONFIG, HEADER_FILE];
const WEB_CONFIG: &str = "web.config";
const HEADER_FILE: &str = "_headers";

/// Whether a file of the site is for servers only: precompressed files and those of [`write_in_site`].
pub(crate) fn is_for_servers(path: &str) -> bool {
    let is_packed = path.ends_with(".br") || path.ends_with(".gz");
    is_packed || IN_SITE.contains(&path.trim_start_matches('/'))
}

/// Writes the servers' files into the site, after all others.
pub(crate) fn write_in_site(site: &Path) -> Result<()> {
    let mut pdfs = files(site)?;
    pdfs.retain(|address| address.ends_with(".pdf"));
    let config = iis::web_config(&pdfs);
    file::write(site, WEB_CONFIG, config.as_bytes())?;
    file::write(site, HEADER_FILE, header_file::header_file().as_bytes())
}

/// Writes the files that a server's configuration includes.
pub(crate) fn write_beside(folder: &Path) -> Result<()> {
    let files = [
        ("Caddyfile", caddy::caddyfile()),
        ("nginx-http.conf", nginx::http()),
        ("nginx-server.conf", nginx::server()),
    ];
    let mut files = files.iter();
    files.try_for_each(|(name, text)| file::write(folder, name, text.as_bytes()))
}
