use super::site::{Found, Packing};
use anyhow::{Context, Result, anyhow, bail};
use std::io::ErrorKind;
use std::time::Duration;
use ureq::http::{Response, Uri, header};
use ureq::{Agent, Body, Error};

/// A site that is asked over HTTP; never longer, further or for more than it needs.
pub(crate) struct Web {
    agent: Agent,
    /// With a slash at its end.
    base: String,
    host: String,
    is_open: bool,
}

/// For one answer, with all that leads to it.
const LONGEST: Duration = Duration::from_secs(30);
const REDIRECTS: usize = 5;

impl Web {
    /// None for what is no address.
    pub(crate) fn at(place: &str) -> Result<Option<Self>> {
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
        let is_here = is_loopback(host);
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(LONGEST))
            .timeout_connect(Some(Duration::from_secs(10)))
            .user_agent("beredskab");
        if is_here {
            config = config.proxy(None);
        }
        Ok(Some(Self {
            agent: config.build().into(),
            host: host.to_owned(),
            is_open: scheme == "http" && !is_here,
            base,
        }))
    }

    /// Whether it is asked without encryption, by way of others.
    pub(crate) fn is_open(&self) -> bool {
        self.is_open
    }

    pub(crate) fn get(&self, address: &str, packing: Packing, most: u64) -> Result<Found> {
        let mut url = format!("{}{address}", self.base);
        for _ in 0..=REDIRECTS {
            let response = self.ask(&url, packing)?;
            let status = response.status();
            if status.is_redirection() {
                url = self.redirected(&url, &response)?;
                continue;
            }
            return match status.as_u16() {
                200 => {
                    read(response, most).with_context(|| format!("{url} kan ikke læses til ende"))
                }
                404 | 410 => Ok(Found::Missing),
                other => bail!("{url} svarer med fejlen {other}"),
            };
        }
        bail!("{}{address} omdirigerer i ring", self.base)
    }

    fn ask(&self, url: &str, packing: Packing) -> Result<Response<Body>> {
        // An answer that is kept on the way may be an older one.
        let mut request = self.agent.get(url).header("cache-control", "no-cache");
        if packing != Packing::None {
            request = request.header("accept-encoding", packing.name());
        }
        request
            .call()
            .map_err(|error| anyhow!("{url}: {}", in_danish(&error)))
    }

    /// Where an answer leads on to, if that is the same host.
    fn redirected(&self, url: &str, response: &Response<Body>) -> Result<String> {
        let location = response.headers().get(header::LOCATION);
        let location = location.and_then(|location| location.to_str().ok());
        let location =
            location.with_context(|| format!("{url} omdirigerer uden at sige hvorhen"))?;
        let target = resolve(url, location);
        let uri: Uri = target
            .parse()
            .with_context(|| format!("{url} omdirigerer til noget, der ikke er en adresse"))?;
        let is_secure = !url.starts_with("https:") || target.starts_with("https:");
        if !uri
            .host()
            .is_some_and(|host| host.eq_ignore_ascii_case(&self.host))
            || !is_secure
        {
            bail!(
                "{url} omdirigerer til {target}; er det dér, planen ligger, så angiv den adresse"
            );
        }
        Ok(target)
    }
}

fn read(response: Response<Body>, most: u64) -> Result<Found> {
    let text = |name| {
        let value = response.headers().get(name);
        let value = value
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        value.trim().to_ascii_lowercase()
    };
    let kind = text(header::CONTENT_TYPE);
    if let Some((_, charset)) = kind.split_once("charset=")
        && !charset.trim_matches('"').starts_with("utf-8")
    {
        return Ok(Found::Other(format!(
            "serveren siger, at tegnene er {charset} og ikke UTF-8"
        )));
    }
    let packing = match text(header::CONTENT_ENCODING).as_str() {
        "" | "identity" => Packing::None,
        "br" => Packing::Brotli,
        "gzip" | "x-gzip" => Packing::Gzip,
        other => {
            return Ok(Found::Other(format!(
                "serveren pakker siden på en ukendt måde ({other})"
            )));
        }
    };
    let body = response.into_body().into_reader();
    match packing.unpack(body, most) {
        Ok(found) => Ok(found),
        // What cannot be unpacked cannot be read by anyone; what does not come cannot be told of.
        Err(error) if packing != Packing::None && error.kind() != ErrorKind::TimedOut => {
            Ok(Found::Other("svaret kan ikke pakkes ud".to_owned()))
        }
        Err(error) => Err(error.into()),
    }
}

/// A location as RFC 3986 has it, so far as servers write it.
fn resolve(url: &str, location: &str) -> String {
    let after_host = url.find("://").map_or(0, |at| at + 3);
    let path = url[after_host..]
        .find('/')
        .map_or(url.len(), |at| after_host + at);
    if location.contains("://") {
        location.to_owned()
    } else if location.starts_with("//") {
        let scheme = url.split(':').next().unwrap_or("https");
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{}{location}", &url[..path])
    } else {
        let folder = url.rfind('/').map_or(url.len(), |at| at + 1);
        format!("{}{location}", &url[..folder])
    }
}

fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let address = host.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

fn in_danish(error: &Error) -> String {
    match error {
        Error::HostNotFound => "værten findes ikke".to_owned(),
        Error::Timeout(_) => format!(
            "der kom intet svar inden for {} sekunder",
            LONGEST.as_secs()
        ),
        Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => {
            "serveren tager ikke imod".to_owned()
        }
        Error::Tls(_) | Error::Rustls(_) | Error::TlsRequired => {
            format!("forbindelsen er ikke sikker ({error})")
        }
        _ => format!("serveren kan ikke spørges ({error})"),
    }
}
