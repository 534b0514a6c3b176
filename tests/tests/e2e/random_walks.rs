//! Wherever chance leads, the guide ends on what the domain says.

use anyhow::{Context, Result, ensure};
use plan::{Choices, Guide as Questions};
use tests::{Engine, Guide, Page, RandomWalk, Row, oracle, visit_in};

#[test]
fn two_hundred_in_chromium() -> Result<()> {
    visit_in(Engine::Chromium, async |page| {
        random_walk(page, 0..200).await
    })
}

#[test]
fn fifty_in_firefox() -> Result<()> {
    visit_in(Engine::Firefox, async |page| {
        random_walk(page, 200..250).await
    })
}

#[test]
fn fifty_in_webkit() -> Result<()> {
    visit_in(Engine::WebKit, async |page| {
        random_walk(page, 250..300).await
    })
}

/// Browsers let a page take no more than a hundred or two steps in its history within some seconds.
const WALKS_FOR_A_LOAD: u32 = 5;

async fn random_walk(page: &Page, seeds: impl Iterator<Item = u32>) -> Result<()> {
    for (index, seed) in (0..).zip(seeds) {
        if index % WALKS_FOR_A_LOAD == 0 {
            Guide::open(page).await?;
        }
        let checked = check(page, seed).await;
        checked.with_context(|| format!("seed {seed}"))?;
    }
    Ok(())
}

async fn check(page: &Page, seed: u32) -> Result<()> {
    let plan = oracle::plan()?;
    let random_walk = RandomWalk::take(page, &plan.guide, seed).await?;
    let made = random_walk.made(&plan.guide)?;
    let expected = oracle::shown(plan, made)?;
    // Who is in danger has no time to prepare a conversation.
    let answers = if expected.acute {
        vec![]
    } else {
        answers(&plan.guide, made)
    };
    ensure!(
        random_walk.shown == expected,
        "expected {expected:#?} after {random_walk:#?}"
    );
    ensure!(
        random_walk.answers == answers,
        "expected {answers:#?} after {random_walk:#?}"
    );
    Ok(())
}

/// The questions that are answered, with what is answered.
fn answers(guide: &Questions, made: Choices) -> Vec<Row> {
    let rows = guide.questions.iter().map(|question| {
        let chosen = question.chosen(made);
        Row {
            question: question.text.clone(),
            answers: chosen.map(|choice| choice.text.clone()).collect(),
        }
    });
    rows.filter(|row| !row.answers.is_empty()).collect()
}
