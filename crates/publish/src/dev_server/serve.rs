use crate::dev_server::live_reload::{self, LiveReload};
use crate::hosting::headers::{
    AS_DOWNLOAD, DOWNLOADED, FILE_KINDS, POLICY, cache_control, content_type, headers,
};
use crate::hosting::is_for_servers;
use crate::hosting::place::Place;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, Version, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Redirect, Response};
use percent_encoding::percent_decode_str;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

/// The preview server: the site on the loopback address, in its folder, with its production headers.
pub struct Server {
    listener: TcpListener,
    place: Place,
    router: Router,
}

impl Server {
    /// Binds to a port (0 for any free one) for the site at this path, in the root of a host.
    ///
    /// # Errors
    /// The port is taken.
    pub async fn bind(site: &Path, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let listener = listener.map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                anyhow::anyhow!("porten {port} er optaget; vælg en anden med --port")
            }
            _ => anyhow::Error::new(error).context(format!("porten {port} kan ikke bruges")),
        })?;
        let router = router(site);
        Ok(Self {
            listener,
            place: Place::root(),
            router,
        })
    }

    /// The server's address.
    ///
    /// # Errors
    /// The system does not know it.
    pub fn address(&self) -> Result<SocketAddr> {
        self.listener.local_addr().context("adressen er ukendt")
    }

    /// The same for a site that lies elsewhere on its host.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// The site's folder on the host.
    pub fn folder(&self) -> &str {
        &self.place.folder
    }

    /// Extends the router, for instance with a log of requests. Paths in it start at the site's root.
    #[must_use]
    pub fn map(mut self, change: impl FnOnce(Router) -> Router) -> Self {
        self.router = change(self.router);
        self
    }

    /// Serves until the task ends: only requests for a name of this machine, read-only, and with the site's headers.
    ///
    /// # Errors
    /// The system takes the port away.
    pub async fn run(self) -> Result<()> {
        // Around the whole router, so that it runs before routing.
        let router = Router::new().fallback_service(self.router);
        let folder: Arc<str> = self.place.folder.clone().into();
        let in_folder = move |request, next| in_folder(Arc::clone(&folder), request, next);
        let place = Arc::new(self.place);
        let guarded = move |request, next| guarded(Arc::clone(&place), request, next);
        let router = router
            .layer(middleware::from_fn(in_folder))
            .layer(middleware::from_fn(guarded));
        axum::serve(self.listener, router)
            .await
            .context("serveren gik i stå")
    }
}

/// Serves the site to its editor: pages reload when `live` announces a build, and show its problems.
///
/// # Errors
/// The server cannot go on.
pub async fn serve(server: Server, live: LiveReload) -> Result<()> {
    let folder = server.place.folder.clone();
    let server = server.map(|router| live_reload::add(router, &live, folder));
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
        .layer(middleware::from_fn(as_a_file))
}

/// Passes on what is asked of the site's folder, by its path from there; the way to the folder leads into it.
async fn in_folder(folder: Arc<str>, mut request: Request, next: Next) -> Response {
    let uri = request.uri();
    let Some(path) = uri.path().strip_prefix(&*folder) else {
        let is_on_the_way = folder.starts_with(uri.path());
        return match is_on_the_way {
            true => Redirect::temporary(&folder).into_response(),
            false => StatusCode::NOT_FOUND.into_response(),
        };
    };
    let query = uri.query().map(|query| format!("?{query}"));
    let path = format!("/{path}{}", query.unwrap_or_default());
    let Ok(path) = path.parse() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = path;
    let mut response = next.run(request).await;
    let target = response.headers().get(header::LOCATION);
    let target = target.and_then(|target| target.to_str().ok()?.strip_prefix('/'));
    if let Some(target) = target.and_then(|path| format!("{folder}{path}").try_into().ok()) {
        response.headers_mut().insert(header::LOCATION, target);
    }
    response
}

/// Adds content type and caching.
async fn as_a_file(mut request: Request, next: Next) -> Response {
    let path = decoded(request.uri().path());
    if is_for_servers(&path) || is_file_as_folder(&path) {
        *request.uri_mut() = Uri::from_static("/404");
    }
    let mut response = next.run(request).await;
    let (kind, kept) = match response.status() {
        StatusCode::NOT_FOUND => (content_type("html"), "no-cache"),
        _ => (content_type(extension(&path)), cache_control(&path)),
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if path == format!("/{DOWNLOADED}") {
        let (_, attachment) = AS_DOWNLOAD;
        let attachment = HeaderValue::from_static(attachment);
        headers.insert(header::CONTENT_DISPOSITION, attachment);
    }
    response
}

/// A request's path as a file's address, in its normal form: `//./web%2Econfig` is `/web.config`.
fn decoded(path: &str) -> String {
    let path = percent_decode_str(path).decode_utf8_lossy();
    let folder = if path.ends_with('/') { "/" } else { "" };
    let parts = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".");
    let address: String = parts.map(|part| format!("/{part}")).collect();
    address + folder
}

/// A file's address with a slash after it, which would break the page's relative links.
fn is_file_as_folder(path: &str) -> bool {
    let name = path.strip_suffix('/');
    let mut kinds = FILE_KINDS.iter().map(|kind| format!(".{}", kind.extension));
    name.is_some_and(|name| kinds.any(|end| name.ends_with(&end)))
}

/// The extension of the file; a folder's address shows its page.
fn extension(path: &str) -> &str {
    let (_, name) = path.rsplit_once('/').unwrap_or(("", path));
    name.rsplit_once('.')
        .map_or("html", |(_, extension)| extension)
}

/// Adds what every answer has in common.
async fn guarded(place: Arc<Place>, mut request: Request, next: Next) -> Response {
    let own_policy = place.own_policy(request.uri().path());
    let mut response = match refusal(&request) {
        Some(refusal) => refusal,
        None => {
            // HEAD is answered as GET; the body is dropped on the way.
            *request.method_mut() = Method::GET;
            next.run(request).await
        }
    };
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_pdf = kind.is_some_and(|kind| kind.as_bytes() == content_type("pdf").as_bytes());
    let extension = if is_pdf { "pdf" } else { "html" };
    let sent = response.headers_mut();
    // A browser enforces all policies it is given, so an added one can only be stricter. Ours stays.
    let added = sent.remove(POLICY);
    for (name, value) in headers(extension) {
        let name = HeaderName::from_static(name);
        sent.insert(name, HeaderValue::from_static(value));
    }
    if let Some(policy) = own_policy.and_then(|policy| policy.try_into().ok()) {
        sent.insert(POLICY, policy);
    }
    if let Some(policy) = added {
        sent.append(POLICY, policy);
    }
    response
}

/// The answer to a request that this server does not serve.
fn refusal(request: &Request) -> Option<Response> {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    let Some(names) = asked_names(request) else {
        let words = "Forespørgslen skal nævne sin server én gang (Host).\n";
        return Some((StatusCode::BAD_REQUEST, headers, words).into_response());
    };
    // Protects against DNS rebinding: a foreign page could otherwise read what is not published yet.
    if !names.iter().all(|name| is_of_this_machine(name)) {
        let words = "Webstedet vises kun på denne maskine, på adressen localhost.\n";
        return Some((StatusCode::MISDIRECTED_REQUEST, headers, words).into_response());
    }
    let is_to_be_read = [Method::GET, Method::HEAD].contains(request.method());
    let only = [(header::ALLOW, "GET, HEAD")];
    (!is_to_be_read).then(|| (StatusCode::METHOD_NOT_ALLOWED, only).into_response())
}

/// The names that the request gives the server: in its address, and in its `Host` header, of which HTTP/1.1 allows one.
fn asked_names(request: &Request) -> Option<Vec<String>> {
    let hosts: Vec<_> = request.headers().get_all(header::HOST).iter().collect();
    let fits = match request.version() {
        Version::HTTP_11 => hosts.len() == 1,
        _ => hosts.len() <= 1,
    };
    let hosts = hosts.into_iter().map(|host| {
        let host: Authority = host.to_str().ok()?.parse().ok()?;
        Some(host.host().to_owned())
    });
    let own = request.uri().host().map(|host| Some(host.to_owned()));
    own.into_iter()
        .chain(hosts)
        .collect::<Option<_>>()
        .filter(|_| fits)
}

fn is_of_this_machine(name: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let address = name.trim_start_matches('[').trim_end_matches(']');
    let is_loopback = address.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
    is_loopback || name == "localhost" || name.ends_with(".localhost")
}
