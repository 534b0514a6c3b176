use super::bounds::Bounds;
use super::fault;
use super::found::{Found, Packing, size};
use anyhow::{Context, Result, anyhow, bail};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::net::ToSocketAddrs;
use std::rc::Rc;
use std::time::{Duration, Instant};
use ureq::http::{HeaderName, Response, Uri, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body};
use url::Url;

/// A site read over HTTP, within bounds, and each file once.
pub(crate) struct Web {
    agent: Agent,
    /// With a trailing slash.
    base: String,
    uri: Uri,
    is_open: bool,
    bounds: Bounds,
    began: Instant,
    sent: Cell<u64>,
    seen: RefCell<BTreeMap<(String, Packing), Rc<Found>>>,
}

const REDIRECTS: usize = 5;

/// The user agent for each form: three common browsers, so that a server cannot tell this from them.
fn reader(packing: Packing) -> &'static str {
    match packing {
        Packing::None => {
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36"
        }
        Packing::Brotli => {
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
        }
        Packing::Gzip => {
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
        }
    }
}

impl Web {
    /// `None` if it is not an address.
    pub(crate) fn at(place: &str, bounds: Bounds) -> Result<Option<Self>> {
        let Some((scheme, rest)) = place.split_once("://") else {
            return Ok(None);
        };
        let scheme = scheme.to_ascii_lowercase();
        let wrong = || {
            anyhow!("»{place}« er ikke et websteds adresse; skriv f.eks. https://plan.eksempel.dk")
        };
        if !["http", "https"].contains(&scheme.as_str()) || rest.contains(['?', '#', '@', ' ']) {
            return Err(wrong());
        }
        let base = format!("{scheme}://{}/", rest.trim_end_matches('/'));
        let uri: Uri = base.parse().map_err(|_| wrong())?;
        let host = uri
            .host()
            .filter(|host| !host.is_empty())
            .ok_or_else(wrong)?;
        let has_port = uri.authority().is_some_and(|all| all.as_str() != host);
        if has_port && uri.port_u16().is_none() {
            return Err(wrong());
        }
        let is_here = is_loopback(host);
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(bounds.answer))
            .timeout_connect(Some(bounds.answer.min(Duration::from_secs(10))))
            // The machine's own trust store: a council may have an authority of its own.
            .tls_config(
                TlsConfig::builder()
                    .root_certs(RootCerts::PlatformVerifier)
                    .build(),
            );
        if is_here {
            config = config.proxy(None);
        }
        Ok(Some(Self {
            agent: config.build().into(),
            is_open: scheme == "http" && !is_here,
            uri,
            base,
            bounds,
            began: Instant::now(),
            sent: Cell::new(0),
            seen: RefCell::default(),
        }))
    }

    /// Whether the connection is unencrypted and not local.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open
    }

    pub(crate) fn get(&self, address: &str, packing: Packing, most: u64) -> Result<Rc<Found>> {
        let key = (address.to_owned(), packing);
        if let Some(seen) = self.seen.borrow().get(&key) {
            return Ok(Rc::clone(seen));
        }
        let mut found = Rc::new(self.fetch(address, packing, most)?);
        // Nothing is stored twice.
        let plain = (address.to_owned(), Packing::None);
        if let Some(plain) = self
            .seen
            .borrow()
            .get(&plain)
            .filter(|plain| **plain == found)
        {
            found = Rc::clone(plain);
        }
        self.seen.borrow_mut().insert(key, Rc::clone(&found));
        Ok(found)
    }

    fn fetch(&self, address: &str, packing: Packing, most: u64) -> Result<Found> {
        let mut url = format!("{}{address}", self.base);
        for _ in 0..=REDIRECTS {
            let response = self.ask(&url, packing)?;
            let status = response.status();
            if status.is_redirection() {
                url = self.redirected(&url, &response)?;
                continue;
            }
            return match status.as_u16() {
                200 => self.read(&url, address, response, most),
                404 | 410 => Ok(Found::Missing),
                other => bail!("{url} svarer med fejlen {other}"),
            };
        }
        bail!("{}{address} omdirigerer i ring", self.base)
    }

    fn ask(&self, url: &str, packing: Packing) -> Result<Response<Body>> {
        if self.began.elapsed() > self.bounds.whole {
            bail!(
                "webstedet er så langsomt, at det ikke er efterprøvet på {} minutter",
                self.bounds.whole.as_secs().div_ceil(60)
            );
        }
        let request = self
            .agent
            .get(url)
            .header(header::USER_AGENT, reader(packing))
            .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header(header::ACCEPT_LANGUAGE, "da,en;q=0.5")
            .header(header::ACCEPT_ENCODING, packing.name())
            // A cached answer may be older.
            .header(header::CACHE_CONTROL, "no-cache");
        request.call().map_err(|error| {
            let known = fault::in_danish(&error);
            let why = known.unwrap_or(match self.is_found() {
                true => fault::UNKNOWN,
                false => fault::NOT_FOUND,
            });
            anyhow!("{url}: {why}")
        })
    }

    /// Whether the host's name resolves; resolvers' messages are not in Danish.
    fn is_found(&self) -> bool {
        let host = self.uri.host().unwrap_or_default();
        (host, self.uri.port_u16().unwrap_or(80))
            .to_socket_addrs()
            .is_ok()
    }

    /// The target of a redirect within the same server.
    fn redirected(&self, url: &str, response: &Response<Body>) -> Result<String> {
        let location = response.headers().get(header::LOCATION);
        let location = location.and_then(|location| location.to_str().ok());
        let location =
            location.with_context(|| format!("{url} omdirigerer uden at sige hvorhen"))?;
        let nowhere = || anyhow!("{url} omdirigerer til noget, der ikke er en adresse");
        let target = Url::parse(url).and_then(|url| url.join(location));
        let target = String::from(target.map_err(|_| nowhere())?);
        let uri: Uri = target.parse().map_err(|_| nowhere())?;
        let host = |uri: &Uri| uri.host().unwrap_or_default().to_ascii_lowercase();
        let became_secure = url.starts_with("http:") && target.starts_with("https:");
        let is_same_scheme = uri.scheme() == self.uri.scheme() && uri.port() == self.uri.port();
        if host(&uri) != host(&self.uri) || !(is_same_scheme || became_secure) {
            bail!(
                "{url} omdirigerer til {target}; er det dér, planen ligger, så angiv den adresse"
            );
        }
        Ok(target)
    }

    fn read(&self, url: &str, address: &str, response: Response<Body>, most: u64) -> Result<Found> {
        if let Some(oddity) = oddity(address, &response) {
            return Ok(Found::Other(oddity));
        }
        let packing = match value(&response, header::CONTENT_ENCODING).as_str() {
            "" | "identity" => Packing::None,
            "br" => Packing::Brotli,
            "gzip" | "x-gzip" => Packing::Gzip,
            other => {
                return Ok(Found::Other(format!(
                    "serveren pakker siden på en ukendt måde ({other})"
                )));
            }
        };
        // Complete before unpacking: what is missing is the connection's fault, what cannot be unpacked the server's.
        let body = response.into_body().into_reader();
        let sent = Packing::None.unpack(body, most).map_err(|error| {
            let why = fault::of_connection(&error).unwrap_or(fault::UNKNOWN);
            anyhow!("{url}: {why}")
        })?;
        let size_of = match &sent {
            Found::File(bytes) => bytes.len() as u64,
            _ => most,
        };
        self.sent.set(self.sent.get() + size_of);
        if self.sent.get() > self.bounds.bytes {
            bail!(
                "webstedet sender mere end {}, så det er ikke efterprøvet til ende",
                size(self.bounds.bytes)
            );
        }
        Ok(match sent {
            Found::File(bytes) => packing
                .unpack(&*bytes, most)
                .unwrap_or_else(|_| Found::Other("svaret kan ikke pakkes ud".to_owned())),
            sent => sent,
        })
    }
}

/// A header that makes a browser show something other than the file's content.
fn oddity(address: &str, response: &Response<Body>) -> Option<String> {
    let value = |name| value(response, name);
    let kind = value(header::CONTENT_TYPE);
    let charset = kind
        .split_once("charset=")
        .map(|(_, charset)| charset.trim_matches('"'));
    if let Some(charset) = charset.filter(|charset| !charset.starts_with("utf-8")) {
        return Some(format!(
            "serveren siger, at tegnene er {charset} og ikke UTF-8"
        ));
    }
    let is_page = address.is_empty() || address.ends_with('/') || address.ends_with(".html");
    if is_page && !kind.is_empty() && !kind.starts_with("text/html") {
        return Some(format!(
            "serveren siger, at siden er {kind} og ikke text/html"
        ));
    }
    let refresh = value(header::REFRESH);
    if !refresh.is_empty() {
        return Some(format!(
            "serveren sender læseren videre (Refresh: {refresh})"
        ));
    }
    let link = value(header::LINK);
    link.contains("stylesheet")
        .then(|| format!("serveren lægger noget til, der kan ændre, hvad der vises (Link: {link})"))
}

fn value(response: &Response<Body>, name: HeaderName) -> String {
    let values = response.headers().get_all(name).into_iter();
    let values: Vec<_> = values
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect();
    values.join(", ").trim().to_ascii_lowercase()
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let address = host.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(place: &str) -> Option<Web> {
        Web::at(place, Bounds::default()).ok().flatten()
    }

    #[test]
    fn what_is_asked_of_others_without_encryption_is_open() {
        for (place, is_open) in [
            ("http://plan.example", true),
            ("https://plan.example", false),
            ("http://127.0.0.1:8000", false),
            ("http://[::1]", false),
        ] {
            assert_eq!(at(place).map(|web| web.is_open()), Some(is_open), "{place}");
        }
    }

    #[test]
    fn a_host_that_has_an_address_is_found() {
        let is_found = |place| at(place).map(|web| web.is_found());
        assert_eq!(is_found("http://localhost:1"), Some(true));
        assert_eq!(is_found("http://findes-ikke.invalid"), Some(false));
    }
}
