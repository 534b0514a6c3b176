use crate::Page;
use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;

/// Sees each call by which a page could keep, send or tell something, from the page's first moment on. Only in Chromium.
pub struct ApiSpy<'a> {
    page: &'a Page,
}

/// Something that a page has done.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Call {
    /// The function, the class or the property that was set or touched; `navigate` for any change of the address or history.
    pub name: String,
    /// With what; objects are told in words.
    pub arguments: Vec<Value>,
}

impl<'a> ApiSpy<'a> {
    /// Sees what the pages do that are opened from now on.
    ///
    /// # Errors
    /// If the browser cannot.
    pub async fn call(page: &'a Page) -> Result<Self> {
        page.run_first(include_str!("js/api_spy.js")).await?;
        Ok(Self { page })
    }

    /// What the page that is open has done so far.
    ///
    /// # Errors
    /// If it was opened before the witness was called.
    pub async fn calls(&self) -> Result<Vec<Call>> {
        self.page.ask("return witnessed").await
    }
}
