//! Many readers at once.

use crate::on_every_server;
use anyhow::{Result, ensure};
use std::net::SocketAddr;
use tests::{Connection, on_host, published_files};
use tokio::task::JoinSet;

on_every_server!(two_thousand_requests_over_sixteen_connections_come_back);

async fn two_thousand_requests_over_sixteen_connections_come_back(
    server: SocketAddr,
) -> Result<()> {
    let mut readers = JoinSet::new();
    for reader in 0..16 {
        readers.spawn(read(server, reader));
    }
    while let Some(done) = readers.join_next().await {
        done??;
    }
    Ok(())
}

/// A reader's 125 requests, each reader beginning with another file.
async fn read(server: SocketAddr, reader: usize) -> Result<()> {
    let mut connection = Connection::open(server).await?;
    let paths = published_files()?;
    for path in paths.iter().cycle().skip(reader).take(125) {
        let answer = connection
            .get(&on_host(path)?, &[("accept-encoding", "br, gzip")])
            .await?;
        ensure!(answer.status == 200, "{path}: {}", answer.status);
        ensure!(!answer.body.is_empty(), "{path} is empty");
    }
    Ok(())
}
