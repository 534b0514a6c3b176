//! Every view of the site and the guide, for tests to check in their own way.

use crate::browsers::look::{Look, Scheme};
use crate::browsers::page::Page;
use crate::checks::axe;
use crate::reading::guide::Guide;
use crate::reading::oracle;
use anyhow::Result;
use plan::{Choices, Question};
use std::collections::HashSet;

/// What a check finds on each page of a site whose wasm is blocked: the guide's page then shows the static guide and the message.
///
/// # Errors
/// A page does not open, or the check fails.
pub async fn pages(
    page: &Page,
    check: impl AsyncFn(&Page, &str) -> Result<Vec<String>>,
) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for path in page.site().pages()? {
        page.open(&path).await?;
        if path == Guide::PATH {
            page.wait_for("#vejviser-besked:not([hidden]):not(:empty)")
                .await?;
        }
        found.extend(check(page, &path).await?);
    }
    Ok(found)
}

/// What a check finds at each question, with and without a message, at the summary, at a new beginning, at each outcome,
/// and at one that has a contact more for these answers.
///
/// # Errors
/// If the guide leads elsewhere, or the check fails.
pub async fn guide(
    page: &Page,
    check: impl AsyncFn(&Page, &str) -> Result<Vec<String>>,
) -> Result<Vec<String>> {
    let plan = &oracle::plan()?.guide;
    let guide = Guide::open(page).await?;
    let mut found = Vec::new();
    for question in &plan.questions {
        let text = &question.text;
        found.extend(check(page, text).await?);
        guide.next().await?;
        found.extend(check(page, &format!("{text} (no answer)")).await?);
        guide.choose(asking_on(question)).await?;
        found.extend(check(page, &format!("{text} (answered)")).await?);
        guide.next().await?;
    }
    found.extend(check(page, "summary").await?);
    page.reload().await?;
    guide.start().await?;
    page.wait_for("#vejviser-besked:not(:empty)").await?;
    found.extend(check(page, "a new beginning").await?);
    for made in walks()? {
        let guide = Guide::reach_outcome(page, plan, made).await?;
        found.extend(check(page, &guide.heading().await?).await?);
    }
    Ok(found)
}

fn asking_on(question: &Question) -> &str {
    let choice = question.choices.iter().find(|choice| !choice.ends_guide);
    choice.map_or("", |choice| &choice.text)
}

/// A walk to each outcome, and one to a contact that only some answers bring.
fn walks() -> Result<Vec<Choices>> {
    let plan = oracle::plan()?;
    let mut seen = HashSet::new();
    let mut walks = oracle::walks(&plan.guide);
    walks.retain(|made| {
        plan.guide.assess(*made).is_some_and(|outcome| {
            let contacts = outcome.contacts(*made, &plan.contacts).len();
            let brought = contacts > outcome.contacts.len();
            seen.insert((!brought).then_some(&outcome.id))
        })
    });
    Ok(walks)
}

/// What axe-core finds, and what is hard to see or to press, on a phone and on a computer.
///
/// # Errors
/// If the browser does not answer.
pub async fn faults(page: &Page, scheme: Scheme, place: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for look in Look::both(scheme) {
        page.look(look).await?;
        let mut faults = axe::violations(page).await?;
        faults.extend(page.hard_to_see_or_press().await?);
        found.extend(
            faults
                .iter()
                .map(|fault| format!("{place} ({look}): {fault}")),
        );
    }
    Ok(found)
}
