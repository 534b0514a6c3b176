//! Reloads the pages that are open while an editor works; never part of the site itself.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::{self, Next};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::StreamExt;
use std::convert::Infallible;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;

const SCRIPT: &str = "new EventSource('/_live').onmessage = () => location.reload();\n";
const TAG: &str = "<script src=\"/_live.js\" defer></script></head>";

/// Tells open pages that there is a new site.
#[derive(Clone, Debug)]
pub struct LiveReload(broadcast::Sender<()>);

impl Default for LiveReload {
    fn default() -> Self {
        Self(broadcast::channel(4).0)
    }
}

impl LiveReload {
    /// There is a new site.
    pub fn notify(&self) {
        // Without an open page nobody listens, and that is well.
        let _ = self.0.send(());
    }
}

pub(crate) fn add(router: Router, live: LiveReload) -> Router {
    let events = move || {
        let news = BroadcastStream::new(live.0.subscribe());
        let events = news.map(|_| Ok::<_, Infallible>(Event::default().data("ny")));
        async { Sse::new(events) }
    };
    let script = || async { ([(header::CONTENT_TYPE, "text/javascript")], SCRIPT) };
    router
        .layer(middleware::from_fn(with_script))
        .route("/_live", get(events))
        .route("/_live.js", get(script))
}

async fn with_script(mut request: Request, next: Next) -> Response {
    // A page written twice within a second has the same time of change, and must be sent all the same.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    // The script is put into the page as it is, not into a compressed form of it.
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(html) = to_bytes(body, usize::MAX).await else {
        return parts.into_response();
    };
    let html = String::from_utf8_lossy(&html).replacen("</head>", TAG, 1);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(html))
}
