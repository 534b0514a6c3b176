use crate::browsers::drawn::drawn;
use anyhow::{Context, Result, bail, ensure};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde::Deserialize;

/// What a reader does without a mouse.
pub struct Keys<'a> {
    client: &'a Client,
}

/// More stops than any page has.
const STOPS: usize = 400;

/// Where the focus is.
#[derive(Deserialize)]
struct Stop {
    /// What it says.
    text: String,
    /// Whether it is what was asked for.
    on: bool,
    /// What keeps a reader from seeing it.
    faults: Vec<String>,
}

impl<'a> Keys<'a> {
    pub(crate) fn new(client: &'a Client) -> Self {
        Self { client }
    }

    /// Goes on with the tab key until the focus is on such an element.
    ///
    /// # Errors
    /// If the tab key does not lead there.
    pub async fn tab_to(&self, css: &str) -> Result<()> {
        drawn(self.client).await?;
        for _ in 0..STOPS {
            self.press(Key::Tab).await?;
            if self.is_on(css).await? {
                return Ok(());
            }
        }
        bail!("the tab key does not lead to {css}")
    }

    /// The same for one who must see at every stop where the focus is.
    ///
    /// # Errors
    /// If the tab key does not lead there, or past something that does not show that it has the focus.
    pub async fn tab_in_sight_to(&self, css: &str) -> Result<()> {
        drawn(self.client).await?;
        for _ in 0..STOPS {
            self.press(Key::Tab).await?;
            if self.see(css).await? {
                return Ok(());
            }
        }
        bail!("the tab key does not lead to {css}")
    }

    /// Whether the focus is on such an element, which must be seen.
    ///
    /// # Errors
    /// If it is not, wherever the focus is.
    pub async fn see(&self, css: &str) -> Result<bool> {
        let script = include_str!("../js/focus.js");
        let stop = self.client.execute(script, vec![css.into()]).await?;
        let stop: Stop = serde_json::from_value(stop).context("no stop")?;
        let Stop { text, on, faults } = stop;
        ensure!(faults.is_empty(), "focus on »{text}«: {faults:?}");
        Ok(on)
    }

    /// Presses a key with a character.
    ///
    /// # Errors
    /// If the browser does not take it.
    pub async fn character(&self, value: char) -> Result<()> {
        self.press_value(value).await
    }

    /// The arrow to the left and that to the right.
    ///
    /// # Errors
    /// If the browser does not take them.
    pub async fn sideways(&self) -> Result<()> {
        self.press(Key::Left).await?;
        self.press(Key::Right).await
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
        self.press_value(char::from(key)).await
    }

    async fn press_value(&self, value: char) -> Result<()> {
        let press = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        Ok(self.client.perform_actions(press).await?)
    }
}
