use anyhow::{Context, Result};
use publish::Server;
use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use tests::{ChildProcess, free_port, hosting, place, published, web_server};
use tokio::runtime::Runtime;

/// A web server on a port of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Nginx,
    Caddy,
    /// `beredskab serve`, but for its reloading of pages.
    Own,
}

/// Plays a scene before the site as this server serves it.
pub(crate) fn serve(kind: Kind, scene: impl AsyncFnOnce(SocketAddr) -> Result<()>) -> Result<()> {
    Runtime::new()?.block_on(async {
        let port = free_port()?;
        match kind {
            Kind::Nginx => {
                start(&nginx(port)?, &["NGINX", "-e", "stderr", "-c"], port, scene).await
            }
            Kind::Caddy => {
                let command = ["CADDY", "run", "--adapter", "caddyfile", "--config"];
                start(&caddy(port)?, &command, port, scene).await
            }
            Kind::Own => {
                let server = Server::bind(&published()?, port).await?.at(place()?);
                let address = server.address()?;
                let running = tokio::spawn(server.run());
                scene(address).await?;
                running.abort();
                Ok(())
            }
        }
    })
}

/// Starts a program with a configuration, whose path comes last; the program itself is told by its variable.
async fn start(
    config: &str,
    command: &[&str],
    port: u16,
    scene: impl AsyncFnOnce(SocketAddr) -> Result<()>,
) -> Result<()> {
    let (program, arguments) = command.split_first().context("no program")?;
    let folder = folder(program, port);
    let file = folder.join("config");
    fs::create_dir_all(&folder)?;
    fs::write(&file, config)?;
    let mut command = vec![web_server(program)?.into_os_string()];
    command.extend(arguments.iter().map(Into::into));
    command.push(file.into());
    let server = ChildProcess::start(command, port).await;
    let server = server.with_context(|| format!("{program} does not start"))?;
    scene(server.address()).await?;
    drop(server);
    Ok(fs::remove_dir_all(folder)?)
}

/// Where a server's configuration lies, and what it keeps while it runs.
fn folder(program: &str, port: u16) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{program}-{port}"))
}

/// What a host serves: the site, or a folder in which the site lies in its place.
fn host(folder: &Path) -> Result<PathBuf> {
    let site_folder = place()?.folder;
    if site_folder == "/" {
        return published();
    }
    let host = folder.join("host");
    let place = host.join(site_folder.trim_matches('/'));
    fs::create_dir_all(place.parent().context("no folder")?)?;
    symlink(published()?, place)?;
    Ok(host)
}

/// One process in the foreground; what it keeps lies beside its configuration.
fn nginx(port: u16) -> Result<String> {
    let folder = folder("NGINX", port);
    let (host, hosting) = (host(&folder)?, hosting()?);
    let (host, hosting) = (host.display(), hosting.display());
    let folder = folder.display();
    let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let folders = folders.map(|name| format!("{name}_temp_path {folder}/{name};"));
    let folders = folders.concat();
    Ok(format!(
        "daemon off; master_process off; pid {folder}/pid; events {{ worker_connections 64; }}\n\
         http {{ access_log off; {folders} include {hosting}/nginx-http.conf;\n\
         server {{ listen 127.0.0.1:{port}; root {host}; include {hosting}/nginx-server.conf; }} }}\n"
    ))
}

fn caddy(port: u16) -> Result<String> {
    let (host, hosting) = (host(&folder("CADDY", port))?, hosting()?);
    let (host, hosting) = (host.display(), hosting.display());
    Ok(format!(
        "{{\n\tadmin off\n\tauto_https off\n}}\n\
         http://127.0.0.1:{port} {{\n\tbind 127.0.0.1\n\troot * {host}\n\timport {hosting}/Caddyfile\n}}\n"
    ))
}

/// Makes tests of scenes, one for each server.
#[macro_export]
macro_rules! on_every_server {
    (@ $module:ident, $kind:ident: $($scene:ident)*) => {
        mod $module {
            $(
                #[test]
                fn $scene() -> anyhow::Result<()> {
                    $crate::server::serve($crate::server::Kind::$kind, super::$scene)
                }
            )*
        }
    };
    ($($scene:ident),* $(,)?) => {
        $crate::on_every_server!(@ nginx, Nginx: $($scene)*);
        $crate::on_every_server!(@ caddy, Caddy: $($scene)*);
        $crate::on_every_server!(@ own, Own: $($scene)*);
    };
}
