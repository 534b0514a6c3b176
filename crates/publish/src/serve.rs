use crate::headers::{HEADERS, cache_control, content_type};
use crate::hosting::is_for_servers;
use crate::live_reload::{self, LiveReload};
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

/// The site on this machine's loopback address, under the headers that it has in production.
pub struct Server {
    listener: TcpListener,
    router: Router,
}

impl Server {
    /// Takes a port (0 for any free one) for the site in this folder.
    ///
    /// # Errors
    /// If the port is taken.
    pub async fn bind(site: &Path, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let listener = listener.map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                anyhow::anyhow!("porten {port} er optaget; vælg en anden med --port")
            }
            _ => anyhow::Error::new(error).context(format!("porten {port} kan ikke bruges")),
        })?;
        let router = router(site);
        Ok(Self { listener, router })
    }

    /// Where the site is served.
    ///
    /// # Errors
    /// If the system does not tell.
    pub fn address(&self) -> Result<SocketAddr> {
        self.listener.local_addr().context("adressen er ukendt")
    }

    /// Adds to what is served, such as a log of the requests.
    #[must_use]
    pub fn map(mut self, change: impl FnOnce(Router) -> Router) -> Self {
        self.router = change(self.router);
        self
    }

    /// Serves until the task is ended.
    ///
    /// # Errors
    /// If the system takes the port away.
    pub async fn run(self) -> Result<()> {
        axum::serve(self.listener, self.router)
            .await
            .context("serveren gik i stå")
    }
}

/// Serves the site for one who edits it: every page reloads when `live` says that a build has ended, and shows its problems.
///
/// # Errors
/// If the server cannot go on.
pub async fn serve(server: Server, live: LiveReload) -> Result<()> {
    let server = server.map(|router| live_reload::add(router, &live));
    println!(
        "Planen vises på http://{}/ – stop med Ctrl+C",
        server.address()?
    );
    tokio::select! {
        done = server.run() => done,
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

fn router(site: &Path) -> Router {
    let missing = ServeFile::new(site.join("404.html"));
    let missing = missing.precompressed_br().precompressed_gzip();
    let files = ServeDir::new(site)
        .precompressed_br()
        .precompressed_gzip()
        .not_found_service(missing);
    Router::new()
        .fallback_service(files)
        .layer(middleware::from_fn(with_headers))
}

async fn with_headers(mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if is_for_servers(&path) {
        *request.uri_mut() = Uri::from_static("/404");
    }
    let mut response = next.run(request).await;
    let found = response.status() != StatusCode::NOT_FOUND;
    let extension = path
        .rsplit_once('.')
        .map_or("html", |(_, extension)| extension);
    let (kind, kept) = match found {
        true => (content_type(extension), cache_control(&path)),
        false => (content_type("html"), "no-cache"),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    for (name, value) in HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}
