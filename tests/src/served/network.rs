use anyhow::Result;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware::Next;
use axum::response::IntoResponse;
use futures_util::{StreamExt, stream};
use std::convert::Infallible;
use std::time::Duration;
use std::{future, mem};
use tokio::time::sleep;

/// How the site reaches a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Whole and in time.
    Whole,
    /// Whole, but each page comes piece by piece, so that it is painted before all of it is there: first the header,
    /// then what a window shows below it, tag by tag, since a piece can end at any of them.
    Slow,
    /// One of the guide's files does not come as it should.
    Faulty(Part, Fault),
    /// The browser is told to run no script, or no wasm.
    Forbidden(Part),
}

/// A file without which there is no guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The script that starts it.
    Loader,
    /// The script beside the wasm.
    Glue,
    /// The wasm.
    Wasm,
}

/// What may be wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is said to be missing.
    Missing,
    /// It never comes.
    Stalled,
    /// It comes when the page has long lost its patience.
    Late,
    /// It is said to be a text.
    WrongType,
    /// Its second half is missing.
    Truncated,
    /// A byte in its middle is another one.
    Corrupted,
}

const LATE: Duration = Duration::from_millis(4500);

/// The bytes after the header that come tag by tag: about what the first window shows.
const TAG_BY_TAG: usize = 5000;
/// The bytes of each later piece: about what one packet carries of a compressed page.
const PIECE: usize = 4000;
/// What passes between two pieces: long enough for a frame.
const PAUSE: Duration = Duration::from_millis(25);

impl Part {
    /// Whether the file at this path is such a one.
    pub fn is_at(self, path: &str) -> bool {
        let (start, end) = match self {
            Self::Loader => ("/assets/loader-", ".js"),
            Self::Glue => ("/assets/guide-", ".js"),
            Self::Wasm => ("/assets/guide-", ".wasm"),
        };
        path.starts_with(start) && path.ends_with(end)
    }
}

impl Network {
    /// What comes through of what the site answers.
    pub(crate) async fn pass_on(self, request: Request, next: Next) -> Response<Body> {
        let path = request.uri().path().to_owned();
        match self {
            Self::Faulty(part, fault) if part.is_at(&path) => fault.pass_on(request, next).await,
            Self::Forbidden(part) => forbid(part, next.run(request).await),
            Self::Slow if path.ends_with(".html") => slowly(request, next).await,
            _ => next.run(request).await,
        }
    }
}

/// A page as it is without compression: a browser could make nothing of a part of it.
async fn slowly(mut request: Request, next: Next) -> Response<Body> {
    request.headers_mut().remove(ACCEPT_ENCODING);
    let (mut head, body) = next.run(request).await.into_parts();
    head.headers.remove(CONTENT_LENGTH);
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let pieces = stream::iter(pieces(&whole)).then(async |piece| {
        sleep(PAUSE).await;
        Ok::<_, Infallible>(piece)
    });
    Response::from_parts(head, Body::from_stream(pieces))
}

fn pieces(page: &Bytes) -> Vec<Bytes> {
    let find = |text: &[u8]| page.windows(text.len()).position(|part| part == text);
    let main = find(b"<main").unwrap_or(0);
    let tag_by_tag = main..main + TAG_BY_TAG;
    let ends = page.iter().enumerate();
    let tags = ends.filter(|(index, byte)| **byte == b'>' && tag_by_tag.contains(index));
    let tags = tags.map(|(index, _)| index + 1);
    let later = (tag_by_tag.end..page.len()).step_by(PIECE);
    let mut start = 0;
    let ends = tags.chain(later).chain([page.len()]);
    ends.map(|end| page.slice(mem::replace(&mut start, end)..end))
        .collect()
}

impl Fault {
    async fn pass_on(self, request: Request, next: Next) -> Response<Body> {
        match self {
            Self::Missing => return StatusCode::NOT_FOUND.into_response(),
            Self::Stalled => future::pending().await,
            Self::Late => sleep(LATE).await,
            Self::WrongType | Self::Truncated | Self::Corrupted => {}
        }
        let whole = next.run(request).await;
        let harmed = self.fault(whole).await;
        harmed.unwrap_or_else(|error| error.to_string().into_response())
    }

    async fn fault(self, response: Response<Body>) -> Result<Response<Body>> {
        let (mut head, body) = response.into_parts();
        let mut bytes = to_bytes(body, usize::MAX).await?.to_vec();
        let middle = bytes.len() / 2;
        match self {
            Self::WrongType => {
                let text = HeaderValue::from_static("text/plain");
                head.headers.insert(CONTENT_TYPE, text);
            }
            Self::Truncated => bytes.truncate(middle),
            Self::Corrupted => bytes
                .iter_mut()
                .skip(middle)
                .take(1)
                .for_each(|byte| *byte ^= 1),
            Self::Missing | Self::Stalled | Self::Late => {}
        }
        head.headers.remove(CONTENT_LENGTH);
        Ok(Response::from_parts(head, bytes.into()))
    }
}

/// Makes the site's policy stricter than it is.
fn forbid(part: Part, mut response: Response<Body>) -> Response<Body> {
    let policy = match part {
        Part::Wasm => "script-src 'self'",
        Part::Loader | Part::Glue => "script-src 'none'",
    };
    // A browser that is told several policies keeps to them all.
    let policy = HeaderValue::from_static(policy);
    response
        .headers_mut()
        .append(CONTENT_SECURITY_POLICY, policy);
    response
}
