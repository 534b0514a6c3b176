//! The guide takes its place without a flicker, and never takes away what a reader has begun to read.

use anyhow::Result;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tests::{Fault, Guide, Look, Network, Page, Part, SCREEN, Scheme, oracle, visit, visit_over};
use tokio::time::sleep;

#[test]
fn nothing_moves_and_the_twin_is_never_seen() -> Result<()> {
    visit(async |page| {
        for look in Look::both(Scheme::Light) {
            page.look(look).await?;
            Guide::open(page).await?;
            assert_eq!(page.await_answer::<Value>(SEEN).await?, json!([]), "{look}");
            assert_eq!(
                page.await_answer::<Value>(MOVED).await?,
                json!([]),
                "{look}"
            );
            assert_eq!(headings(page).await?, [&*oracle::questions()?[0].text]);
        }
        Ok(())
    })
}

/// What large text of the twin has been painted so far.
const SEEN: &str = "
    const seen = [];
    const ofTwin = ({ element }) => !element || element.closest('#vejviser-tvilling, .opening');
    new PerformanceObserver((list) => seen.push(
      ...list.getEntries().filter(ofTwin).map(({ element }) => element?.outerHTML ?? 'gone')))
      .observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => done(seen), 300);";

/// The whole text is longer than any window, so that its scroll bar comes only after it was first painted.
#[test]
fn nothing_moves_while_a_page_comes_in_pieces() -> Result<()> {
    visit_over(Network::Slow, async |page| {
        for look in Look::both(Scheme::Light) {
            page.look(look).await?;
            for path in ["/index.html", Guide::PATH, "/hele-planen.html", "/om.html"] {
                page.open(path).await?;
                let moved: Value = page.await_answer(MOVED).await?;
                assert_eq!(moved, json!([]), "{path}, {look}");
            }
        }
        Ok(())
    })
}

#[test]
fn each_file_is_asked_for_once_and_looked_into() -> Result<()> {
    visit(async |page| {
        Guide::open(page).await?;
        let mut counts = BTreeMap::new();
        for path in page.site().requests() {
            *counts.entry(path).or_insert(0) += 1;
        }
        assert!(counts.values().all(|count| *count == 1), "{counts:#?}");
        let parts = counts.keys().filter(|path| path.starts_with("/assets/"));
        let parts = parts.filter(|path| path.ends_with(".js") || path.ends_with(".wasm"));
        assert_eq!(parts.count(), 4, "{counts:#?}");
        let unguarded = "
            return [...document.querySelectorAll('script[src], link[rel=modulepreload], #vejviser')]
              .map((element) => element.integrity ?? element.dataset.integrity)
              .filter((integrity) => !/^sha384-[A-Za-z0-9+/]{64}$/.test(integrity))";
        assert_eq!(page.ask::<Value>(unguarded).await?, json!([]));
        Ok(())
    })
}

#[test]
fn a_failure_shows_the_twin_at_once() -> Result<()> {
    visit_over(Network::Faulty(Part::Wasm, Fault::Missing), async |page| {
        page.open(Guide::PATH).await?;
        page.wait_for("#vejviser-tvilling.shown").await?;
        let after: f64 = page.ask("return performance.now()").await?;
        assert!(after < 2000.0, "after {after} ms");
        assert!(page.shows("#vejviser-tvilling").await?);
        assert_eq!(headings(page).await?, ["Bekymret for nogen?"]);
        page.complaints().await.map(drop)
    })
}

#[test]
fn a_guide_that_comes_late_is_offered_and_not_forced() -> Result<()> {
    // In the narrowest window what is told takes three lines.
    for width in [320, SCREEN] {
        let scheme = Scheme::Light;
        visit_over(Network::Faulty(Part::Wasm, Fault::Late), async |page| {
            page.look(Look { width, scheme }).await?;
            it_is_offered(page).await
        })?;
    }
    Ok(())
}

async fn it_is_offered(page: &Page) -> Result<()> {
    page.open(Guide::PATH).await?;
    let meanwhile: Value = page.await_answer(MEANWHILE).await?;
    assert_eq!(meanwhile, json!([false, true, true]));
    page.wait_for("#vejviser-tvilling.shown").await?;
    let after: f64 = page.ask("return performance.now()").await?;
    assert!((1900.0..4500.0).contains(&after), "after {after} ms");
    assert_eq!(twin_is(page).await?, "visible");
    page.wait_for("#vejviser-fejl:not(:empty)").await?;
    let told: String = page
        .ask("return document.getElementById('vejviser-fejl').textContent")
        .await?;
    assert_eq!(
        told,
        "Guiden virker ikke lige nu. Du kan læse det vigtigste herunder."
    );
    page.wait_for("#vejviser-fejl button").await?;
    assert!(!page.shows("#vejviser").await?);
    assert_eq!(headings(page).await?, ["Bekymret for nogen?"]);
    let height: f64 = page
        .ask("return document.querySelector('#vejviser-fejl button').offsetHeight")
        .await?;
    assert!(height >= 44.0);
    assert_eq!(page.await_answer::<Value>(MOVED).await?, json!([]));
    page.click("#vejviser-fejl button", "Guiden er klar. Brug guiden")
        .await?;
    page.wait_for(".guide h1:focus").await?;
    assert!(!page.shows("#vejviser-tvilling").await?);
    assert_eq!(headings(page).await?, [&*oracle::questions()?[0].text]);
    Ok(())
}

/// Whether the twin, the emergency number and the promise are to be seen while the page asks for patience. Looked at frame by
/// frame: before the first one, no animation has begun and everything is visible.
const MEANWHILE: &str = "
    const seen = (css) => document.querySelector(css).checkVisibility({ visibilityProperty: true });
    const look = () => seen('.waiting')
      ? done(['#vejviser-tvilling', '.banner .call', '.promise'].map(seen)) : requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(look));";

/// What has moved under the reader's eyes so far, and how far.
const MOVED: &str = "
    const moved = [];
    const name = ({ node }) => (node?.outerHTML ?? node?.data ?? '').slice(0, 80);
    new PerformanceObserver((list) => moved.push(
      ...list.getEntries().map(({ value, sources }) => [value, ...sources.map(name)])))
      .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(moved), 300);";

/// Without a script nothing comes to an end; the style sheet's patience does.
#[test]
fn the_twin_comes_into_sight_if_no_script_ever_comes() -> Result<()> {
    visit(async |page| {
        page.switch_scripts_off().await?;
        page.open(Guide::PATH).await?;
        sleep(Duration::from_millis(2200)).await;
        assert!(page.shows("#vejviser-tvilling").await?);
        Ok(())
    })
}

async fn twin_is(page: &Page) -> Result<String> {
    page.ask("return getComputedStyle(document.getElementById('vejviser-tvilling')).visibility")
        .await
}

/// The headings of the first level that are to be seen.
async fn headings(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('h1')]
        .filter((heading) => heading.checkVisibility({ visibilityProperty: true }))
        .map((heading) => heading.textContent)";
    page.ask(script).await
}
