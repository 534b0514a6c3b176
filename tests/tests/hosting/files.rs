//! What each file comes with, in each of its forms.

use crate::on_every_server;
use anyhow::{Context, Result, ensure};
use publish::{AS_DOWNLOAD, DOWNLOADED, cache_control, content_type, headers};
use std::fs;
use std::io::Read;
use std::net::SocketAddr;
use std::path::PathBuf;
use tests::{Answer, Connection, get, on_host, place, published, published_files};

on_every_server!(
    every_file_comes_whole_in_the_form_that_is_asked_for,
    what_has_not_changed_is_not_sent_again,
    a_part_of_a_file_can_be_asked_for,
    what_is_not_for_readers_is_not_there,
    the_site_and_its_folders_have_their_pages,
);

/// What a browser may take, and the forms in which it then gets a file, best first.
const ACCEPTED: [(&str, &[&str]); 6] = [
    ("", &[]),
    ("identity", &[]),
    ("gzip", &["gzip"]),
    ("br", &["br"]),
    ("gzip, deflate, br, zstd", &["br", "gzip"]),
    ("br;q=0, gzip", &["gzip"]),
];

async fn every_file_comes_whole_in_the_form_that_is_asked_for(server: SocketAddr) -> Result<()> {
    let mut packed = 0;
    for path in published_files()? {
        // Servers end a connection after so many requests.
        let mut connection = Connection::open(server).await?;
        let content = fs::read(file(&path)?)?;
        for (accepted, forms) in ACCEPTED {
            let answer = connection
                .get(&on_host(&path)?, &[("accept-encoding", accepted)])
                .await?;
            let form = forms
                .iter()
                .find(|form| beside(&path, form).is_ok_and(|file| file.exists()));
            let what = format!("{path} ({accepted})");
            assert_eq!(answer.status, 200, "{what}");
            assert_eq!(
                answer.header("content-encoding"),
                form.map_or("", |form| *form),
                "{what}"
            );
            ensure!(unpacked(&answer)? == content, "{what}: other content");
            let extension = path.rsplit('.').next().unwrap_or_default();
            has_headers(&answer, extension, &path)?;
            assert_eq!(
                answer.header("content-type"),
                content_type(extension),
                "{what}"
            );
            assert_eq!(
                answer.header("cache-control"),
                cache_control(&path),
                "{what}"
            );
            let download = [("", 0), (AS_DOWNLOAD.1, 1)];
            let download = download[usize::from(path == format!("/{DOWNLOADED}"))];
            let (name, _) = AS_DOWNLOAD;
            assert_eq!(
                (answer.header(name), answer.count(name)),
                download,
                "{what}"
            );
            if form.is_some() {
                packed += 1;
                let vary = answer.header("vary").to_ascii_lowercase();
                assert_eq!(vary, "accept-encoding", "{what}");
            }
        }
    }
    ensure!(packed > 50, "only {packed} files came packed");
    Ok(())
}

async fn what_has_not_changed_is_not_sent_again(server: SocketAddr) -> Result<()> {
    for path in published_files()? {
        let mut connection = Connection::open(server).await?;
        for accepted in ["", "br", "gzip"] {
            let accepted = ("accept-encoding", accepted);
            let first = connection.get(&on_host(&path)?, &[accepted]).await?;
            let mut conditions = vec![("if-modified-since", first.header("last-modified"))];
            if !first.header("etag").is_empty() {
                conditions.push(("if-none-match", first.header("etag")));
            }
            for condition in conditions {
                assert!(!condition.1.is_empty(), "{path}: no {}", condition.0);
                let again = connection
                    .get(&on_host(&path)?, &[accepted, condition])
                    .await?;
                assert_eq!(again.status, 304, "{path}: {condition:?}");
                assert_eq!(
                    again.header("cache-control"),
                    cache_control(&path),
                    "{path}"
                );
            }
            let long_ago = ("if-modified-since", "Thu, 01 Jan 2015 00:00:00 GMT");
            let changed = connection
                .get(&on_host(&path)?, &[accepted, long_ago])
                .await?;
            assert_eq!(changed.status, 200, "{path}");
        }
    }
    Ok(())
}

async fn a_part_of_a_file_can_be_asked_for(server: SocketAddr) -> Result<()> {
    for path in published_files()? {
        let mut connection = Connection::open(server).await?;
        let content = fs::read(file(&path)?)?;
        let answer = connection
            .get(&on_host(&path)?, &[("range", "bytes=5-14")])
            .await?;
        assert_eq!(answer.status, 206, "{path}");
        assert_eq!(answer.body, content[5..15], "{path}");
        let range = format!("bytes 5-14/{}", content.len());
        assert_eq!(answer.header("content-range"), range, "{path}");
        let answer = connection
            .get(&on_host(&path)?, &[("range", "bytes=9999999-")])
            .await?;
        assert_eq!(answer.status, 416, "{path}");
    }
    Ok(())
}

async fn what_is_not_for_readers_is_not_there(server: SocketAddr) -> Result<()> {
    let missing = fs::read(file("/404.html")?)?;
    let mut connection = Connection::open(server).await?;
    for path in [
        "/findes-ikke",
        "/findes/ikke/her.html",
        "/findes-ikke.pdf",
        "/assets/findes-ikke.css",
        "/assets/",
        "/web.config",
        "/_headers",
        "/index.html.br",
        "/index.html.gz",
        "/../hosting/Caddyfile",
    ] {
        for (accepted, forms) in ACCEPTED {
            let answer = connection
                .get(&on_host(path)?, &[("accept-encoding", accepted)])
                .await?;
            let what = format!("{path} ({accepted})");
            if path.starts_with("/..") {
                // Above a folder, the host answers; this one has nothing there.
                let is_empty = place()?.folder != "/" && answer.body.is_empty();
                ensure!(
                    is_empty || answer.status >= 400,
                    "{what}: {}",
                    answer.status
                );
                connection = Connection::open(server).await?;
                continue;
            }
            assert_eq!(answer.status, 404, "{what}");
            ensure!(unpacked(&answer)? == missing, "{what}: not our page");
            let form = forms.first().map_or("", |form| *form);
            assert_eq!(answer.header("content-encoding"), form, "{what}");
            assert_eq!(
                answer.header("content-type"),
                content_type("html"),
                "{what}"
            );
            assert_eq!(answer.header("cache-control"), "no-cache", "{what}");
            has_headers(&answer, "html", path)?;
        }
    }
    Ok(())
}

async fn the_site_and_its_folders_have_their_pages(server: SocketAddr) -> Result<()> {
    for (path, page) in [("/", "/index.html"), ("/was/", "/was/index.html")] {
        let answer = get(server, &on_host(path)?).await?;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.body, fs::read(file(page)?)?, "{path}");
        assert_eq!(
            answer.header("content-type"),
            content_type("html"),
            "{path}"
        );
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        has_headers(&answer, "html", path)?;
    }
    // The address that the law wants.
    let answer = get(server, &on_host("/was")?).await?;
    assert_eq!(answer.status / 100, 3);
    assert_eq!(answer.header("location"), on_host("/was/")?);
    // The way to the site's folder.
    if place()?.folder != "/" {
        let answer = get(server, place()?.folder.trim_end_matches('/')).await?;
        assert_eq!(answer.status / 100, 3);
        assert_eq!(answer.header("location"), place()?.folder);
    }
    Ok(())
}

/// Each header stands there once and as it is described, and no cookie is set.
fn has_headers(answer: &Answer, extension: &str, path: &str) -> Result<()> {
    let own = place()?.own_policy(&on_host(path)?);
    for (name, value) in headers(extension) {
        let own = own.as_deref().filter(|_| name == "content-security-policy");
        assert_eq!(answer.header(name), own.unwrap_or(value), "{path}: {name}");
        assert_eq!(answer.count(name), 1, "{path}: {name}");
    }
    for name in ["content-type", "cache-control"] {
        assert_eq!(answer.count(name), 1, "{path}: {name}");
    }
    assert_eq!(answer.count("set-cookie"), 0, "{path}");
    Ok(())
}

fn unpacked(answer: &Answer) -> Result<Vec<u8>> {
    let mut packed = answer.body.as_slice();
    let mut content = Vec::new();
    match answer.header("content-encoding") {
        "br" => brotli::BrotliDecompress(&mut packed, &mut content).context("no brotli")?,
        "gzip" => drop(flate2::read::GzDecoder::new(packed).read_to_end(&mut content)?),
        _ => content = packed.to_vec(),
    }
    Ok(content)
}

fn file(path: &str) -> Result<PathBuf> {
    Ok(published()?.join(path.trim_start_matches('/')))
}

/// The file in another form.
fn beside(path: &str, form: &str) -> Result<PathBuf> {
    let extension = if form == "gzip" { "gz" } else { form };
    Ok(file(path)?.with_added_extension(extension))
}
