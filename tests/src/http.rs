use anyhow::{Context, Result};
use std::net::SocketAddr;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// What a server answers.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// What comes behind the headers.
    pub body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl Answer {
    /// A header's value; empty where the server does not send it.
    pub fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        let found = headers.find(|(given, _)| given.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    /// How often the server sends a header.
    pub fn count(&self, name: &str) -> usize {
        let headers = self.headers.iter();
        let found = headers.filter(|(given, _)| given.eq_ignore_ascii_case(name));
        found.count()
    }
}

/// A connection to a server without any browser between; it takes one request after the other.
pub struct Connection {
    server: SocketAddr,
    stream: BufReader<TcpStream>,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// If nobody listens.
    pub async fn open(server: SocketAddr) -> Result<Self> {
        let stream = BufReader::new(TcpStream::connect(server).await?);
        Ok(Self { server, stream })
    }

    /// Asks for a path, with headers of one's own.
    ///
    /// # Errors
    /// If the server does not answer in HTTP, or does not say how much it sends.
    pub async fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
        let mut request = format!("GET {path} HTTP/1.1\r\nhost: {}\r\n", self.server);
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += "\r\n";
        self.stream.write_all(request.as_bytes()).await?;
        let answer = self.answer().await;
        answer.with_context(|| format!("{path}: no answer in HTTP"))
    }

    async fn answer(&mut self) -> Result<Answer> {
        let first = self.line().await?;
        let status = first.split(' ').nth(1).context("no status")?.parse()?;
        let mut answer = Answer {
            status,
            ..Answer::default()
        };
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(": ") else {
                break;
            };
            answer.headers.push((name.to_owned(), value.to_owned()));
        }
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = self.chunks().await?;
        } else if status != 304 {
            let length = answer.header("content-length").parse();
            answer.body = self.bytes(length.context("no length")?).await?;
        }
        Ok(answer)
    }

    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut whole = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line().await?, 16)?;
            whole.extend(self.bytes(length).await?);
            self.line().await?;
            if length == 0 {
                return Ok(whole);
            }
        }
    }

    async fn bytes(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line).await?;
        Ok(line.trim_end().to_owned())
    }
}

/// Asks for one path.
///
/// # Errors
/// As for [`Connection`].
pub async fn get(server: SocketAddr, path: &str) -> Result<Answer> {
    Connection::open(server).await?.get(path, &[]).await
}
