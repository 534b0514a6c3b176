use crate::machine::environment;
use anyhow::{Context, Result};
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::fmt;

/// A browser's engine, with what drives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver, which alone emulates devices and reports the console.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver, on a virtual display.
    WebKit,
}

/// No display, as root, and no requests of the browser's own.
const CHROMIUM_FLAGS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--window-size=1280,900",
];

/// Runs a driver on a display of its own, whose number the display announces.
const ON_A_DISPLAY: &str = r#"
    mkfifo "$TMPDIR/display"
    "$1" -displayfd 9 -nolisten tcp -screen 0 1280x900x24 9> "$TMPDIR/display" &
    shift
    read -r number < "$TMPDIR/display"
    DISPLAY=":$number" WEBKIT_DISABLE_COMPOSITING_MODE=1 exec "$@"
"#;

/// Enough for a page to load, and for axe on the longest, on a machine with other things to do.
const MILLISECONDS: u32 = 60_000;

/// Nothing listens there, so a browser's own requests go nowhere.
const NOWHERE: &str = "127.0.0.1:9";

impl Engine {
    /// The driver and its arguments, so that it listens on this port.
    pub(crate) fn driver(self, port: u16) -> Result<Vec<OsString>> {
        let port = OsString::from(format!("--port={port}"));
        Ok(match self {
            Self::Chromium => vec![environment::chromedriver()?.into(), port],
            Self::Firefox => vec![environment::geckodriver()?.into(), port],
            Self::WebKit => {
                let display = ["sh", "-c", ON_A_DISPLAY, "sh"].map(OsString::from);
                let driver = [environment::xvfb()?, environment::webkitdriver()?];
                let driver = driver.map(OsString::from);
                display.into_iter().chain(driver).chain([port]).collect()
            }
        })
    }

    /// What the driver is asked for.
    pub(crate) fn capabilities(self) -> Result<Capabilities> {
        let mut capabilities = match self {
            Self::Chromium => chromium()?,
            Self::Firefox => firefox()?,
            Self::WebKit => webkit()?,
        };
        capabilities["timeouts"] = json!({ "script": MILLISECONDS, "pageLoad": MILLISECONDS });
        serde_json::from_value(capabilities).context("capabilities are a map")
    }

    /// Whether it speaks the Chrome DevTools Protocol and keeps a log of its console.
    pub(crate) fn has_devtools(self) -> bool {
        self == Self::Chromium
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

fn chromium() -> Result<Value> {
    Ok(json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": environment::chromium()?, "args": CHROMIUM_FLAGS },
        "goog:loggingPrefs": { "browser": "ALL" },
    }))
}

/// Geckodriver's own preferences switch off most of what Firefox asks for by itself, and these the rest that is known.
fn firefox() -> Result<Value> {
    let preferences = json!({
        "app.normandy.enabled": false,
        "app.update.auto": false,
        "browser.newtabpage.enabled": false,
        "browser.region.network.url": "",
        "browser.safebrowsing.downloads.enabled": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "datareporting.healthreport.uploadEnabled": false,
        "dom.push.connection.enabled": false,
        "extensions.getAddons.cache.enabled": false,
        "extensions.systemAddon.update.enabled": false,
        "media.gmp-manager.updateEnabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.dns.disablePrefetch": true,
        "network.http.speculative-parallel-limit": 0,
        "network.prefetch-next": false,
        "services.settings.server": "",
        "toolkit.telemetry.enabled": false,
        "toolkit.telemetry.unified": false,
    });
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": environment::firefox()?,
            "args": ["-headless", "--width=1280", "--height=900"],
            "prefs": preferences,
        },
        "proxy": { "proxyType": "manual", "httpProxy": NOWHERE, "sslProxy": NOWHERE, "noProxy": ["127.0.0.1"] },
    }))
}

fn webkit() -> Result<Value> {
    let options = json!({ "binary": environment::minibrowser()?, "args": ["--automation"] });
    Ok(json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options }))
}
