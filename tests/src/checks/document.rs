use crate::browsers::page::Page;
use anyhow::{Context, Result};
use serde::Deserialize;

/// A page as the server sends it, before any script has run.
#[derive(Clone, Debug, Deserialize)]
pub struct Document {
    /// The language that it says it is in.
    pub language: String,
    /// Its title.
    pub title: String,
    /// What it tells search engines of itself.
    pub description: String,
    /// What its headings of the first level say.
    pub h1: Vec<String>,
    /// Every id in it.
    pub ids: Vec<String>,
    /// Everything on this site that it refers to: links, styles, scripts, pictures.
    pub targets: Vec<Target>,
    /// What the page fetches from elsewhere.
    pub foreign: Vec<String>,
    /// Scripts, styles and handlers that stand in the page itself.
    pub inline: Vec<String>,
}

/// An address on this site.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Target {
    /// The path, such as `/om.html`.
    pub path: String,
    /// The id behind `#`; empty for the whole page.
    pub fragment: String,
}

impl Document {
    /// Reads a page of the site.
    ///
    /// # Errors
    /// The browser fails.
    pub async fn read(page: &Page, path: &str) -> Result<Self> {
        page.open(path).await?;
        let document = page.await_answer(include_str!("../js/document.js")).await;
        let mut document: Self = document.with_context(|| format!("{path} cannot be read"))?;
        for target in &mut document.targets {
            let in_site = page.site().in_site(&target.path);
            target.path = in_site.with_context(|| {
                format!("{path} refers to {}, which is not in the site", target.path)
            })?;
        }
        Ok(document)
    }
}
