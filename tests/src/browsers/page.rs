use crate::browsers::browser::Browser;
use crate::browsers::drawn::drawn;
use crate::browsers::keys::Keys;
use crate::browsers::look::Look;
use crate::served::site::Site;
use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::time::sleep;
use url::Url;

/// A tab with the served site.
pub struct Page {
    browser: Browser,
    site: Site,
}

/// How long a reader's device may take; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long it may take until the tab is elsewhere.
const LEAVING: Duration = Duration::from_secs(10);

impl Page {
    pub(crate) fn new(browser: Browser, site: Site) -> Self {
        Self { browser, site }
    }

    /// The site that it looks at.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The keyboard.
    pub fn keys(&self) -> Keys<'_> {
        Keys::new(self.client())
    }

    pub(crate) fn client(&self) -> &Client {
        &self.browser.client
    }

    pub(crate) fn into_browser(self) -> Browser {
        self.browser
    }

    /// Opens an address of the site, such as `/om.html`.
    ///
    /// # Errors
    /// If the browser does not load it.
    pub async fn open(&self, path: &str) -> Result<()> {
        let address = Url::parse(&self.site.url(path))?;
        let opened = self.client().goto(address.as_str()).await;
        opened.with_context(|| format!("{path} does not open"))?;
        self.arrived(&address).await
    }

    /// Waits until the page at this address is complete. Under load a driver may answer while the page before it, or a part of it,
    /// is there.
    async fn arrived(&self, address: &Url) -> Result<()> {
        const WHOLE: &str =
            "return document.readyState === 'complete' && location.href === arguments[0]";
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let address = json!(address.as_str());
            if self.client().execute(WHOLE, vec![address]).await? == json!(true) {
                return Ok(());
            }
            sleep(Duration::from_millis(20)).await;
        }
        bail!("{address} never came")
    }

    /// Opens a page that is not served, such as another program's output.
    ///
    /// # Errors
    /// The browser does not load it.
    pub async fn open_file(&self, path: &Path) -> Result<()> {
        let address = Url::from_file_path(path).ok().context("no whole path")?;
        Ok(self.client().goto(address.as_str()).await?)
    }

    /// Opens an address that another server has.
    ///
    /// # Errors
    /// The browser does not load it.
    pub async fn open_elsewhere(&self, address: &str) -> Result<()> {
        self.client().goto(address).await?;
        self.arrived(&Url::parse(address)?).await
    }

    /// From now on the page is what stands in its only frame.
    ///
    /// # Errors
    /// There is no frame.
    pub async fn enter_frame(&self) -> Result<()> {
        let frame = self.client().find(Locator::Css("iframe")).await?;
        Ok(frame.enter_frame().await?)
    }

    /// From now on the page is again what holds the frame.
    ///
    /// # Errors
    /// The browser does not switch.
    pub async fn leave_frame(&self) -> Result<()> {
        // The tab's own document, whatever frame it is seen from.
        Ok(self.client().enter_parent_frame().await?)
    }

    /// Waits until the tab is at this address.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn comes_to(&self, address: &str) -> Result<()> {
        let url = Url::parse(address)?;
        let wait = self.client().wait().at_most(LEAVING);
        let arrived = wait.for_url(&url).await;
        arrived.with_context(|| format!("{address} never came"))
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// If the browser does not.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.client().refresh().await?)
    }

    /// Goes back in the browser's history.
    ///
    /// # Errors
    /// If the browser does not.
    pub async fn go_back(&self) -> Result<()> {
        turned(self.client().back().await)
    }

    /// Goes forward in the browser's history.
    ///
    /// # Errors
    /// If the browser does not.
    pub async fn go_forward(&self) -> Result<()> {
        turned(self.client().forward().await)
    }

    /// The value that a script in the page returns.
    ///
    /// # Errors
    /// If the script throws, or returns something else than is wanted.
    pub async fn ask<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        let value = self.client().execute(script, vec![]).await?;
        serde_json::from_value(value.clone()).with_context(|| format!("{script} returned {value}"))
    }

    /// The value that a script in the page hands to `done`, in time.
    ///
    /// # Errors
    /// If the script throws, never comes to an end, or hands over something else than is wanted.
    pub async fn await_answer<T: DeserializeOwned>(&self, script: &str) -> Result<T> {
        self.await_answer_to(script, vec![]).await
    }

    /// The same with arguments for the script.
    pub(crate) async fn await_answer_to<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<T> {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        let value = self.client().execute_async(&script, arguments).await?;
        serde_json::from_value(value.clone()).with_context(|| format!("{script} answered {value}"))
    }

    /// Waits until an element is there.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn wait_for(&self, css: &str) -> Result<()> {
        let wait = self.client().wait().at_most(PATIENCE);
        let found = wait.for_element(Locator::Css(css)).await;
        found.map(drop).with_context(|| format!("{css} never came"))
    }

    /// Waits until everything that follows from a step is drawn, and the focus is where it belongs.
    ///
    /// # Errors
    /// If the browser draws nothing.
    pub async fn settle(&self) -> Result<()> {
        drawn(self.client()).await
    }

    /// Clicks, as a reader with a mouse or a finger does.
    ///
    /// # Errors
    /// If there is no such element, or it cannot be clicked.
    pub async fn click(&self, css: &str, text: &str) -> Result<()> {
        let clicked = self.find(css, text).await?.click().await;
        clicked.with_context(|| format!("»{text}« cannot be clicked"))?;
        self.settle().await
    }

    /// The only visible element with this text.
    async fn find(&self, css: &str, text: &str) -> Result<Element> {
        let arguments = vec![json!(css), json!(text)];
        let script = include_str!("../js/find.js");
        let found = self.client().execute(script, arguments).await?;
        let ids = found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(element_id);
        let ids: Vec<_> = ids.collect();
        let [id] = ids.as_slice() else {
            bail!("{} elements {css} say »{text}«", ids.len());
        };
        let id = ElementRef::from(id.clone());
        Ok(Element::from_element_id(self.client().clone(), id))
    }

    /// Emulates a device. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn look(&self, look: Look) -> Result<()> {
        self.resize(look.width, 844).await?;
        self.prefer(&[("prefers-color-scheme", look.scheme.name())])
            .await
    }

    /// Resizes the window, in CSS pixels. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.emulate("Emulation.setDeviceMetricsOverride", size)
            .await
    }

    /// Sets these media features as a reader's system would, and no others. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn prefer(&self, features: &[(&str, &str)]) -> Result<()> {
        let features = features.iter();
        let features: Vec<_> = features
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let media = json!({ "features": features });
        self.emulate("Emulation.setEmulatedMedia", media).await
    }

    /// Shows the page as printed. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn show_as_printed(&self) -> Result<()> {
        let print = json!({ "media": "print" });
        self.emulate("Emulation.setEmulatedMedia", print).await
    }

    /// On how many sheets the page is printed, of the size that its style sheet asks for. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn printed_sheets(&self) -> Result<usize> {
        let command = "Page.printToPDF";
        let printed = json!({ "preferCSSPageSize": true });
        let printed = self.browser.devtools(command, printed).await?;
        let data = printed["data"].as_str().context("no PDF")?;
        let pdf = String::from_utf8_lossy(&STANDARD.decode(data)?).into_owned();
        let pages = pdf.matches("/Type /Page").count() - pdf.matches("/Type /Pages").count();
        ensure!(pages > 0, "a PDF without pages");
        Ok(pages)
    }

    /// Sets the time zone, such as `Pacific/Auckland`. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn travel_to(&self, zone: &str) -> Result<()> {
        let zone = json!({ "timezoneId": zone });
        self.emulate("Emulation.setTimezoneOverride", zone).await
    }

    /// Lets the page read the clipboard. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn allow_to_read_clipboard(&self) -> Result<()> {
        let origin = Url::parse(&self.site.url("/"))?.origin();
        let grant = json!({ "origin": origin.ascii_serialization(), "permissions": ["clipboardReadWrite"] });
        self.emulate("Browser.grantPermissions", grant).await
    }

    /// Runs this script first in each page opened from now on. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn run_first(&self, script: &str) -> Result<()> {
        let source = json!({ "source": script });
        self.emulate("Page.addScriptToEvaluateOnNewDocument", source)
            .await
    }

    /// The accessibility tree, as the DevTools protocol has it.
    pub(crate) async fn full_tree(&self) -> Result<Value> {
        let tree = self
            .browser
            .devtools("Accessibility.getFullAXTree", json!({}));
        tree.await
    }

    /// Problems for poor sight or unsteady hands: contrast, edges of controls, target sizes.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn hard_to_see_or_press(&self) -> Result<Vec<String>> {
        self.ask(include_str!("../js/seen.js")).await
    }

    /// What only a colour conveys, in forced colours.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn lost_in_forced_colours(&self) -> Result<Vec<String>> {
        self.ask(include_str!("../js/forced.js")).await
    }

    /// Spaces text as a reader may (WCAG 2.2, 1.4.12).
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn space_text(&self) -> Result<()> {
        self.ask(include_str!("../js/spaced.js")).await
    }

    /// Restores the site's own spacing.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn set_text_as_it_was(&self) -> Result<()> {
        self.ask("document.adoptedStyleSheets = []").await
    }

    /// What has too little room: overflowing boxes and overlapping lines.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn cramped(&self) -> Result<Vec<String>> {
        self.ask(include_str!("../js/cramped.js")).await
    }

    /// Problems of a diagram: letters smaller than this many pixels, text outside its box, overlapping boxes, no room.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn badly_drawn(&self, smallest: f64) -> Result<Vec<String>> {
        let script = include_str!("../js/drawn.js");
        self.ask(&format!("const smallest = {smallest};\n{script}"))
            .await
    }

    /// Disables scripts in all pages from now on. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn switch_scripts_off(&self) -> Result<()> {
        let off = json!({ "value": true });
        self.emulate("Emulation.setScriptExecutionDisabled", off)
            .await
    }

    /// Slows the processor by this factor. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn slow_down(&self, times: u32) -> Result<()> {
        let rate = json!({ "rate": times });
        self.emulate("Emulation.setCPUThrottlingRate", rate).await
    }

    /// Sets the network's delay and throughput, without a cache; 0 restores the machine's own. Chromium only.
    ///
    /// # Errors
    /// The browser refuses.
    pub async fn slow_network(&self, milliseconds: u32, bytes_per_second: u32) -> Result<()> {
        let is_slow = bytes_per_second > 0;
        self.emulate("Network.enable", json!({})).await?;
        self.emulate(
            "Network.setCacheDisabled",
            json!({ "cacheDisabled": is_slow }),
        )
        .await?;
        let throughput = match is_slow {
            true => i64::from(bytes_per_second),
            false => -1,
        };
        let conditions = json!({
            "offline": false,
            "latency": milliseconds,
            "downloadThroughput": throughput,
            "uploadThroughput": throughput,
        });
        self.emulate("Network.emulateNetworkConditions", conditions)
            .await
    }

    async fn emulate(&self, command: &str, parameters: Value) -> Result<()> {
        self.browser.devtools(command, parameters).await.map(drop)
    }

    /// Whether the first such element can be seen.
    ///
    /// # Errors
    /// If there is none.
    pub async fn shows(&self, css: &str) -> Result<bool> {
        let element = self.client().find(Locator::Css(css)).await?;
        Ok(element.is_displayed().await?)
    }

    /// The attribute of each such element that can be seen.
    ///
    /// # Errors
    /// If the browser does not answer.
    pub async fn visible(&self, css: &str, attribute: &str) -> Result<Vec<String>> {
        let mut values = Vec::new();
        for element in self.client().find_all(Locator::Css(css)).await? {
            if element.is_displayed().await? {
                values.extend(element.attr(attribute).await?);
            }
        }
        Ok(values)
    }

    /// How far the page extends beyond the window's right edge, in pixels.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn overflow(&self) -> Result<f64> {
        self.ask(include_str!("../js/overflow.js")).await
    }

    /// Console warnings and errors since the last call. Chromium only; empty for other engines.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        self.browser.messages().await
    }
}

/// The result of a step in the history. Chromedriver may lose the old page before it answers; the step is taken all the same, and
/// what is asked next shows whether the new page is there.
fn turned(step: Result<(), CmdError>) -> Result<()> {
    match step {
        Err(error) if error.to_string().contains("aborted by navigation") => Ok(()),
        step => Ok(step?),
    }
}

/// An element's id in WebDriver's answer.
fn element_id(value: &Value) -> Option<String> {
    let id = value.as_object()?.values().next()?;
    id.as_str().map(str::to_owned)
}
