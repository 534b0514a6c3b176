//! The guide's page for one whose device runs no script, or whose network lets the wasm not through.

use anyhow::Result;
use std::collections::BTreeSet;
use std::time::Duration;
use tests::{Guide, Network, Page, expected, visit, visit_over};
use tokio::time::sleep;

#[test]
fn without_script_the_twin_leads_to_every_contact() -> Result<()> {
    visit(async |page| {
        page.switch_scripts_off().await?;
        page.open(Guide::PATH).await?;
        assert_twin_leads_to_every_contact(page).await
    })
}

#[test]
fn without_wasm_the_twin_stays_and_says_so() -> Result<()> {
    visit_over(Network::WithoutWasm, async |page| {
        page.open(Guide::PATH).await?;
        assert_twin_with_message(page).await?;
        let complaints = page.complaints().await?;
        let expected = complaints.iter().all(|text| text.contains(".wasm"));
        assert!(expected, "{complaints:#?}");
        Ok(())
    })
}

#[test]
fn with_stalled_wasm_the_twin_is_there_from_the_start_and_stays() -> Result<()> {
    visit_over(Network::WithStalledWasm, async |page| {
        page.open(Guide::PATH).await?;
        assert!(page.shows("#vejviser-tvilling").await?);
        assert_twin_with_message(page).await
    })
}

async fn assert_twin_with_message(page: &Page) -> Result<()> {
    let message = message(page).await?;
    assert!(
        message.starts_with("Guiden virker ikke lige nu."),
        "{message}"
    );
    assert!(!page.shows("#vejviser").await?);
    assert_twin_leads_to_every_contact(page).await
}

/// What the page says about the failure, once it has given up.
async fn message(page: &Page) -> Result<String> {
    page.wait_for("#vejviser-fejl:not([hidden]):not(:empty)")
        .await?;
    let script = "return document.querySelector('#vejviser-fejl').innerText";
    let message = page.ask(script).await?;
    // Nothing more is to come: one calm sentence, not one after the other.
    sleep(Duration::from_millis(300)).await;
    assert_eq!(page.ask::<String>(script).await?, message);
    Ok(message)
}

async fn assert_twin_leads_to_every_contact(page: &Page) -> Result<()> {
    let links = page.visible("#vejviser-tvilling a", "href").await?;
    let links: BTreeSet<_> = links.into_iter().collect();
    let channels = expected::plan()?.contacts.iter();
    for channel in channels.flat_map(|contact| &contact.channels) {
        let href = channel.href();
        assert!(links.contains(&href), "{href} is not in the twin");
    }
    Ok(())
}
