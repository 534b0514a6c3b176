//! The quick exit of the guide's page.

use anyhow::Result;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{
    Fault, Guide, Look, Network, Page, Part, QuickExit, SCREEN, Scheme, oracle, visit, visit_over,
};
use tokio::time::sleep;

/// Stands in for the neutral page.
const NEUTRAL: &str = "/om.html";
/// Where the reader was before.
const BEFORE: &str = "/index.html";

#[test]
fn without_script_it_is_a_plain_link_to_the_neutral_page() -> Result<()> {
    visit(async |page| {
        let municipality = &oracle::plan()?.municipality;
        page.switch_scripts_off().await?;
        page.open(Guide::PATH).await?;
        assert_eq!(
            page.visible("a.exit", "href").await?,
            [municipality.leave_to.as_str()]
        );
        assert_eq!(page.visible("a.exit", "rel").await?, ["noreferrer"]);
        assert!(page.visible(".exit-hint", "class").await?.is_empty());
        Ok(())
    })
}

#[test]
fn no_other_page_has_one() -> Result<()> {
    visit(async |page| {
        for path in page.site().pages()? {
            page.open(&path).await?;
            let links = page.visible("a.exit", "href").await?;
            assert_eq!(links.len(), usize::from(path == Guide::PATH), "{path}");
        }
        Ok(())
    })
}

#[test]
fn it_covers_the_page_and_forgets_at_once() -> Result<()> {
    visit(async |page| {
        answered(page).await?;
        QuickExit::of(page).lead_to(NEUTRAL).await?;
        let seen: Value = page.await_answer(PRESS_AND_LOOK).await?;
        let expected = json!({
            "title": "Indlæser", "visible": [".exit-status"], "status": "Siden forlades.",
            "chosen": 0, "heading": oracle::questions()?[0].text,
        });
        assert_eq!(seen, expected);
        QuickExit::of(page).arrive(NEUTRAL).await
    })
}

/// What there is to see in the task after the press, before anything can have come from the server.
const PRESS_AND_LOOK: &str = "
    const text = (css) => document.querySelector(css)?.textContent;
    document.querySelector('.exit').click();
    queueMicrotask(() => done({
      title: document.title,
      visible: [...document.querySelectorAll('body *')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => `.${element.className}`),
      status: text('.exit-status'),
      chosen: document.querySelectorAll('#vejviser :checked').length,
      heading: text('.guide h1'),
    }));";

#[test]
fn back_does_not_show_the_guide() -> Result<()> {
    visit(async |page| {
        with_steps_behind(page).await?;
        leave_and_go_back(page).await
    })
}

#[test]
fn back_does_not_show_the_guide_where_only_the_steps_tell_how_far_it_is() -> Result<()> {
    visit(async |page| {
        with_steps_behind(page).await?;
        let hide = "Object.defineProperty(window, 'navigation', { value: undefined });
                    return window.navigation === undefined";
        assert!(page.ask::<bool>(hide).await?);
        leave_and_go_back(page).await
    })
}

#[test]
fn a_place_within_the_page_does_not_stand_in_the_way() -> Result<()> {
    visit(async |page| {
        with_steps_behind(page).await?;
        page.click(".to-list", "Indhold").await?;
        leave_and_go_back(page).await
    })
}

#[test]
fn three_presses_of_shift_lead_out() -> Result<()> {
    visit(async |page| {
        page.open(BEFORE).await?;
        answered(page).await?;
        let quick_exit = QuickExit::of(page);
        quick_exit.lead_to(NEUTRAL).await?;
        quick_exit.shift(1).await?;
        let status = quick_exit.status().await?;
        assert_eq!(status, "Tryk på Skift 2 gange mere for at forlade siden.");
        quick_exit.shift(1).await?;
        let status = quick_exit.status().await?;
        assert_eq!(status, "Tryk på Skift 1 gang mere for at forlade siden.");
        assert!(page.shows(".exit-status").await?);
        quick_exit.shift(1).await?;
        quick_exit.arrive(NEUTRAL).await?;
        page.go_back().await?;
        quick_exit.arrive(BEFORE).await
    })
}

#[test]
fn shift_counts_alone_and_once_a_press() -> Result<()> {
    visit(async |page| {
        Guide::open(page).await?;
        let quick_exit = QuickExit::of(page);
        quick_exit.shift(2).await?;
        quick_exit.tab(false).await?;
        assert_eq!(quick_exit.status().await?, "");
        for _ in 0..4 {
            quick_exit.tab(true).await?;
            assert_eq!(quick_exit.status().await?, "");
        }
        let held = "for (const repeat of [false, true, true, true, true])
                      dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', repeat }));
                    dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift' }));";
        page.ask::<Value>(held).await?;
        assert!(quick_exit.status().await?.contains("2 gange mere"));
        Ok(())
    })
}

#[test]
fn presses_are_forgotten_after_five_seconds() -> Result<()> {
    visit(async |page| {
        Guide::open(page).await?;
        let quick_exit = QuickExit::of(page);
        quick_exit.shift(1).await?;
        sleep(Duration::from_millis(4000)).await;
        quick_exit.shift(1).await?;
        assert!(quick_exit.status().await?.contains("1 gang mere"));
        sleep(Duration::from_millis(1500)).await;
        assert_eq!(quick_exit.status().await?, "");
        quick_exit.shift(1).await?;
        assert!(quick_exit.status().await?.contains("2 gange mere"));
        Ok(())
    })
}

#[test]
fn it_does_not_wait_for_the_guide() -> Result<()> {
    visit_over(Network::Faulty(Part::Wasm, Fault::Stalled), async |page| {
        page.open(Guide::PATH).await?;
        let quick_exit = QuickExit::of(page);
        quick_exit.lead_to(NEUTRAL).await?;
        assert!(page.shows(".question .button").await?);
        quick_exit.shift(3).await?;
        quick_exit.arrive(NEUTRAL).await
    })
}

#[test]
fn a_new_tab_leaves_the_page_as_it_is() -> Result<()> {
    visit(async |page| {
        let guide = answered(page).await?;
        let script = "
            let left;
            addEventListener('click', (event) => { left = event.defaultPrevented; event.preventDefault(); });
            const click = (key) => document.querySelector('.exit').dispatchEvent(
              new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }));
            return ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].map((key) => (click(key), left));";
        assert_eq!(
            page.ask::<Value>(script).await?,
            json!([false, false, false, false])
        );
        assert_eq!(guide.heading().await?, oracle::questions()?[1].text);
        Ok(())
    })
}

#[test]
fn a_page_that_is_brought_back_begins_anew() -> Result<()> {
    visit(async |page| {
        let guide = answered(page).await?;
        // As it would stand in the browser's cache after leaving.
        let brought_back = "
            document.documentElement.classList.add('leaving');
            dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));";
        page.ask::<Value>(brought_back).await?;
        page.wait_for("html:not(.leaving)").await?;
        guide.start().await?;
        assert_eq!(guide.heading().await?, oracle::questions()?[0].text);
        Ok(())
    })
}

#[test]
fn it_never_lies_over_what_has_the_focus() -> Result<()> {
    visit_over(Network::Faulty(Part::Wasm, Fault::Missing), async |page| {
        for width in [320, SCREEN] {
            let scheme = Scheme::Light;
            page.look(Look { width, scheme }).await?;
            page.open(Guide::PATH).await?;
            page.wait_for("#vejviser-statisk.shown").await?;
            let reach = "const bar = document.querySelector('.quick-exit').getBoundingClientRect();
                         scrollTo(0, 1000);
                         const scrolled = document.querySelector('.quick-exit').getBoundingClientRect();
                         scrollTo(0, 0);
                         return [bar.height >= 44, Math.abs(scrolled.top) < 1]";
            assert_eq!(page.ask::<Value>(reach).await?, json!([true, true]));
            for _ in 0..page.visible("a, button", "class").await?.len() {
                QuickExit::of(page).tab(false).await?;
                let covered: Option<String> = page.ask(COVERED).await?;
                assert_eq!(covered, None, "at {width} px");
            }
        }
        // That the wasm is missing is known.
        page.complaints().await.map(drop)
    })
}

/// What has the focus, if any of it lies under the bar.
const COVERED: &str = "
    const [bar, focused] = [document.querySelector('.quick-exit'), document.activeElement];
    const { top, bottom } = bar.getBoundingClientRect();
    const box = focused.getBoundingClientRect();
    const covered = !bar.contains(focused) && focused !== document.body
      && box.top < bottom && box.bottom > top;
    return covered ? focused.outerHTML : null";

/// With an answer that was sent and one that was only chosen.
async fn answered(page: &Page) -> Result<Guide<'_>> {
    let guide = Guide::open(page).await?;
    let questions = oracle::questions()?;
    guide
        .answer(&[&oracle::ordinary(&questions[0])?.text])
        .await?;
    guide.choose(&oracle::ordinary(&questions[1])?.text).await?;
    Ok(guide)
}

/// Two steps into the guide, as they stand in the history.
async fn with_steps_behind(page: &Page) -> Result<()> {
    page.open(BEFORE).await?;
    Guide::open(page).await?;
    let steps = "history.replaceState(0, ''); history.pushState(1, ''); history.pushState(2, '')";
    page.ask::<Value>(steps).await.map(drop)
}

async fn leave_and_go_back(page: &Page) -> Result<()> {
    let quick_exit = QuickExit::of(page);
    quick_exit.lead_to(NEUTRAL).await?;
    quick_exit.press().await?;
    quick_exit.arrive(NEUTRAL).await?;
    page.go_back().await?;
    quick_exit.arrive(BEFORE).await
}
