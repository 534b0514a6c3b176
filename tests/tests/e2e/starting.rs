//! The guide takes its place without a flicker, and never takes away what a reader has begun to read.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use tests::{Fault, Guide, Look, Network, Page, Part, SCREEN, Scheme, oracle, visit, visit_over};
use tokio::time::sleep;

#[test]
fn nothing_moves_and_the_static_guide_is_never_seen() -> Result<()> {
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

/// What large text of the static guide has been painted so far.
const SEEN: &str = "
    const seen = [];
    const ofTwin = ({ element }) => !element || element.closest('#vejviser-statisk');
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
fn a_failure_shows_the_static_guide_at_once() -> Result<()> {
    visit_over(Network::Faulty(Part::Wasm, Fault::Missing), async |page| {
        page.open(Guide::PATH).await?;
        page.wait_for("#vejviser-statisk.shown").await?;
        let after: f64 = page.ask("return performance.now()").await?;
        assert!(after < 2000.0, "after {after} ms");
        assert!(page.shows("#vejviser-statisk").await?);
        assert_eq!(headings(page).await?, [&*oracle::questions()?[0].text]);
        page.complaints().await.map(drop)
    })
}

#[test]
fn a_guide_that_comes_late_takes_its_place_unnoticed() -> Result<()> {
    for width in [320, SCREEN] {
        let scheme = Scheme::Light;
        visit_over(Network::Faulty(Part::Wasm, Fault::Late), async |page| {
            page.look(Look { width, scheme }).await?;
            it_takes_its_place(page).await
        })?;
    }
    Ok(())
}

async fn it_takes_its_place(page: &Page) -> Result<()> {
    page.run_first(MEANWHILE).await?;
    page.open(Guide::PATH).await?;
    let meanwhile: Value = page.ask("return window.meanwhile").await?;
    assert_eq!(meanwhile, json!([false, true, true]));
    let questions = oracle::questions()?;
    let answer = oracle::ordinary(&questions[0])?.text.as_str();
    page.click(".question .choice", answer).await?;
    let before: Value = page.ask(PLACES).await?;
    let guide = Guide::on(page);
    guide.start().await?;
    assert_eq!(page.ask::<Value>(PLACES).await?, before);
    assert_eq!(page.await_answer::<Value>(MOVED).await?, json!([]));
    assert_eq!(guide.chosen().await?, [answer]);
    assert!(guide.focus_is_on(".guide .choice :checked").await?);
    assert_eq!(headings(page).await?, [&*questions[0].text]);
    // What the reader may be in the midst of stays, until there is a step in the guide.
    assert!(page.shows("#vejviser-statisk").await?);
    guide.next().await?;
    assert_eq!(guide.heading().await?, questions[1].text);
    assert!(!page.shows("#vejviser-statisk").await?);
    Ok(())
}

/// Where the parts of the question stand that is to be seen, and how they look.
const PLACES: &str = "
    return [...document.querySelectorAll('#vejviser :is(h1, .choice span, .button)')]
      .filter((element) => element.checkVisibility())
      .map((element) => [element.textContent, element.getBoundingClientRect(), getComputedStyle(element).font,
        getComputedStyle(element).color])";

#[test]
fn what_is_pressed_before_the_guide_has_come_is_not_lost() -> Result<()> {
    visit(async |page| {
        let questions = oracle::questions()?;
        let choices = &questions[0].choices;
        let ordinary = choices.iter().position(|choice| !choice.ends_guide);
        let ordinary = ordinary.context("every choice finishes")?;
        // Before the wasm has come, and before anything could have come of a press by itself.
        page.run_first(&format!("const INDEX = {ordinary};{PRESS}"))
            .await?;
        page.open(Guide::PATH).await?;
        let guide = Guide::on(page);
        guide.start().await?;
        guide.comes_to(&questions[1].text).await?;
        guide.back().await?;
        guide.comes_to(&questions[0].text).await?;
        assert_eq!(guide.chosen().await?, [&*choices[ordinary].text]);
        assert_eq!(page.ask::<String>("return location.hash").await?, "");
        Ok(())
    })
}

/// Answers and goes on as soon as the loader asks for the wasm. However busy the machine is, nobody loses patience.
const PRESS: &str = "
    const { setTimeout } = window;
    window.setTimeout = (act, time) => setTimeout(act, 10 * time);
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return;
      const { fetch } = window;
      window.fetch = (...given) => {
        document.querySelectorAll('.question input')[INDEX].click();
        document.querySelector('.question .button').click();
        return fetch(...given);
      };
    });";

/// A question that is drawn twice, by the publisher and by the widget.
#[test]
fn the_first_question_is_the_same_before_and_after() -> Result<()> {
    visit(async |page| {
        Guide::open(page).await?;
        let both: [Value; 2] = page.ask(SHAPES).await?;
        assert_eq!(both[0], both[1]);
        Ok(())
    })
}

/// The two as trees of elements with their classes and texts; a link is as good as a button.
const SHAPES: &str = "
    const same = { a: 'button' };
    const shape = (element) => element.matches('.choices, .buttons')
      ? [element.className, ...[...element.children].map(shape)]
      : [same[element.localName] ?? element.localName, element.className, element.type ?? '', element.getAttribute('role'),
         element.children.length ? [...element.children].map(shape) : element.textContent];
    const plain = (element) => JSON.parse(JSON.stringify(shape(element)).replaceAll('\"submit\"', '\"\"'));
    return [...document.querySelectorAll('.question')].map(plain)";

/// Whether the static guide, the emergency number and the first question are to be seen. Looked at after two frames: before the first one,
/// no animation has begun and everything is visible.
const MEANWHILE: &str = "
    const seen = (css) => document.querySelector(css).checkVisibility({ visibilityProperty: true });
    const look = () => { window.meanwhile = ['#vejviser-statisk', '.banner .call', '.question h1'].map(seen); };
    addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => requestAnimationFrame(look)));";

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
fn the_static_guide_comes_into_sight_if_no_script_ever_comes() -> Result<()> {
    visit(async |page| {
        page.switch_scripts_off().await?;
        page.open(Guide::PATH).await?;
        sleep(Duration::from_millis(2200)).await;
        assert!(page.shows("#vejviser-statisk").await?);
        Ok(())
    })
}

/// The headings of the first level that are to be seen.
async fn headings(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('h1')]
        .filter((heading) => heading.checkVisibility({ visibilityProperty: true }))
        .map((heading) => heading.textContent)";
    page.ask(script).await
}
