//! PDFs in the preview: printed on request, so that no change waits for them.

use crate::editions::load::read_publication;
use crate::input::failure::Failure;
use crate::input::theme::Theme;
use crate::papers::links::{KINDS, What};
use crate::papers::press::{HAS_PRESS, Press};
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::task::spawn_blocking;

/// Adds routes for the papers of the plan below this root, printed from its files at the time of the request.
pub fn add_papers(router: Router, root: &Path) -> Router {
    let root: Arc<Path> = root.into();
    KINDS.into_iter().fold(router, |router, kind| {
        let root = Arc::clone(&root);
        let answer = move || answer(kind.what, root.to_path_buf());
        router.route(&format!("/{}", kind.address), get(answer))
    })
}

async fn answer(what: What, root: PathBuf) -> Response {
    let printed = spawn_blocking(move || print(what, &root)).await;
    let (status, content_type, body) = match printed {
        Ok(Ok(pdf)) => (StatusCode::OK, "application/pdf", pdf),
        Ok(Err(failure)) => failed(failure.to_string()),
        Err(_) => failed("PDF’en kunne ikke laves".to_owned()),
    };
    let headers = [
        (header::CONTENT_TYPE, content_type),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (status, headers, body).into_response()
}

fn failed(words: String) -> (StatusCode, &'static str, Vec<u8>) {
    // While the press is being compiled, the papers are only late.
    let status = match HAS_PRESS {
        true => StatusCode::INTERNAL_SERVER_ERROR,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    (status, "text/plain; charset=utf-8", words.into_bytes())
}

fn print(what: What, root: &Path) -> Result<Vec<u8>, Failure> {
    let (publication, _) = read_publication(root)?;
    Ok(Press::of(&publication, &Theme::read(root)?)
        .print(what)?
        .pdf)
}
