use crate::browsers::page::Page;
use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;

/// Records each call by which a page could store, send or reveal something, from the page's first moment on. Chromium only.
pub struct ApiSpy<'a> {
    page: &'a Page,
}

/// A recorded call.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Call {
    /// The function, class or property called or set; `navigate` for any change of the address or history.
    pub name: String,
    /// Its arguments; objects are described in words.
    pub arguments: Vec<Value>,
}

impl<'a> ApiSpy<'a> {
    /// Spies on pages opened from now on.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn call(page: &'a Page) -> Result<Self> {
        page.run_first(include_str!("../js/api_spy.js")).await?;
        Ok(Self { page })
    }

    /// The calls of the open page so far.
    ///
    /// # Errors
    /// It was opened before the spy.
    pub async fn calls(&self) -> Result<Vec<Call>> {
        self.page.ask("return spiedCalls").await
    }
}
