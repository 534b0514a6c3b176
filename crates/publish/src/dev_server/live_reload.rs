//! Reloads the pages that are open while an editor works, and shows in them what is wrong; never part of the site itself.

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

/// A page knows the number of the build that it shows, and asks for the newest as long as it is seen: what ends while a page is
/// loading, hidden or without a server is heard of afterwards. No answer is waited for, as a browser has only six connections to
/// one server, however many tabs are open.
const SCRIPT: &str = "\
const { build } = document.currentScript.dataset;
const newest = () => fetch('/_live').then((answer) => (answer.ok ? answer.text() : build)).catch(() => build);
const ask = async () => {
  if (!document.hidden && await newest() !== build) location.reload();
  setTimeout(ask, 500);
};
ask();
";

/// Tells open pages that a build has ended, and how.
#[derive(Clone, Debug)]
pub struct LiveReload(Arc<watch::Sender<Build>>);

/// The last build.
#[derive(Clone, Debug)]
struct Build {
    /// Its number; never one that another run of the program has given.
    number: u64,
    /// What the pages show of it, as HTML; empty where nothing is wrong.
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
    /// A build has ended, well (with warnings, perhaps) or not.
    pub fn show(&self, done: &Result<Diagnostics, Failure>) {
        let notice = notice(done).into_string().into();
        self.0.send_modify(|build| {
            build.number += 1;
            build.notice = notice;
        });
    }
}

pub(crate) fn add(router: Router, live: &LiveReload) -> Router {
    let news = live.0.subscribe();
    let for_pages = news.clone();
    let newest = move || {
        let number = news.borrow().number.to_string();
        async { ([(header::CACHE_CONTROL, "no-store")], number) }
    };
    let script = || async { ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT) };
    let style = || async { ([(header::CONTENT_TYPE, "text/css")], STYLE) };
    let with_news = move |request, next| {
        // Before the page is read: a page may be newer than its number, and then loads once too often, but never older.
        let build = for_pages.borrow().clone();
        with_news(build, request, next)
    };
    router
        .layer(middleware::from_fn(with_news))
        .route("/_live", get(newest))
        .route("/_live.js", get(script))
        .route("/_live.css", get(style))
}

async fn with_news(build: Build, mut request: Request, next: Next) -> Response {
    // The news are put into the page as it is: whole, not compressed, and whatever the time of its change, which is the same for
    // a page that is written twice within a second.
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
        // There is no site yet, not even its page for what is missing.
        html = page_of_problems().into_string();
        parts.status = StatusCode::SERVICE_UNAVAILABLE;
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    parts
        .headers
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(parts, Body::from(build.put_into(&html)))
}

impl Build {
    fn put_into(&self, html: &str) -> String {
        let Self { number, notice } = self;
        let head = format!(
            "<link rel=\"stylesheet\" href=\"/_live.css\"><script src=\"/_live.js\" data-build=\"{number}\" defer></script></head>"
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
