use crate::browsers::browser::Browser;
use crate::browsers::engine::Engine;
use crate::browsers::page::Page;
use crate::served::network::Network;
use crate::served::site::Site;
use anyhow::{Context, Result, ensure};
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::thread;
use tokio::runtime::Runtime;
use tokio::sync::Semaphore;

/// One runtime for all tests: browsers are reused and outlive a test.
static RUNTIME: LazyLock<std::io::Result<Runtime>> = LazyLock::new(Runtime::new);

/// As many scenes at once as there are permits, whatever the number of threads: each takes a browser.
static SEATS: Semaphore = Semaphore::const_new(SEATS_AT_ONCE);

const SEATS_AT_ONCE: usize = 4;

/// Plays one test's scene in Chromium, in a fresh tab, before the site as it is. The console must stay silent.
///
/// # Errors
/// Whatever the scene finds, and what the console has to say.
pub fn visit(scene: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    play(Engine::Chromium, Network::Whole, scene)
}

/// The same for each item, in several browsers at once. A scene begins on the page that the one before it has left.
///
/// # Errors
/// As for [`visit`].
pub fn visit_each<T: Sync>(
    items: &[T],
    scene: impl AsyncFn(&Page, &T) -> Result<()> + Sync,
) -> Result<()> {
    let visit_some = |some: &[T]| {
        visit(async |page| {
            for item in some {
                scene(page, item).await?;
            }
            Ok(())
        })
    };
    let share = items.len().div_ceil(SEATS_AT_ONCE).max(1);
    thread::scope(|scope| {
        let visits = items.chunks(share);
        let visits: Vec<_> = visits
            .map(|some| scope.spawn(|| visit_some(some)))
            .collect();
        visits
            .into_iter()
            .try_for_each(|visit| visit.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// The same for a reader whose network lets only a part of the site through.
///
/// # Errors
/// As for [`visit`].
pub fn visit_over(network: Network, scene: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    play(Engine::Chromium, network, scene)
}

/// The same in another engine; what the console has to say is heard in Chromium alone.
///
/// # Errors
/// As for [`visit`].
pub fn visit_in(engine: Engine, scene: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    play(engine, Network::Whole, scene)
}

/// The same in any engine, over any network.
///
/// # Errors
/// As for [`visit`].
pub fn play(
    engine: Engine,
    network: Network,
    scene: impl AsyncFnOnce(&Page) -> Result<()>,
) -> Result<()> {
    let runtime = RUNTIME.as_ref().context("no runtime")?;
    runtime.block_on(async {
        let _seat = SEATS.acquire().await?;
        let site = Site::serve(network).await?;
        let page = Page::new(Browser::take(engine).await?, site);
        scene(&page).await?;
        let complaints = page.complaints().await?;
        ensure!(complaints.is_empty(), "the console says {complaints:#?}");
        page.into_browser().give_back();
        Ok(())
    })
}

/// Makes tests of scenes, one for each engine: `scene` becomes `chromium::scene`, `firefox::scene` and `webkit::scene`.
#[macro_export]
macro_rules! in_every_engine {
    (@ $module:ident, $engine:ident: $($scene:ident)*) => {
        mod $module {
            $(
                #[test]
                fn $scene() -> anyhow::Result<()> {
                    $crate::visit_in($crate::Engine::$engine, super::$scene)
                }
            )*
        }
    };
    ($($scene:ident),* $(,)?) => {
        $crate::in_every_engine!(@ chromium, Chromium: $($scene)*);
        $crate::in_every_engine!(@ firefox, Firefox: $($scene)*);
        $crate::in_every_engine!(@ webkit, WebKit: $($scene)*);
    };
}
