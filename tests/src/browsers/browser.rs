use crate::browsers::driver::Driver;
use crate::browsers::engine::Engine;
use anyhow::{Context, Result, ensure};
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::sync::{Mutex, MutexGuard, PoisonError};
use url::{ParseError, Url};

/// A running browser with an empty profile; ended when dropped.
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) client: Client,
    _driver: Driver,
}

/// Idle browsers for the next tests, the longest idle first.
static WAITING: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// The most idle browsers; each takes some hundred megabytes.
const WAITING_AT_MOST: usize = 4;

const ATTEMPTS: usize = 3;

impl Browser {
    /// A browser with one fresh tab: an idle one, or a new one.
    pub(crate) async fn take(engine: Engine) -> Result<Self> {
        match Self::take_waiting(engine) {
            Some(browser) => {
                browser.renew_tab().await.context("no fresh tab")?;
                Ok(browser)
            }
            None => Self::start(engine).await,
        }
    }

    /// Starts a browser. If another program takes the driver's port meanwhile, tries another port.
    async fn start(engine: Engine) -> Result<Self> {
        let mut started = Self::try_to_start(engine).await;
        for _ in 1..ATTEMPTS {
            if started.is_err() {
                started = Self::try_to_start(engine).await;
            }
        }
        started
    }

    fn take_waiting(engine: Engine) -> Option<Self> {
        let mut waiting = waiting();
        let index = waiting
            .iter()
            .position(|browser| browser.engine == engine)?;
        Some(waiting.remove(index))
    }

    /// Makes it available to the next test. After a failed test it is dropped instead.
    pub(crate) fn give_back(self) {
        let mut waiting = waiting();
        waiting.push(self);
        let surplus = waiting.len().saturating_sub(WAITING_AT_MOST);
        let surplus: Vec<_> = waiting.drain(..surplus).collect();
        // A browser takes a while to end; nobody needs to wait.
        drop(waiting);
        drop(surplus);
    }

    async fn try_to_start(engine: Engine) -> Result<Self> {
        let driver = Driver::start(engine).await?;
        let mut connector = ClientBuilder::new(HttpConnector::new());
        let client = connector
            .capabilities(engine.capabilities()?)
            .connect(&driver.address())
            .await
            .with_context(|| format!("{engine} does not start; run `cargo xtask test`"))?;
        Ok(Self {
            engine,
            client,
            _driver: driver,
        })
    }

    /// A new tab has no history, no emulation and no session storage of the one before it.
    async fn renew_tab(&self) -> Result<()> {
        let new = self.client.new_window(true).await?;
        self.client.close_window().await?;
        self.client.switch_to_window(new.handle).await?;
        if self.engine.has_devtools() {
            // A tab in the background draws no frames; other engines bring to the front what is switched to.
            self.devtools("Page.bringToFront", json!({})).await?;
        }
        self.messages().await.map(drop)
    }

    /// A command of the Chrome DevTools Protocol, which Chromium alone takes.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let engine = self.engine;
        ensure!(engine.has_devtools(), "{command}: not in {engine}");
        let body = json!({ "cmd": command, "params": parameters });
        self.extra("goog/cdp/execute", body).await
    }

    /// Console warnings and errors since the last call. Chromium only; empty for other engines.
    pub(crate) async fn messages(&self) -> Result<Vec<String>> {
        if !self.engine.has_devtools() {
            return Ok(vec![]);
        }
        let entries = self.extra("se/log", json!({ "type": "browser" })).await?;
        let entries = entries.as_array().context("the log is no list")?;
        let bad = |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
        let bad = entries.iter().filter(bad);
        Ok(bad.map(|entry| entry["message"].to_string()).collect())
    }

    /// A command of chromedriver's beyond WebDriver.
    async fn extra(&self, path: &'static str, body: Value) -> Result<Value> {
        let answer = self.client.issue_cmd(Extra { path, body }).await?;
        Ok(answer)
    }
}

fn waiting() -> MutexGuard<'static, Vec<Browser>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

#[derive(Debug)]
struct Extra {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
