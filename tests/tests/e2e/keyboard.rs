//! The guide for one who uses a keyboard or a screen reader.

use anyhow::Result;
use plan::{Choices, Question};
use tests::{Guide, Page, expected, visit};

#[test]
fn each_new_page_gets_the_focus_on_its_heading() -> Result<()> {
    visit(async |page| {
        let plan = &expected::plan()?.guide;
        let guide = Guide::open(page).await?;
        let assert_focused = async || -> Result<()> {
            let heading = guide.heading().await?;
            assert!(guide.heading_is_focused().await?, "not on »{heading}«");
            Ok(())
        };
        for question in &plan.questions {
            guide.answer(&[&last_choice(question).text]).await?;
            assert_focused().await?;
        }
        guide.back().await?;
        assert_focused().await?;
        guide.next().await?;
        guide.change(&plan.questions[0].text).await?;
        assert_focused().await?;
        guide.next().await?;
        guide.show_contacts().await?;
        assert_focused().await?;
        guide.start_over().await?;
        assert_focused().await
    })
}

#[test]
fn the_page_does_not_take_the_focus_as_it_opens() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        assert!(guide.focus_is_on("body").await?);
        Ok(())
    })
}

#[test]
fn the_keyboard_alone_leads_to_an_outcome() -> Result<()> {
    visit(async |page| {
        let plan = expected::plan()?;
        let guide = Guide::open(page).await?;
        let mut made = Choices::NONE;
        for question in &plan.guide.questions {
            let choice = last_choice(question);
            made = made.with(choice.number);
            assert_eq!(guide.heading().await?, question.text);
            choose_last(page, question).await?;
            assert_eq!(guide.chosen().await?, [&*choice.text]);
            page.keys().tab_to(".guide form button").await?;
            page.keys().enter().await?;
            page.settle().await?;
        }
        page.keys().tab_to(".guide .buttons button").await?;
        page.keys().space().await?;
        page.settle().await?;
        assert_eq!(guide.outcome().await?, expected::shown(plan, made)?);
        page.keys().tab_to(".outcome a.channel").await
    })
}

#[test]
fn enter_among_the_choices_goes_on() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        page.keys().tab_to(".choice input").await?;
        page.keys().space().await?;
        page.keys().enter().await?;
        page.settle().await?;
        assert!(guide.outcome().await?.acute);
        Ok(())
    })
}

#[test]
fn the_first_stop_leads_past_everything_to_the_content() -> Result<()> {
    visit(async |page| {
        for path in page.site().pages()? {
            page.open(&path).await?;
            page.keys().tab_to("a").await?;
            let first: String = page.ask("return document.activeElement.hash").await?;
            assert_eq!(first, "#indhold", "{path}");
            page.keys().enter().await?;
            let there: bool = page.ask("return location.hash === '#indhold'").await?;
            assert!(there, "{path}");
        }
        Ok(())
    })
}

/// Several choices are as many stops; of those that exclude each other one is a stop and arrows lead on.
async fn choose_last(page: &Page, question: &Question) -> Result<()> {
    let keys = page.keys();
    if question.several {
        keys.tab_to(".choice:last-child input").await?;
        return keys.space().await;
    }
    keys.tab_to(".choice input").await?;
    keys.space().await?;
    for _ in 1..question.choices.len() {
        keys.down().await?;
    }
    Ok(())
}

fn last_choice(question: &Question) -> &plan::Choice {
    let last = question.choices.last();
    last.unwrap_or_else(|| panic!("»{}« has no choice", question.text))
}
