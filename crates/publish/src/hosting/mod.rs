//! Configuration for the web servers that councils run, all from `headers`.

mod caddy;
mod header_file;
pub(crate) mod headers;
mod iis;
mod nginx;
pub(crate) mod place;

use crate::assets::file;
use crate::hosting::place::Place;
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
pub(crate) fn write_in_site(site: &Path, place: &Place) -> Result<()> {
    let mut pdfs = files(site)?;
    pdfs.retain(|address| address.ends_with(".pdf"));
    let config = iis::web_config(&pdfs, place);
    file::write(site, WEB_CONFIG, config.as_bytes())?;
    match place.folder.as_str() {
        "/" => file::write(
            site,
            HEADER_FILE,
            header_file::header_file(place).as_bytes(),
        ),
        // Such hosts read it in their root only.
        _ => Ok(()),
    }
}

/// Writes the files that a server's configuration includes.
pub(crate) fn write_beside(folder: &Path, place: &Place) -> Result<()> {
    let mut files = vec![
        ("Caddyfile", caddy::caddyfile(place)),
        ("nginx-http.conf", nginx::http(place)),
        ("nginx-server.conf", nginx::server(place)),
    ];
    if place.folder != "/" {
        files.push((HEADER_FILE, header_file::header_file(place)));
    }
    let mut files = files.iter();
    files.try_for_each(|(name, text)| file::write(folder, name, text.as_bytes()))
}

/// A text with each line that is not empty moved right by a tab.
fn indented(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| match line {
        "\n" => line.to_owned(),
        _ => format!("\t{line}"),
    });
    lines.collect()
}
