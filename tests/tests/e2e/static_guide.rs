//! The guide and its static guide say the same: two readings of the same data.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use tests::{Guide, oracle, visit};

/// What an outcome comes down to: its title, and the links to each of its contacts in their order.
type Way = (String, Vec<Vec<String>>);

#[test]
fn static_guide_and_guide_agree_outcome_by_outcome_and_contact_by_contact() -> Result<()> {
    visit(async |page| {
        let plan = oracle::plan()?;
        page.open(Guide::PATH).await?;
        // As the server sent it: no script has touched it.
        let static_guide: BTreeMap<String, Way> = page.await_answer(STATIC_GUIDE).await?;
        let mut guide = BTreeMap::new();
        for made in oracle::walks(&plan.guide) {
            let outcome = plan.guide.assess(made).context("no outcome")?;
            // A contact that only some answers bring, the static guide leaves to the guide.
            let brought = outcome.contacts(made, &plan.contacts).len() > outcome.contacts.len();
            if brought || guide.contains_key(&outcome.id) {
                continue;
            }
            let reader = Guide::reach_outcome(page, &plan.guide, made).await?;
            guide.insert(outcome.id.clone(), way(reader.outcome().await?));
        }
        assert_eq!(guide.len(), plan.guide.outcomes.len());
        assert_eq!(static_guide, guide);
        Ok(())
    })
}

#[test]
fn the_static_guide_quotes_each_passage_once_and_shows_each_contact_once() -> Result<()> {
    visit(async |page| {
        page.open(Guide::PATH).await?;
        for css in [".quote", ".contact-name", "h2"] {
            let said: Vec<String> = page.ask(&SAID.replace("CSS", css)).await?;
            let once: BTreeSet<_> = said.iter().collect();
            assert!(!said.is_empty(), "{css}");
            assert_eq!(once.len(), said.len(), "{css}: {said:#?}");
        }
        Ok(())
    })
}

fn way(shown: oracle::Shown) -> Way {
    let contacts = shown.contacts.into_iter();
    let links = contacts.map(|contact| contact.channels.into_iter().map(|one| one.href).collect());
    (shown.title, links.collect())
}

const STATIC_GUIDE: &str = "
    const text = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
    const links = (contact) => [...contact.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    const way = (outcome) => [text(outcome.querySelector('h2, h3')),
      [...outcome.querySelectorAll('[data-contact]')].map(links)];
    const request = new XMLHttpRequest();
    request.open('GET', location.href);
    request.responseType = 'document';
    request.onload = () => {
      const sent = request.response;
      done(Object.fromEntries([...sent.querySelectorAll('#vejviser-statisk [data-outcome]')]
        .map((outcome) => [outcome.dataset.outcome, way(outcome)])));
    };
    request.send();";

/// What such elements of the static guide say, one by one.
const SAID: &str = "
    return [...document.querySelectorAll('#vejviser-statisk CSS')].map((element) => element.textContent)";
