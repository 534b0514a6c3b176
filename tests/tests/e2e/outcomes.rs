//! Where the guide leads, against what the domain says.

use anyhow::Result;
use serde::Deserialize;
use std::collections::BTreeSet;
use tests::{Guide, oracle, visit, visit_each};

#[test]
fn every_way_through_ends_on_what_the_domain_says() -> Result<()> {
    let plan = oracle::plan()?;
    visit_each(&oracle::walks(&plan.guide), async |page, made| {
        let guide = Guide::reach_outcome(page, &plan.guide, *made).await?;
        let answers = guide.summary().await?;
        let expected = oracle::shown(plan, *made)?;
        assert_eq!(guide.outcome().await?, expected, "after {answers:#?}");
        Ok(())
    })
}

/// Else the test above would prove less than it says.
#[test]
fn every_outcome_is_walked_to() -> Result<()> {
    let guide = &oracle::plan()?.guide;
    let walks = oracle::walks(guide).into_iter();
    let reached = walks.filter_map(|made| guide.assess(made));
    let reached: BTreeSet<_> = reached.map(|outcome| &outcome.id).collect();
    let all: BTreeSet<_> = guide.outcomes.iter().map(|outcome| &outcome.id).collect();
    assert_eq!(reached, all);
    Ok(())
}

#[test]
fn danger_leads_straight_to_the_emergency_number() -> Result<()> {
    visit(async |page| {
        let danger = oracle::danger()?;
        for choice in danger.choices.iter().filter(|choice| choice.ends_guide) {
            let guide = Guide::open(page).await?;
            assert_eq!(guide.heading().await?, danger.text);
            guide.answer(&[&choice.text]).await?;
            let outcome = guide.outcome().await?;
            assert!(outcome.acute, "{}", choice.text);
            assert_eq!(outcome.contacts[0].channels[0].href, "tel:112");
        }
        Ok(())
    })
}

/// A form that a passage leads to, say. What looks like markup in its words stays words.
#[test]
fn the_links_of_a_quotation_can_be_followed() -> Result<()> {
    visit(async |page| {
        page.run_first(LINKED).await?;
        let plan = oracle::plan()?;
        let walks = oracle::walks(&plan.guide);
        for made in walks.into_iter().take(3) {
            Guide::reach_outcome(page, &plan.guide, made).await?;
            let quotes: Vec<Quote> = page.ask(QUOTES).await?;
            assert!(!quotes.is_empty());
            for quote in quotes {
                assert_eq!(quote.text, "Se <b>skemaet</b> & vejen.");
                let links = ["https://skema.example/a?b=1&c=%22", "hele-planen.html#x"];
                assert_eq!(quote.links, links);
            }
        }
        Ok(())
    })
}

#[derive(Debug, Deserialize)]
struct Quote {
    text: String,
    links: Vec<String>,
}

const LINKED: &str = "
    document.addEventListener('readystatechange', () => {
      const data = document.getElementById('vejviser-data');
      const payload = JSON.parse(data.textContent);
      for (const [, quote] of payload.passages) quote.text = [
        { text: 'Se ' },
        { text: '<b>skemaet</b>', href: 'https://skema.example/a?b=1&c=%22' },
        { text: ' & ' },
        { text: 'vejen', href: 'hele-planen.html#x' },
        { text: '.' },
      ];
      data.firstChild.data = JSON.stringify(payload);
    }, { once: true });";

const QUOTES: &str = "
    return [...document.querySelectorAll('.guide .quote')].map((quote) => ({
      text: quote.textContent,
      links: [...quote.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    }));";
