//! Wherever chance leads, the guide ends on what the domain says.

use anyhow::{Context, Result, ensure};
use plan::{Choices, Guide as Questions};
use tests::{Engine, Guide, Page, Row, Stroll, expected, visit_in};

#[test]
fn two_hundred_in_chromium() -> Result<()> {
    visit_in(Engine::Chromium, async |page| stroll(page, 0..200).await)
}

#[test]
fn fifty_in_firefox() -> Result<()> {
    visit_in(Engine::Firefox, async |page| stroll(page, 200..250).await)
}

#[test]
fn fifty_in_webkit() -> Result<()> {
    visit_in(Engine::WebKit, async |page| stroll(page, 250..300).await)
}

/// Browsers let a page take no more than a hundred or two steps in its history within some seconds.
const STROLLS_FOR_A_LOAD: u32 = 5;

async fn stroll(page: &Page, seeds: impl Iterator<Item = u32>) -> Result<()> {
    for (index, seed) in (0..).zip(seeds) {
        if index % STROLLS_FOR_A_LOAD == 0 {
            Guide::open(page).await?;
        }
        let checked = check(page, seed).await;
        checked.with_context(|| format!("seed {seed}"))?;
    }
    Ok(())
}

async fn check(page: &Page, seed: u32) -> Result<()> {
    let plan = expected::plan()?;
    let stroll = Stroll::take(page, &plan.guide, seed).await?;
    let made = stroll.made(&plan.guide)?;
    let expected = expected::shown(plan, made)?;
    // Who is in danger has no time to prepare a conversation.
    let answers = if expected.acute {
        vec![]
    } else {
        answers(&plan.guide, made)
    };
    ensure!(
        stroll.shown == expected,
        "expected {expected:#?} after {stroll:#?}"
    );
    ensure!(
        stroll.answers == answers,
        "expected {answers:#?} after {stroll:#?}"
    );
    Ok(())
}

/// The questions that are answered, with what is answered.
fn answers(guide: &Questions, made: Choices) -> Vec<Row> {
    let rows = guide.questions.iter().map(|question| {
        let chosen = question.choices.iter();
        let chosen = chosen.filter(|choice| made.contains(choice.number));
        Row {
            question: question.text.clone(),
            answers: chosen.map(|choice| choice.text.clone()).collect(),
        }
    });
    rows.filter(|row| !row.answers.is_empty()).collect()
}
