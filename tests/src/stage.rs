use crate::browser::Browser;
use crate::{Network, Page, Site};
use anyhow::{Context, Result, ensure};
use std::sync::LazyLock;
use tokio::runtime::Runtime;

/// One runtime for all tests: a browser that passes from test to test lives longer than each of them.
static RUNTIME: LazyLock<std::io::Result<Runtime>> = LazyLock::new(Runtime::new);

/// Plays one test's scene in a fresh tab, before the site as it is. The console must stay silent.
///
/// # Errors
/// Whatever the scene finds, and what the console has to say.
pub fn visit(scene: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    visit_over(Network::Whole, scene)
}

/// The same for a reader whose network lets only a part of the site through.
///
/// # Errors
/// As for [`visit`].
pub fn visit_over(network: Network, scene: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    let runtime = RUNTIME.as_ref().context("no runtime")?;
    runtime.block_on(async {
        let site = Site::serve(network).await?;
        let page = Page::new(Browser::take().await?, site);
        scene(&page).await?;
        let complaints = page.complaints().await?;
        ensure!(complaints.is_empty(), "the console says {complaints:#?}");
        page.into_browser().give_back();
        Ok(())
    })
}
