//! The browser's own back, forward and reload.

use anyhow::{Context, Result};
use plan::Choices;
use serde_json::Value;
use tests::oracle::{address, danger, finishing, ordinary, other, questions};
use tests::{Guide, Page, QuickExit, Row, in_every_engine, oracle, visit};

in_every_engine![
    back_and_forward_move_through_the_steps,
    a_change_that_the_browser_turns_away_from_is_called_off,
    forward_after_starting_over_brings_nothing_back,
    a_reload_starts_over_and_says_so,
    a_place_within_the_page_is_no_step,
    who_comes_back_from_the_plan_is_told_that_the_answers_are_gone,
];

const SUMMARY: &str = "Tjek dine svar";

/// What is asked, and what the reader answers.
type Walk = Vec<(&'static str, &'static str)>;

/// A walk to the summary.
fn walk() -> Result<Walk> {
    let questions = questions()?.iter();
    let steps = questions.map(|question| Ok((&*question.text, &*ordinary(question)?.text)));
    steps.collect()
}

/// The heading of the outcome to which it leads.
fn outcome() -> Result<&'static str> {
    let choices = questions()?
        .iter()
        .map(|question| Ok(ordinary(question)?.number));
    let made = Choices::of(choices.collect::<Result<Vec<_>>>()?);
    let outcome = oracle::plan()?.guide.assess(made);
    Ok(&outcome.context("no outcome")?.title)
}

/// The second question, which tests change the answer to: what it asks, its answer on the walk, and another one.
fn second() -> Result<(&'static str, &'static str, &'static str)> {
    let second = &questions()?[1];
    Ok((&second.text, &ordinary(second)?.text, &other(second)?.text))
}

const BEGUN_AGAIN: &str = "Dine tidligere svar er slettet, så guiden begynder forfra.";

async fn back_and_forward_move_through_the_steps(page: &Page) -> Result<()> {
    let (guide, walk) = (at_summary(page).await?, walk()?);
    guide.show_contacts().await?;
    let browser = Browser::of(page).await?;
    browser.back_to(SUMMARY).await?;
    for (question, answer) in walk.iter().rev() {
        browser.back_to(question).await?;
        assert_eq!(guide.chosen().await?, [*answer], "{question}");
    }
    for (question, answer) in &walk[1..] {
        browser.forward_to(question).await?;
        assert_eq!(guide.chosen().await?, [*answer], "{question}");
        assert!(guide.heading_is_focused().await?, "{question}");
    }
    browser.forward_to(SUMMARY).await?;
    assert_eq!(guide.summary().await?, answers(&walk));
    browser.forward_to(outcome()?).await?;
    assert_eq!(guide.summary().await?, answers(&walk));
    browser.assert_address_unchanged().await
}

async fn a_change_that_the_browser_turns_away_from_is_called_off(page: &Page) -> Result<()> {
    let guide = at_summary(page).await?;
    let browser = Browser::of(page).await?;
    let (question, answer, other) = second()?;
    guide.change(question).await?;
    guide.choose(other).await?;
    browser.back_to(SUMMARY).await?;
    assert_eq!(guide.summary().await?, answers(&walk()?));
    browser.forward_to(question).await?;
    assert_eq!(guide.chosen().await?, [answer]);
    // It is a change again: it comes back to the summary.
    guide.answer(&[other]).await?;
    guide.comes_to(SUMMARY).await?;
    browser.assert_address_unchanged().await
}

#[test]
fn a_change_that_was_made_is_still_there_after_going_back() -> Result<()> {
    visit(async |page| {
        let guide = at_summary(page).await?;
        let browser = Browser::of(page).await?;
        let (question, _, other) = second()?;
        guide.change(question).await?;
        guide.answer(&[other]).await?;
        let mut changed = walk()?;
        changed[1].1 = other;
        assert_eq!(guide.summary().await?, answers(&changed));
        browser.back_to(question).await?;
        assert_eq!(guide.chosen().await?, [other]);
        browser.back_to(SUMMARY).await?;
        assert_eq!(guide.summary().await?, answers(&changed));
        let (last, _) = changed.last().context("no question")?;
        browser.back_to(last).await?;
        browser.forward_to(SUMMARY).await?;
        guide.show_contacts().await?;
        assert_eq!(guide.summary().await?, answers(&changed));
        Ok(())
    })
}

async fn forward_after_starting_over_brings_nothing_back(page: &Page) -> Result<()> {
    let guide = at_summary(page).await?;
    guide.show_contacts().await?;
    guide.start_over().await?;
    let browser = Browser::of(page).await?;
    browser.at(0).await?;
    let walk = walk()?;
    let (first, answer) = walk[0];
    for _ in 0..2 {
        page.go_forward().await?;
        page.settle().await?;
        assert_eq!(guide.heading().await?, first);
        assert!(guide.chosen().await?.is_empty());
    }
    guide.answer(&[answer]).await?;
    assert_eq!(guide.heading().await?, walk[1].0);
    assert!(guide.chosen().await?.is_empty());
    browser.back_to(first).await?;
    assert_eq!(guide.chosen().await?, [answer]);
    Ok(())
}

async fn a_reload_starts_over_and_says_so(page: &Page) -> Result<()> {
    let guide = at_summary(page).await?;
    assert_eq!(status(page).await?, None);
    page.reload().await?;
    guide.start().await?;
    assert_begun_again(page, &guide).await
}

#[test]
fn back_from_the_first_question_leaves_the_page() -> Result<()> {
    visit(async |page| {
        page.open("/index.html").await?;
        let guide = Guide::open(page).await?;
        let (first, answer) = walk()?[0];
        guide.answer(&[answer]).await?;
        Browser::of(page).await?.back_to(first).await?;
        page.go_back().await?;
        QuickExit::of(page).arrive("/index.html").await
    })
}

#[test]
fn forward_invents_no_answer() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        let browser = Browser::of(page).await?;
        let mut walk = walk()?;
        let (second, _, changed) = second()?;
        guide.answer(&[walk[0].1]).await?;
        guide.answer(&[changed]).await?;
        browser.back_to(second).await?;
        browser.back_to(walk[0].0).await?;
        walk[0].1 = &other(&questions()?[0])?.text;
        walk[1].1 = changed;
        guide.choose(walk[0].1).await?;
        browser.forward_to(second).await?;
        assert_eq!(guide.chosen().await?, [changed]);
        browser.forward_to(walk[2].0).await?;
        assert!(guide.chosen().await?.is_empty());
        // Nothing lies ahead of where the reader has been.
        page.go_forward().await?;
        page.settle().await?;
        assert_eq!(guide.heading().await?, walk[2].0);
        for (_, answer) in &walk[2..] {
            guide.answer(&[answer]).await?;
        }
        assert_eq!(guide.summary().await?, answers(&walk));
        Ok(())
    })
}

/// Who has skipped to the content, or looked at the contents, has not taken a step.
async fn a_place_within_the_page_is_no_step(page: &Page) -> Result<()> {
    let guide = Guide::open(page).await?;
    let walk = walk()?;
    let [(first, no), (second, answer), (third, _)] = [walk[0], walk[1], walk[2]];
    guide.answer(&[no]).await?;
    page.click(".to-list", "Indhold").await?;
    assert_eq!(guide.heading().await?, second);
    guide.answer(&[answer]).await?;
    page.click(".to-list", "Indhold").await?;
    assert_eq!(guide.heading().await?, third);
    guide.back().await?;
    guide.comes_to(second).await?;
    assert_eq!(guide.chosen().await?, [answer]);
    guide.back().await?;
    guide.comes_to(first).await?;
    assert_eq!(guide.chosen().await?, [no]);
    guide.next().await?;
    page.click(".to-list", "Indhold").await?;
    assert_eq!(guide.heading().await?, second);
    page.reload().await?;
    guide.start().await?;
    page.settle().await?;
    assert_begun_again(page, &guide).await?;
    page.click(".to-list", "Indhold").await?;
    guide.answer(&[&finishing(danger()?)?.text]).await?;
    page.click(".to-list", "Indhold").await?;
    guide.start_over().await?;
    guide.comes_to(first).await?;
    assert!(guide.chosen().await?.is_empty());
    Ok(())
}

async fn who_comes_back_from_the_plan_is_told_that_the_answers_are_gone(page: &Page) -> Result<()> {
    let guide = at_summary(page).await?;
    guide.show_contacts().await?;
    let chapter = oracle::plan()?.chapters.last().context("no chapter")?;
    page.open(&address(chapter)).await?;
    page.go_back().await?;
    guide.start().await?;
    assert_begun_again(page, &guide).await
}

/// At the first question, where the page says why, and with nothing chosen on the way from there.
async fn assert_begun_again(page: &Page, guide: &Guide<'_>) -> Result<()> {
    let (first, answer) = walk()?[0];
    assert_eq!(guide.heading().await?, first);
    assert!(guide.chosen().await?.is_empty());
    assert_eq!(status(page).await?.as_deref(), Some(BEGUN_AGAIN));
    let browser = Browser::of(page).await?;
    browser.at(0).await?;
    assert_eq!(status(page).await?.as_deref(), Some(BEGUN_AGAIN));
    guide.answer(&[answer]).await?;
    assert_eq!(status(page).await?, None);
    assert!(guide.chosen().await?.is_empty());
    browser.back_to(first).await?;
    assert_eq!(status(page).await?, None);
    browser.assert_address_unchanged().await
}

/// What the page says of an earlier visit.
async fn status(page: &Page) -> Result<Option<String>> {
    page.ask("return document.getElementById('vejviser-besked').textContent || null")
        .await
}

async fn at_summary(page: &Page) -> Result<Guide<'_>> {
    let guide = Guide::open(page).await?;
    for (question, answer) in walk()? {
        assert_eq!(guide.heading().await?, question);
        guide.answer(&[answer]).await?;
    }
    assert_eq!(guide.heading().await?, SUMMARY);
    Ok(guide)
}

fn answers(walk: &[(&str, &str)]) -> Vec<Row> {
    let row = |&(question, answer): &(&str, &str)| Row {
        question: question.to_owned(),
        answers: vec![answer.to_owned()],
    };
    walk.iter().map(row).collect()
}

/// The reader's hand on the browser's own buttons.
struct Browser<'a> {
    page: &'a Page,
    guide: Guide<'a>,
    address: String,
}

const ADDRESS: &str = "return location.href";

impl<'a> Browser<'a> {
    async fn of(page: &'a Page) -> Result<Self> {
        Ok(Self {
            page,
            guide: Guide::on(page),
            address: page.ask(ADDRESS).await?,
        })
    }

    async fn back_to(&self, heading: &str) -> Result<()> {
        self.page.go_back().await?;
        self.guide.comes_to(heading).await
    }

    async fn forward_to(&self, heading: &str) -> Result<()> {
        self.page.go_forward().await?;
        self.guide.comes_to(heading).await
    }

    /// Waits until the browser has gone back to the stop of this number.
    async fn at(&self, number: u32) -> Result<()> {
        let arrived = format!(
            "const look = () => history.state === {number} ? done(true) : setTimeout(look, 10);
             setTimeout(() => done(false), 5000);
             look();"
        );
        assert_eq!(self.page.await_answer::<Value>(&arrived).await?, true);
        Ok(())
    }

    async fn assert_address_unchanged(&self) -> Result<()> {
        assert_eq!(self.page.ask::<String>(ADDRESS).await?, self.address);
        Ok(())
    }
}
