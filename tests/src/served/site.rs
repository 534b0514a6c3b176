use crate::machine::environment;
use crate::machine::http::{Answer, get};
use crate::served::network::Network;
use crate::served::plan;
use anyhow::{Context, Result, ensure};
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use publish::{DOWNLOADED, EMBEDDED_PAGE, Server};
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::task::JoinHandle;

/// The published site on an address of its own, in the folder of its host in which it is published, under the headers of production.
pub struct Site {
    files: PathBuf,
    address: SocketAddr,
    folder: String,
    requests: Arc<Mutex<Vec<String>>>,
    server: JoinHandle<Result<()>>,
}

impl Site {
    /// Serves the site on a port of its own, until the value is dropped.
    ///
    /// # Errors
    /// If there is no site, or no port.
    pub async fn serve(network: Network) -> Result<Self> {
        let files = environment::published()?;
        let place = plan::place()?;
        let folder = place.folder.clone();
        let server = Server::bind(&files, 0).await?.at(place);
        let address = server.address()?;
        let requests = Arc::<Mutex<Vec<String>>>::default();
        let log = middleware::from_fn_with_state((Arc::clone(&requests), network), log);
        let server = tokio::spawn(server.map(|router| router.layer(log)).run());
        Ok(Self {
            files,
            address,
            folder,
            requests,
            server,
        })
    }

    /// The whole address of a path in the site, such as `/om.html`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}", self.address, plan::below(&self.folder, path))
    }

    /// Asks for a path in the site.
    ///
    /// # Errors
    /// As for [`get`].
    pub async fn get(&self, path: &str) -> Result<Answer> {
        get(self.address, &plan::below(&self.folder, path)).await
    }

    /// The path in the site of a path on its host; `None` if that lies elsewhere.
    pub fn in_site(&self, on_host: &str) -> Option<String> {
        Some(format!("/{}", on_host.strip_prefix(&self.folder)?))
    }

    /// The path in the site of every request so far, in their order.
    pub fn requests(&self) -> Vec<String> {
        entries(&self.requests).clone()
    }

    /// The path of every file that a reader can ask for, such as `/om.html`.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn files(&self) -> Result<Vec<String>> {
        files(&self.files)
    }

    /// The path of every page that a browser shows by itself, not as a download or in a frame.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn pages(&self) -> Result<Vec<String>> {
        let mut pages = self.files()?;
        let elsewhere = [DOWNLOADED, EMBEDDED_PAGE];
        pages.retain(|path| path.ends_with(".html") && !elsewhere.contains(&&path[1..]));
        Ok(pages)
    }
}

/// The path of every file that a reader can ask for of the published site.
///
/// # Errors
/// If its folder cannot be read.
pub fn published_files() -> Result<Vec<String>> {
    files(&environment::published()?)
}

/// The path of every file below a folder, from there: `/book/guide.toml`.
///
/// # Errors
/// If the folder cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

fn files(site: &Path) -> Result<Vec<String>> {
    let mut files = files_below(site)?;
    files.retain(|path| !is_for_servers(path));
    ensure!(
        files.iter().any(|path| path.ends_with(".html")),
        "there is no page in {}",
        site.display()
    );
    Ok(files)
}

/// Whether a file of the site is for web servers only: configuration and compressed forms.
fn is_for_servers(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default();
    ["br", "gz", "config"].contains(&extension) || path == "/_headers"
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

type Log = (Arc<Mutex<Vec<String>>>, Network);

async fn log(State((requests, network)): State<Log>, request: Request, next: Next) -> Response {
    entries(&requests).push(request.uri().path().to_owned());
    network.pass_on(request, next).await
}

fn entries(requests: &Mutex<Vec<String>>) -> MutexGuard<'_, Vec<String>> {
    requests.lock().unwrap_or_else(PoisonError::into_inner)
}

fn collect(folder: &Path, path: &str, files: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
