use crate::machine::environment;
use crate::served::site::files_below;
use anyhow::{Context, Result};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use publish::{EMBEDDED_PAGE, Failure, Paths, Place, Printing, Server, WidgetSource, build};
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The municipality's site, published anew so that another site may frame its guide, and that other site: a page at `/` with the
/// guide in a frame, and one at `/before` without.
pub struct Embedding {
    site: SocketAddr,
    other: SocketAddr,
    servers: [JoinHandle<()>; 2],
    _folder: TempDir,
}

impl Embedding {
    /// Builds and serves both. The frame has these attributes, and shows this page of the site. Nobody but the other site may
    /// frame it, if `allowed`, and nobody at all otherwise.
    ///
    /// # Errors
    /// The site cannot be built, or there is no port.
    pub async fn serve(page: &str, attributes: &str, allowed: bool) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let built = folder.path().to_owned();
        let files = tokio::task::spawn_blocking(move || published(&built)).await??;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let other = listener.local_addr()?;
        let origin = match allowed {
            true => format!("http://localhost:{}", other.port()),
            false => "https://www.eksempel.dk".to_owned(),
        };
        let place = Place {
            ancestors: Some(origin),
            ..Place::root()
        };
        let server = Server::bind(&files, 0).await?.at(place);
        let site = server.address()?;
        let frame = frame(&format!("http://{site}{page}"), attributes);
        let pages = Router::new().route("/", get(async || Html(frame))).route(
            "/before",
            get(async || {
                Html("<!doctype html><title>Før</title><link rel=\"icon\" href=\"data:,\">")
            }),
        );
        Ok(Self {
            site,
            other,
            servers: [
                tokio::spawn(async { drop(server.run().await) }),
                tokio::spawn(async { drop(axum::serve(listener, pages).await) }),
            ],
            _folder: folder,
        })
    }

    /// An address on the other site: `/`, or `/before`.
    pub fn other(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.other.port())
    }

    /// An address on the municipality's.
    pub fn site(&self, path: &str) -> String {
        format!("http://{}{path}", self.site)
    }

    /// The guide for frames.
    pub fn guide() -> String {
        format!("/{EMBEDDED_PAGE}")
    }
}

impl Drop for Embedding {
    fn drop(&mut self) {
        self.servers.iter().for_each(JoinHandle::abort);
    }
}

/// A page that records what the frame tells it, and does as the manual says.
fn frame(src: &str, attributes: &str) -> String {
    format!(
        "<!doctype html><html lang=\"da\"><title>Kommunen</title><link rel=\"icon\" href=\"data:,\"><h1>Kommunen</h1>
         <iframe title=\"Guide\" src=\"{src}\" style=\"width: 100%; height: 300px\" {attributes}></iframe>
         <script>
           window.told = [];
           addEventListener('message', ({{ origin, data }}) => {{
             told.push([origin, data]);
             if (data.type === 'beredskabsplan-hoejde') document.querySelector('iframe').style.height = data.height + 'px';
           }});
         </script>"
    )
}

fn published(root: &Path) -> Result<PathBuf> {
    let book = environment::municipality().join("book");
    for path in files_below(&book)? {
        let copy = root.join("book").join(&path[1..]);
        fs::create_dir_all(copy.parent().context("no folder")?)?;
        fs::copy(book.join(&path[1..]), copy)?;
    }
    let municipality = root.join("book/theme/municipality.toml");
    let text = fs::read_to_string(&municipality)?;
    let is_kept = |line: &&str| !line.starts_with("address") && !line.starts_with("embed");
    let lines: Vec<_> = text.lines().filter(is_kept).collect();
    let text = format!(
        "embed = [\"https://www.eksempel.dk\"]\n{}",
        lines.join("\n")
    );
    fs::write(municipality, text)?;
    let paths = Paths {
        root: root.to_owned(),
        widget: WidgetSource::choose(None, environment::repository()),
        site: root.join("dist/site"),
        packed: false,
        papers: Printing::Never,
    };
    build(&paths).map_err(|failure: Failure| anyhow::anyhow!("{failure}"))?;
    Ok(paths.site)
}
