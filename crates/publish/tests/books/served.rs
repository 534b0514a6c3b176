//! A site as web servers serve it, well and badly, and what is told of it.

use crate::adoption::adopt;
use crate::book::Book;
use crate::forgeries::gzip;
use crate::verify::{DATE, verifier};
use publish::{Bounds, Verifier, content_type};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd,
};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// What a reader asks for.
struct Request {
    path: String,
    /// All of it in lower case.
    text: String,
}

/// What is sent: the lines of the head, and the body.
struct Answer {
    head: Vec<String>,
    body: Vec<u8>,
}

impl Answer {
    fn new(status: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            head: vec![format!("HTTP/1.1 {status} X")],
            body: body.into(),
        }
    }

    fn with(mut self, line: &str) -> Self {
        self.head.push(line.to_owned());
        self
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut head = self.head.join("\r\n");
        if !head.to_lowercase().contains("content-length") {
            head += &format!("\r\nContent-Length: {}", self.body.len());
        }
        [
            head.as_bytes(),
            b"\r\nConnection: close\r\n\r\n",
            &self.body,
        ]
        .concat()
    }
}

/// How a server answers.
type Serve = fn(&Request, &Path) -> Answer;

fn as_it_is(request: &Request, site: &Path) -> Answer {
    let mut path = site.join(request.path.trim_start_matches('/'));
    if path.is_dir() {
        path = path.join("index.html");
    }
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    match fs::read(path) {
        Ok(body) => {
            Answer::new("200", body).with(&format!("Content-Type: {}", content_type(&extension)))
        }
        Err(_) => Answer::new("404", "?"),
    }
}

fn forged(request: &Request, site: &Path) -> Answer {
    let mut answer = as_it_is(request, site);
    if let Ok(body) = str::from_utf8(&answer.body) {
        answer.body = body
            .replacen("</main>", "Ring ikke.</main>", 1)
            .into_bytes();
    }
    answer
}

/// Serves a site on loopback; returns the port.
fn serve(site: PathBuf, tls: Option<Arc<ServerConfig>>, serve: Serve) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (site, tls) = (site.clone(), tls.clone());
            thread::spawn(move || match tls {
                None => answer(stream, &site, serve),
                Some(tls) => {
                    let connection = ServerConnection::new(tls).unwrap();
                    let mut stream = StreamOwned::new(connection, stream);
                    answer(&mut stream, &site, serve);
                    stream.conn.send_close_notify();
                    let _ = stream.flush();
                }
            });
        }
    });
    port
}

fn answer(mut stream: impl Read + Write, site: &Path, serve: Serve) {
    let mut request = Vec::new();
    let mut part = [0; 4096];
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut part) {
            Ok(length @ 1..) => request.extend(&part[..length]),
            _ => return,
        }
    }
    let text = String::from_utf8(request).unwrap().to_lowercase();
    let path = text.split(' ').nth(1).unwrap().to_owned();
    let _ = stream.write_all(&serve(&Request { path, text }, site).to_bytes());
    let _ = stream.flush();
}

struct Published {
    book: Book,
    verifier: Verifier,
}

fn published(bounds: Bounds) -> Published {
    let book = Book::small();
    adopt(&book, DATE);
    book.built();
    let verifier = verifier(&book, bounds).unwrap();
    Published { book, verifier }
}

impl Published {
    /// Whether it is told to be adopted, and all that is said.
    fn report(&self, how: Serve) -> (Option<bool>, String) {
        let port = serve(self.book.site(), None, how);
        match self.verifier.verify(&format!("http://127.0.0.1:{port}/")) {
            Ok(verdict) => (verdict.is_adopted(), verdict.to_string()),
            Err(failure) => (None, failure.to_string()),
        }
    }
}

#[test]
fn what_a_server_does_to_a_site_is_told() {
    let site = published(Bounds::default());
    let cases: &[(Serve, &str)] = &[
        // Something else for one kind of reader.
        (
            |r, s| {
                if r.text.contains("firefox") {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "/plan.html (pakket med br): linje ",
        ),
        (
            |r, s| {
                if r.text.contains("iphone") {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "/plan.html (pakket med gzip): linje ",
        ),
        (
            |r, s| {
                if r.text.contains("android") {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "/plan.html: linje ",
        ),
        (
            |r, s| {
                if r.text.contains("mozilla") {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "»Ring ikke.«, som ikke hører til",
        ),
        (
            |r, s| {
                if r.text.contains("accept-encoding: br") {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "/index.html (pakket med br): linje ",
        ),
        (
            |r, s| {
                if r.text.contains("accept-encoding: gzip") {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "/index.html (pakket med gzip): linje ",
        ),
        (
            |r, s| {
                if r.text.contains("accept-language: da") {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "/index.html: linje ",
        ),
        // Something else by another way to the same page.
        (
            |r, s| {
                if r.path == "/" {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "/: linje ",
        ),
        (
            |r, s| {
                if r.path == "/was/" {
                    forged(r, s)
                } else {
                    as_it_is(r, s)
                }
            },
            "/was/: linje ",
        ),
        (
            |r, s| {
                if r.path == "/was/" {
                    Answer::new("404", "")
                } else {
                    as_it_is(r, s)
                }
            },
            "/was/: siden mangler",
        ),
        (
            |r, s| match r.path.as_str() {
                "/plan.html" => Answer::new("302", "").with("Location: /om.html"),
                _ => as_it_is(r, s),
            },
            "/plan.html: afsnittet #hjaelp mangler",
        ),
        // What is said about a page.
        (
            |r, s| as_it_is(r, s).with("Refresh: 0;url=https://ond.dk/"),
            "/plan.html: serveren sender læseren videre (Refresh: 0;url=https://ond.dk/)",
        ),
        (
            |r, s| as_it_is(r, s).with("Link: <//ond.dk/x.css>; rel=stylesheet"),
            "der kan ændre, hvad der vises (Link: <//ond.dk/x.css>",
        ),
        (
            |r, s| {
                let mut answer = as_it_is(r, s);
                answer.head.truncate(1);
                answer = answer.with("Content-Type: text/plain; charset=utf-8");
                answer
            },
            "/plan.html: serveren siger, at siden er text/plain; charset=utf-8 og ikke text/html",
        ),
        (
            |r, s| match r.path.as_str() {
                "/" => Answer::new("200", as_it_is(r, s).body).with("Content-Type: text/plain"),
                _ => as_it_is(r, s),
            },
            "/: serveren siger, at siden er text/plain og ikke text/html",
        ),
        (
            |r, s| as_it_is(r, s).with("Content-Encoding: zstd"),
            "/plan.html: serveren pakker siden på en ukendt måde (zstd)",
        ),
        // What is sent.
        (
            |r, s| as_it_is(r, s).with("Content-Encoding: gzip"),
            "/plan.html: svaret kan ikke pakkes ud",
        ),
        (
            |r, s| match r.path.as_str() {
                "/plan.html" => Answer::new("200", bomb()).with("Content-Encoding: gzip"),
                _ => as_it_is(r, s),
            },
            "/plan.html: filen er større end 4 MB",
        ),
        (
            |r, s| {
                if r.path.ends_with(".js") {
                    Answer::new("200", "alert(1)")
                } else {
                    as_it_is(r, s)
                }
            },
            ".js: linje 1 står »alert(1)",
        ),
        (
            |r, s| {
                if r.path.ends_with(".json") && r.path.contains("assets") {
                    Answer::new("410", "")
                } else {
                    as_it_is(r, s)
                }
            },
            ".json: filen mangler",
        ),
    ];
    for (at, (how, message)) in cases.iter().enumerate() {
        let (is_adopted, report) = site.report(*how);
        assert_eq!(is_adopted, Some(false), "{at} {message}\n{report}");
        assert!(report.contains(message), "{at} {message}\n{report}");
    }
}

/// 64 MB of nothing.
fn bomb() -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&vec![b' '; 64 << 20]).unwrap();
    packed.finish().unwrap()
}

#[test]
fn how_a_good_server_serves_a_site_does_not_matter() {
    let site = published(Bounds {
        // Some times what is sent.
        bytes: 16 << 20,
        ..Bounds::default()
    });
    let cases: &[Serve] = &[
        as_it_is,
        // Other heads, in another order.
        |r, s| {
            let mut answer = as_it_is(r, s)
                .with("X-Powered-By: by")
                .with("ETag: W/\"1\"");
            answer
                .head
                .push(format!("content-length: {}", answer.body.len()));
            answer.head[1..].reverse();
            answer
        },
        // Without a charset, or a type at all.
        |r, s| {
            let mut answer = as_it_is(r, s);
            answer.head.truncate(1);
            answer
        },
        // Packed on the way, for those who can unpack it.
        |r, s| {
            let mut answer = as_it_is(r, s);
            if r.text.contains("accept-encoding: br") {
                let mut packed = Vec::new();
                brotli::BrotliCompress(&mut &*answer.body, &mut packed, &Default::default())
                    .unwrap();
                answer.body = packed;
                answer = answer.with("Content-Encoding: br");
            }
            answer
        },
        // Pages whose addresses are shorter.
        |r, s| match r.path.strip_suffix("index.html") {
            Some(folder) => Answer::new("301", "").with(&format!("Location: {folder}")),
            None => as_it_is(r, s),
        },
        // A server that keeps what is its own to itself.
        |r, s| match r.path.as_str() {
            "/web.config" | "/_headers" => Answer::new("403", ""),
            _ => as_it_is(r, s),
        },
    ];
    for (at, how) in cases.iter().enumerate() {
        let (is_adopted, report) = site.report(*how);
        assert_eq!(is_adopted, Some(true), "{at}\n{report}");
    }
}

#[test]
fn a_server_that_cannot_be_asked_to_the_end_gives_no_answer() {
    let quick = Bounds {
        answer: Duration::from_millis(300),
        ..Bounds::default()
    };
    let cases: &[(Bounds, Serve, &str)] = &[
        (
            quick,
            |r, s| {
                thread::sleep(Duration::from_secs(1));
                as_it_is(r, s)
            },
            "manifest.json: svaret kom ikke til tiden",
        ),
        (
            Bounds {
                whole: Duration::ZERO,
                ..Bounds::default()
            },
            as_it_is,
            "så langsomt, at det ikke er efterprøvet på 0 minutter",
        ),
        (
            Bounds {
                bytes: 20_000,
                ..Bounds::default()
            },
            as_it_is,
            "webstedet sender mere end 19 kB, så det er ikke efterprøvet til ende",
        ),
        (
            Bounds::default(),
            |r, s| as_it_is(r, s).with("Content-Length: 99999"),
            "manifest.json: forbindelsen blev lukket, før svaret var helt",
        ),
        // Half of a packed answer is not one that is packed wrongly.
        (
            Bounds::default(),
            |r, s| {
                let packed = gzip(&as_it_is(r, s).body);
                Answer::new("200", &packed[..packed.len() / 2])
                    .with("Content-Encoding: gzip")
                    .with("Content-Length: 99999")
            },
            "manifest.json: forbindelsen blev lukket, før svaret var helt",
        ),
        (
            Bounds::default(),
            |_, _| Answer::new("302", "").with("Location: http://127.0.0.1:1/"),
            "omdirigerer til http://127.0.0.1:1/; er det dér",
        ),
        (
            Bounds::default(),
            |_, _| Answer::new("302", "").with("Location: http://["),
            "omdirigerer til noget, der ikke er en adresse",
        ),
        (
            Bounds::default(),
            |_, _| Answer::new("200", "").with(&format!("X: {}", "x".repeat(1 << 20))),
            "manifest.json: svaret begynder med mere, end en webserver sender",
        ),
        (
            Bounds::default(),
            |_, _| Answer::new("503", ""),
            "manifest.json svarer med fejlen 503",
        ),
    ];
    for (bounds, how, message) in cases {
        let (is_adopted, report) = published(*bounds).report(*how);
        assert_eq!(is_adopted, None, "{message}\n{report}");
        assert!(
            report.starts_with("fejl: ") && report.contains(message),
            "{message}\n{report}"
        );
    }
}

/// An authority for certificates, as a council may have one of its own.
fn authority(name: &str) -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

/// A server's end of encryption, with a certificate for a name and the years in which it holds.
fn encryption(
    authority: &CertifiedIssuer<'_, KeyPair>,
    name: &str,
    [from, to]: [i32; 2],
) -> Arc<ServerConfig> {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_before = date_time_ymd(from, 1, 1);
    params.not_after = date_time_ymd(to, 1, 1);
    let certificate = params.signed_by(&key, authority).unwrap();
    let chain = vec![CertificateDer::from(certificate.der().to_vec())];
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key);
    Arc::new(config.unwrap())
}

#[test]
fn whom_the_machine_trusts_is_trusted_and_each_fault_of_a_connection_is_told_in_danish() {
    let site = published(Bounds::default());
    let ours = authority("By Kommunes udsteder");
    let trusted = site.book.root().join("trusted.pem");
    fs::write(&trusted, ours.pem()).unwrap();
    let ask = |address: &str, trusted: &Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_beredskab"))
            .args(["verify", address, "--widget", "widget", "--root"])
            .arg(site.book.root())
            .env("SSL_CERT_FILE", trusted)
            .env_remove("SSL_CERT_DIR")
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.code().unwrap(),
            String::from_utf8(said).unwrap(),
        )
    };
    let https = |encryption, trusted: &Path| {
        let port = serve(site.book.site(), Some(encryption), as_it_is);
        ask(&format!("https://localhost:{port}"), trusted)
    };
    let now = [2020, 2090];
    let (code, report) = https(encryption(&ours, "localhost", now), &trusted);
    assert_eq!(code, 0, "{report}");
    let empty = site.book.root().join("empty.pem");
    fs::write(&empty, "").unwrap();
    for (encryption, trusted, message) in [
        (
            encryption(&authority("En anden"), "localhost", now),
            &trusted,
            "certifikatet er udstedt af en, som maskinen ikke har tillid til",
        ),
        (
            encryption(&ours, "localhost", [2000, 2010]),
            &trusted,
            "certifikatet er udløbet",
        ),
        (
            encryption(&ours, "localhost", [2080, 2090]),
            &trusted,
            "certifikatet gælder ikke endnu; går maskinens ur rigtigt?",
        ),
        (
            encryption(&ours, "andet.dk", now),
            &trusted,
            "certifikatet gælder ikke for dette navn",
        ),
        (
            encryption(&ours, "localhost", now),
            &empty,
            "betroede certifikater",
        ),
    ] {
        faulty(https(encryption, trusted), message);
    }
    for (how, message) in [
        (reset as fn(TcpStream), "serveren afbrød forbindelsen"),
        (plain, "er det http i stedet for https?"),
        (closed, "forbindelsen blev lukket, før svaret var helt"),
        (refused, "serveren afviste, da forbindelsen skulle sikres"),
    ] {
        let port = raw(how);
        faulty(ask(&format!("https://localhost:{port}"), &trusted), message);
    }
    faulty(
        ask("https://findes-ikke.invalid", &trusted),
        "værten findes ikke",
    );
    faulty(
        ask("http://127.0.0.1:1", &trusted),
        "serveren tager ikke imod",
    );
    faulty(
        ask("https://localhost:99999", &trusted),
        "er ikke et websteds adresse",
    );
}

/// No answer, told so, and all of it in Danish.
fn faulty((code, report): (i32, String), message: &str) {
    assert_eq!(code, 2, "{message}\n{report}");
    assert!(
        report.starts_with("fejl: ") && report.contains(message),
        "{message}\n{report}"
    );
    for english in [
        "error",
        "certificate",
        "connection",
        "invalid peer",
        "reset",
        "refused",
    ] {
        let rest = report.replace(".invalid", "");
        assert!(!rest.contains(english), "{report}");
    }
}

/// A server that does this to each connection; returns its port.
fn raw(how: fn(TcpStream)) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || listener.incoming().flatten().for_each(how));
    port
}

/// Closed with something unread, which resets it.
fn reset(stream: TcpStream) {
    thread::sleep(Duration::from_millis(100));
    drop(stream);
}

fn closed(mut stream: TcpStream) {
    let mut hello = [0; 16384];
    let _ = stream.read(&mut hello);
}

fn plain(mut stream: TcpStream) {
    let mut hello = [0; 16384];
    let _ = stream.read(&mut hello);
    let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
}

/// A fatal alert: handshake failure.
fn refused(mut stream: TcpStream) {
    let mut hello = [0; 16384];
    let _ = stream.read(&mut hello);
    let _ = stream.write_all(&[21, 3, 3, 0, 2, 2, 40]);
}
