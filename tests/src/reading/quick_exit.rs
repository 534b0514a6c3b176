use crate::browsers::page::Page;
use anyhow::Result;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

/// The quick exit, as a reader in a hurry uses it.
pub struct QuickExit<'a> {
    page: &'a Page,
}

impl<'a> QuickExit<'a> {
    /// That of the page which is open.
    pub fn of(page: &'a Page) -> Self {
        Self { page }
    }

    /// Makes it lead to a page of this site: tests do not contact other machines.
    ///
    /// # Errors
    /// There is no quick exit.
    pub async fn lead_to(&self, path: &str) -> Result<()> {
        let script = "document.querySelector('.exit').href = arguments[0]";
        self.page
            .client()
            .execute(script, vec![json!(self.page.site().url(path))])
            .await?;
        Ok(())
    }

    /// The link.
    ///
    /// # Errors
    /// If it cannot be clicked.
    pub async fn press(&self) -> Result<()> {
        self.page.client().find(LINK).await?.click().await?;
        Ok(())
    }

    /// Shift, pressed and let go so many times.
    ///
    /// # Errors
    /// If the browser does not take it.
    pub async fn shift(&self, times: usize) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for _ in 0..times {
            keys = keys.then(down(Key::Shift)).then(up(Key::Shift));
        }
        Ok(self.page.client().perform_actions(keys).await?)
    }

    /// The tab key; back if `back`, as Shift and Tab do together.
    ///
    /// # Errors
    /// If the browser does not take it.
    pub async fn tab(&self, back: bool) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".to_owned());
        if back {
            keys = keys.then(down(Key::Shift));
        }
        keys = keys.then(down(Key::Tab)).then(up(Key::Tab));
        if back {
            keys = keys.then(up(Key::Shift));
        }
        Ok(self.page.client().perform_actions(keys).await?)
    }

    /// Its announcement of how many presses were counted.
    ///
    /// # Errors
    /// There is no quick exit.
    pub async fn status(&self) -> Result<String> {
        let script = "return document.querySelector('.exit-status').textContent";
        self.page.ask(script).await
    }

    /// Waits until a page of this site is there.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn arrive(&self, path: &str) -> Result<()> {
        self.page.comes_to(&self.page.site().url(path)).await
    }
}

const LINK: fantoccini::Locator<'static> = fantoccini::Locator::Css(".exit");

fn down(key: Key) -> KeyAction {
    KeyAction::Down { value: key.into() }
}

fn up(key: Key) -> KeyAction {
    KeyAction::Up { value: key.into() }
}
