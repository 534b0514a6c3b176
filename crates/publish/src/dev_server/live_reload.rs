//! Reloads open pages while an editor works, and shows problems in them. Never part of the site.

use crate::dev_server::error_overlay::{STYLE, notice, page_of_problems};
use crate::input::failure::Failure;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use plan::Diagnostics;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// A page knows the number of its build, and polls for the newest one while it is visible: builds that end while it is loading,
/// hidden or offline are noticed later. It does not use long polling, as a browser allows only six connections to a server.
const SCRIPT: &str = "\
const { src, dataset: { build } } = document.currentScript;
const newest = () => fetch(src.replace(/\\.js$/, '')).then((answer) => (answer.ok ? answer.text() : build)).catch(() => build);
const ask = async () => {
  if (!document.hidden && await newest() !== build) location.reload();
  setTimeout(ask, 500);
};
ask();
";

/// Notifies open pages of a finished build.
#[derive(Clone, Debug)]
pub struct LiveReload(Arc<watch::Sender<Build>>);

/// The last build.
#[derive(Clone, Debug)]
struct Build {
    /// Its number, unique across runs of the program.
    number: u64,
    /// The overlay as HTML; empty if nothing is wrong.
    notice: Arc<str>,
}

impl Default for LiveReload {
    fn default() -> Self {
        let start = SystemTime::now().duration_since(UNIX_EPOCH);
        let build = Build {
            number: start.map_or(0, |since| since.as_millis() as u64),
            notice: Arc::default(),
        };
        Self(Arc::new(watch::channel(build).0))
    }
}

impl LiveReload {
    /// A build has ended: successfully, perhaps with warnings, or not.
    pub fn show(&self, done: &Result<Diagnostics, Failure>) {
        let notice = notice(done).into_string().into();
        self.0.send_modify(|build| {
            build.number += 1;
            build.notice = notice;
        });
    }
}

/// Adds the routes, and the script to each page; `folder` is the site's place on its host.
pub(crate) fn add(router: Router, live: &LiveReload, folder: String) -> Router {
    let news = live.0.subscribe();
    let for_pages = news.clone();
    let newest = move || {
        let number = news.borrow().number.to_string();
        async { ([(header::CACHE_CONTROL, "no-store")], number) }
    };
    let script = || async { ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT) };
    let style = || async { ([(header::CONTENT_TYPE, "text/css")], STYLE) };
    let with_news = move |request, next| {
        // Taken before the page is read: a page may then be newer than its number and reload once too often, but never be older.
        let build = for_pages.borrow().clone();
        with_news(build, folder.clone(), request, next)
    };
    router
        .layer(middleware::from_fn(with_news))
        .route("/_live", get(newest))
        .route("/_live.js", get(script))
        .route("/_live.css", get(style))
}

async fn with_news(build: Build, folder: String, mut request: Request, next: Next) -> Response {
    // Inserted into the whole, uncompressed page, whatever its modification time: two builds within a second may have the same.
    for condition in [
        header::ACCEPT_ENCODING,
        header::IF_MODIFIED_SINCE,
        header::IF_UNMODIFIED_SINCE,
        header::RANGE,
    ] {
        request.headers_mut().remove(condition);
    }
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(html) = to_bytes(body, usize::MAX).await else {
        return parts.into_response();
    };
    let mut html = String::from_utf8_lossy(&html).into_owned();
    if html.is_empty() && parts.status == StatusCode::NOT_FOUND {
        // There is no site yet, not even its 404 page.
        html = page_of_problems().into_string();
        parts.status = StatusCode::SERVICE_UNAVAILABLE;
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    parts
        .headers
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(parts, Body::from(build.put_into(&html, &folder)))
}

impl Build {
    fn put_into(&self, html: &str, folder: &str) -> String {
        let Self { number, notice } = self;
        let head = format!(
            "<link rel=\"stylesheet\" href=\"{folder}_live.css\"><script src=\"{folder}_live.js\" data-build=\"{number}\" defer></script></head>"
        );
        let html = html.replacen("</head>", &head, 1);
        let body = html.find("<body").and_then(|body| {
            let end = html[body..].find('>')?;
            Some(body + end + 1)
        });
        match body {
            Some(at) => [&html[..at], notice, &html[at..]].concat(),
            None => html,
        }
    }
}
