//! Nothing that a reader answers leaves the screen or stays behind.

use anyhow::Result;
use serde_json::Value;
use tests::{Guide, Page, expected, visit};

#[test]
fn a_whole_walk_asks_for_nothing() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        let before = (page.site().requests(), fetched(page).await?);
        walk_everywhere(&guide).await?;
        let after = (page.site().requests(), fetched(page).await?);
        assert_eq!(after, before);
        Ok(())
    })
}

#[test]
fn a_whole_walk_leaves_no_trace() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        let before = traces(page).await?;
        walk_everywhere(&guide).await?;
        assert_eq!(traces(page).await?, before);
        for kept in [
            "local",
            "session",
            "cookies",
            "databases",
            "caches",
            "workers",
        ] {
            assert_eq!(before[kept], 0, "{kept}");
        }
        assert_eq!(before["state"], Value::Null);
        Ok(())
    })
}

#[test]
fn answers_are_gone_after_a_reload() -> Result<()> {
    visit(async |page| {
        let guide = answered(page).await?;
        page.reload().await?;
        guide.start().await?;
        assert_untouched(&guide).await
    })
}

#[test]
fn answers_are_gone_after_leaving_and_coming_back() -> Result<()> {
    visit(async |page| {
        let guide = answered(page).await?;
        page.open("/index.html").await?;
        page.go_back().await?;
        guide.start().await?;
        assert_untouched(&guide).await
    })
}

/// With an answer that was sent and one that was only chosen.
async fn answered(page: &Page) -> Result<Guide<'_>> {
    let guide = Guide::open(page).await?;
    guide.answer(&["Nej"]).await?;
    guide.choose("Fagprofessionel").await?;
    Ok(guide)
}

async fn assert_untouched(guide: &Guide<'_>) -> Result<()> {
    assert_eq!(guide.heading().await?, "Er nogen i fare lige nu?");
    assert!(guide.chosen().await?.is_empty());
    guide.answer(&["Nej"]).await?;
    assert!(guide.chosen().await?.is_empty());
    Ok(())
}

/// Every kind of step that there is.
async fn walk_everywhere(guide: &Guide<'_>) -> Result<()> {
    let plan = &expected::plan()?.guide;
    guide.next().await?;
    guide.answer(&["Ja"]).await?;
    guide.start_over().await?;
    for question in &plan.questions {
        let choice = question.choices.iter().find(|choice| !choice.finishes);
        let text = choice.map_or("", |choice| &choice.text);
        guide.answer(&[text]).await?;
    }
    guide.back().await?;
    guide.next().await?;
    guide.change("Hvem er du?").await?;
    guide.answer(&["Fagprofessionel"]).await?;
    guide.show_contacts().await?;
    guide.change_answers().await?;
    guide.show_contacts().await
}

/// What the page has fetched, also from elsewhere.
async fn fetched(page: &Page) -> Result<Vec<String>> {
    page.ask("return performance.getEntriesByType('resource').map((entry) => entry.name)")
        .await
}

/// Wherever something of a visit could stay.
async fn traces(page: &Page) -> Result<Value> {
    let traces = "
        Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
          .then(([databases, caches, workers]) => done({
            address: location.href, title: document.title, state: history.state, history: history.length,
            local: localStorage.length, session: sessionStorage.length, cookies: document.cookie.length,
            databases: databases.length, caches: caches.length, workers: workers.length, name: window.name,
          }));";
    page.await_answer(traces).await
}
