use anyhow::{Context, Result};
use axum::body::Body;
use axum::http::header::HOST;
use axum::http::{HeaderMap, Request};
use http_body_util::BodyExt;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// What a server answers.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// What comes behind the headers.
    pub body: Vec<u8>,
    headers: HeaderMap,
}

impl Answer {
    /// A header's value; empty where the server does not send it.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// How often the server sends a header.
    pub fn count(&self, name: &str) -> usize {
        self.headers.get_all(name).iter().count()
    }
}

/// A connection to a server without any browser between; it takes one request after the other.
pub struct Connection {
    server: SocketAddr,
    requests: SendRequest<Body>,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// If nobody listens.
    pub async fn open(server: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(server).await?;
        let (requests, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends with the server or with the last request; what went wrong, the request says.
        tokio::spawn(connection);
        Ok(Self { server, requests })
    }

    /// Asks for a path, with headers of one's own.
    ///
    /// # Errors
    /// If the server does not answer in HTTP.
    pub async fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        let answer = self.answer(path, headers).await;
        answer.with_context(|| format!("{path}: no answer in HTTP"))
    }

    async fn answer(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        let request = Request::get(path).header(HOST, self.server.to_string());
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        self.requests.ready().await?;
        let answer = self.requests.send_request(request.body(Body::empty())?);
        let (head, body) = answer.await?.into_parts();
        Ok(Answer {
            status: head.status.as_u16(),
            body: body.collect().await?.to_bytes().to_vec(),
            headers: head.headers,
        })
    }
}

/// Asks for one path.
///
/// # Errors
/// As for [`Connection`].
pub async fn get(server: SocketAddr, path: &str) -> Result<Answer> {
    Connection::open(server).await?.get(path, &[]).await
}
