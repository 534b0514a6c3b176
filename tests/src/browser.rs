use crate::driver::Driver;
use crate::environment;
use anyhow::{Context, Result};
use axum::http::Method;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::sync::{Mutex, MutexGuard, PoisonError};
use url::{ParseError, Url};

/// A running Chromium with an empty profile, which ends with this value.
pub(crate) struct Browser {
    pub(crate) client: Client,
    _driver: Driver,
}

/// Browsers that wait for the next test; there are never more than tests that run at once.
static WAITING: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// The flags of TOOLCHAIN.md: no display, as root, and no requests of the browser's own.
const FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--window-size=1280,900",
];

impl Browser {
    /// A browser with one fresh tab: one that waits, else a new one.
    pub(crate) async fn take() -> Result<Self> {
        let waiting = waiting().pop();
        match waiting {
            Some(browser) => {
                browser.renew_tab().await.context("no fresh tab")?;
                Ok(browser)
            }
            None => Self::start().await,
        }
    }

    /// Lets the next test have it. What a test leaves behind that fails is dropped instead.
    pub(crate) fn give_back(self) {
        waiting().push(self);
    }

    async fn start() -> Result<Self> {
        let driver = Driver::start()?;
        let mut connector = ClientBuilder::new(HttpConnector::new());
        let client = connector
            .capabilities(capabilities()?)
            .connect(&driver.address())
            .await
            .context("Chromium går ikke i gang; kør `cargo xtask test`")?;
        Ok(Self {
            client,
            _driver: driver,
        })
    }

    /// A new tab has no history, no emulation and no session storage of the one before it.
    async fn renew_tab(&self) -> Result<()> {
        let new = self.client.new_window(true).await?;
        self.client.close_window().await?;
        self.client.switch_to_window(new.handle).await?;
        // A tab in the background draws no frames.
        self.devtools("Page.bringToFront", json!({})).await?;
        self.messages().await.map(drop)
    }

    /// A command of the Chrome DevTools Protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.extra("goog/cdp/execute", body).await
    }

    /// What the console has said since it was last asked: warnings and errors.
    pub(crate) async fn messages(&self) -> Result<Vec<String>> {
        let entries = self.extra("se/log", json!({ "type": "browser" })).await?;
        let entries = entries.as_array().context("the log is no list")?;
        let bad = |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
        let bad = entries.iter().filter(bad);
        Ok(bad.map(|entry| entry["message"].to_string()).collect())
    }

    /// A command that chromedriver has beside those of WebDriver.
    async fn extra(&self, path: &'static str, body: Value) -> Result<Value> {
        let answer = self.client.issue_cmd(Extra { path, body }).await?;
        Ok(answer)
    }
}

fn waiting() -> MutexGuard<'static, Vec<Browser>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn capabilities() -> Result<Capabilities> {
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": environment::chromium()?, "args": FLAGS },
        "goog:loggingPrefs": { "browser": "ALL" },
        "timeouts": { "script": SCRIPT_MILLISECONDS },
    });
    serde_json::from_value(capabilities).context("capabilities are a map")
}

/// Enough for axe on the longest page, on a machine with other things to do.
const SCRIPT_MILLISECONDS: u32 = 60_000;

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
