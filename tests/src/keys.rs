use anyhow::{Result, bail};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// What a reader does without a mouse.
pub struct Keys<'a> {
    client: &'a Client,
}

/// More stops than any page has before its content.
const STOPS: usize = 60;

impl<'a> Keys<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Goes on with the tab key until the focus is on such an element.
    ///
    /// # Errors
    /// If the tab key does not lead there.
    pub async fn tab_to(&self, css: &str) -> Result<()> {
        for _ in 0..STOPS {
            self.press(Key::Tab).await?;
            if self.is_on(css).await? {
                return Ok(());
            }
        }
        bail!("the tab key does not lead to {css}")
    }

    /// The space bar: ticks a box, chooses the first of several, presses a button.
    ///
    /// # Errors
    /// If the browser does not take it.
    pub async fn space(&self) -> Result<()> {
        self.press(Key::Space).await
    }

    /// The arrow down: chooses the next one.
    ///
    /// # Errors
    /// If the browser does not take it.
    pub async fn down(&self) -> Result<()> {
        self.press(Key::Down).await
    }

    /// Enter: sends a form, presses a button, follows a link.
    ///
    /// # Errors
    /// If the browser does not take it.
    pub async fn enter(&self) -> Result<()> {
        self.press(Key::Enter).await
    }

    async fn is_on(&self, css: &str) -> Result<bool> {
        let script = "return document.activeElement.matches(arguments[0])";
        let on = self.client.execute(script, vec![css.into()]).await?;
        Ok(on == true)
    }

    async fn press(&self, key: Key) -> Result<()> {
        let value = char::from(key);
        let press = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.client.perform_actions(press).await?)
    }
}
