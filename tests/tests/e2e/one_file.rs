//! The whole plan in one file, opened from a folder in which nothing else lies, as from a USB stick.

use anyhow::{Context, Result};
use publish::DOWNLOADED;
use std::fs;
use tempfile::TempDir;
use tests::{Look, Page, Scheme, axe, in_every_engine, oracle, published, visit};

in_every_engine!(
    every_passage_and_every_contact_is_there,
    the_search_finds_and_leads_to_the_passage,
);

/// In bytes, for a file that is sent by mail and kept.
const LARGEST: usize = 150_000;

/// A copy by itself, open in the page.
async fn opened(page: &Page) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("kopi.html");
    fs::copy(published()?.join(DOWNLOADED), &file)?;
    page.open_file(&file).await?;
    page.wait_for("h1").await?;
    Ok(folder)
}

#[test]
fn it_is_small_and_asks_for_nothing() -> Result<()> {
    let file = fs::read_to_string(published()?.join(DOWNLOADED))?;
    assert!(file.len() <= LARGEST, "{} bytes", file.len());
    for asks in [" src=", "<link", "<iframe", "@import", "url("] {
        assert!(!file.contains(asks), "{asks}");
    }
    visit(async |page| {
        let _folder = opened(page).await?;
        let fetched: usize = page
            .ask("return performance.getEntriesByType('resource').length")
            .await?;
        assert_eq!(fetched, 0);
        Ok(())
    })
}

async fn every_passage_and_every_contact_is_there(page: &Page) -> Result<()> {
    let _folder = opened(page).await?;
    let plan = oracle::plan()?;
    let texts = "
        const text = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
        return Object.fromEntries([...document.querySelectorAll('.part [id]')].map((node) => [node.id, text(node)]))";
    let texts: std::collections::BTreeMap<String, String> = page.ask(texts).await?;
    for passage in plan.chapters.iter().flat_map(|chapter| chapter.passages()) {
        let shown = texts
            .get(&passage.id)
            .with_context(|| format!("{} is missing", passage.id))?;
        let words = passage
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        assert!(shown.starts_with(&words), "{shown}\n{words}");
    }
    let links =
        "return [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))";
    let links: Vec<String> = page.ask(links).await?;
    for channel in plan.contacts.iter().flat_map(|contact| &contact.channels) {
        assert!(links.contains(&channel.href()), "{}", channel.href());
    }
    let ids: Vec<String> = page
        .ask("return [...document.querySelectorAll('[id]')].map(({ id }) => id)")
        .await?;
    for link in &links {
        let leads = match link.strip_prefix('#') {
            Some(id) => ids.iter().any(|own| own == id),
            None => ["tel:", "mailto:", "https:"]
                .iter()
                .any(|start| link.starts_with(start)),
        };
        assert!(leads, "{link} leads nowhere");
    }
    Ok(())
}

async fn the_search_finds_and_leads_to_the_passage(page: &Page) -> Result<()> {
    let _folder = opened(page).await?;
    let plan = oracle::plan()?;
    let passages = plan.chapters.iter().flat_map(|chapter| chapter.passages());
    let passage = passages
        .max_by_key(|passage| passage.text.len())
        .context("no passage")?;
    let mut words: Vec<_> = passage.text.split_whitespace().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let query = words[..3].join(" ");
    let type_it = format!(
        "const input = document.querySelector('.search input');
         input.value = {};
         input.dispatchEvent(new Event('input'))",
        serde_json::to_string(&query)?
    );
    page.ask::<Option<bool>>(&type_it).await?;
    page.wait_for(".results a").await?;
    let found: Vec<String> = page
        .ask("return [...document.querySelectorAll('.results a')].map((link) => link.getAttribute('href'))")
        .await?;
    assert!(
        found.contains(&format!("#{}", passage.id)),
        "{query}: {found:?}"
    );
    page.ask::<Option<bool>>("document.querySelector('.results a').click()")
        .await?;
    assert!(
        page.ask::<bool>("return document.querySelector(':target') !== null")
            .await?
    );
    Ok(())
}

#[test]
fn it_serves_every_reader() -> Result<()> {
    visit(async |page| {
        for scheme in [Scheme::Light, Scheme::Dark] {
            for look in Look::both(scheme) {
                page.look(look).await?;
                let _folder = opened(page).await?;
                assert_eq!(axe::violations(page).await?, [""; 0], "{look}");
                assert_eq!(page.overflow().await?, 0.0, "{look}");
                assert_eq!(page.hard_to_see_or_press().await?, [""; 0], "{look}");
            }
        }
        Ok(())
    })
}

#[test]
fn without_script_all_but_the_search_is_there() -> Result<()> {
    visit(async |page| {
        page.switch_scripts_off().await?;
        let _folder = opened(page).await?;
        assert!(!page.shows(".search form").await?);
        assert!(page.shows("#vejviser-statisk h2").await?);
        assert!(page.shows(".part h2").await?);
        Ok(())
    })
}
