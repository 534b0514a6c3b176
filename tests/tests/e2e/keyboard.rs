//! The guide for one who uses a keyboard or a screen reader.

use anyhow::Result;
use plan::{Choice, Choices, Question};
use tests::{Guide, PHONE, Page, SCREEN, oracle, visit};

#[test]
fn each_new_page_gets_the_focus_on_its_heading() -> Result<()> {
    visit(async |page| {
        let plan = &oracle::plan()?.guide;
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
        let plan = oracle::plan()?;
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
        assert_eq!(guide.outcome().await?, oracle::shown(plan, made)?);
        page.keys().tab_to(".outcome a.channel").await
    })
}

/// A phone, a computer, and one at 400 %; and with the system's own colours.
const WINDOWS: &[(u32, u32, &str)] = &[
    (PHONE, 844, "none"),
    (SCREEN, 900, "active"),
    (320, 256, "none"),
];

#[test]
fn from_the_front_page_to_the_emergency_number_in_sight_at_every_stop() -> Result<()> {
    visit(async |page| {
        for window in WINDOWS {
            in_window(page, window).await?;
            let danger = oracle::danger()?;
            answer_in_sight(page, danger, oracle::finishing(danger)?).await?;
            page.keys().tab_in_sight_to(".outcome a.channel").await?;
            assert_eq!(focused_href(page).await?, "tel:112");
        }
        Ok(())
    })
}

#[test]
fn from_the_front_page_to_the_first_contact_in_sight_at_every_stop() -> Result<()> {
    visit(async |page| {
        for window in WINDOWS {
            in_window(page, window).await?;
            let plan = oracle::plan()?;
            let mut made = Choices::NONE;
            for (index, question) in plan.guide.questions.iter().enumerate() {
                // The message gets the focus, and it must be seen as well.
                if index == 1 {
                    page.keys().tab_in_sight_to(".guide form button").await?;
                    enter(page).await?;
                    assert!(page.keys().see(".error-summary").await?);
                }
                let choice = last_choice(question);
                answer_in_sight(page, question, choice).await?;
                made = made.with(choice.number);
            }
            page.keys()
                .tab_in_sight_to(".guide .buttons button")
                .await?;
            enter(page).await?;
            assert!(page.keys().see(".outcome h1").await?);
            page.keys()
                .tab_in_sight_to(".outcome a[href^='tel:']")
                .await?;
            let shown = oracle::shown(plan, made)?;
            let mut channels = shown.contacts.iter().flat_map(|one| &one.channels);
            let first = channels.find(|channel| channel.href.starts_with("tel:"));
            assert_eq!(
                Some(focused_href(page).await?),
                first.map(|one| one.href.clone())
            );
            page.keys().tab_in_sight_to("footer a").await?;
        }
        Ok(())
    })
}

#[test]
fn every_stop_of_every_page_is_in_sight() -> Result<()> {
    visit(async |page| {
        for path in page.site().pages()? {
            page.resize(320, 256).await?;
            page.open(&path).await?;
            page.keys().tab_in_sight_to("footer a").await?;
        }
        Ok(())
    })
}

/// mdBook's own pages open a search at S and /, a help at ?, and other chapters at the arrows.
#[test]
fn no_single_key_does_anything() -> Result<()> {
    visit(async |page| {
        let chapters = oracle::plan()?.chapters.iter().map(oracle::address);
        for path in chapters.take(2).chain([Guide::PATH.to_owned()]) {
            page.open(&path).await?;
            if path == Guide::PATH {
                Guide::open(page).await?;
            }
            let state = "return [location.href, document.activeElement.localName, history.length,
                scrollX, scrollY, document.documentElement.outerHTML].map(String)";
            let before: Vec<String> = page.ask(state).await?;
            let requests = page.site().requests();
            for key in ['s', '/', '?', 'f', 'h', 't'] {
                page.keys().character(key).await?;
            }
            page.keys().sideways().await?;
            page.settle().await?;
            assert_eq!(page.ask::<Vec<String>>(state).await?, before, "{path}");
            assert_eq!(page.site().requests(), requests, "{path}");
        }
        Ok(())
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

/// The front page in such a window, and on to the guide.
async fn in_window(page: &Page, window: &(u32, u32, &str)) -> Result<()> {
    let (width, height, forced) = *window;
    page.resize(width, height).await?;
    page.prefer(&[("forced-colors", forced)]).await?;
    page.open("/index.html").await?;
    page.keys()
        .tab_in_sight_to("main a[href='guide.html']")
        .await?;
    page.keys().enter().await?;
    Guide::on(page).start().await
}

/// Answers a question by the keys alone, and goes on; at every stop it must be seen where the focus is.
async fn answer_in_sight(page: &Page, question: &Question, choice: &Choice) -> Result<()> {
    let keys = page.keys();
    let position = question.choices.iter().position(|one| one == choice);
    let position = position.unwrap_or_default();
    if question.multiple {
        let css = format!(".choice:nth-child({}) input", position + 1);
        keys.tab_in_sight_to(&css).await?;
        keys.space().await?;
    } else {
        keys.tab_in_sight_to(".choice input").await?;
        keys.space().await?;
        for _ in 0..position {
            keys.down().await?;
            assert!(keys.see(".choice input:checked").await?);
        }
    }
    keys.tab_in_sight_to(".guide form button").await?;
    enter(page).await?;
    assert!(keys.see(".guide h1").await?);
    Ok(())
}

async fn enter(page: &Page) -> Result<()> {
    page.keys().enter().await?;
    page.settle().await
}

async fn focused_href(page: &Page) -> Result<String> {
    page.ask("return document.activeElement.getAttribute('href')")
        .await
}

/// Several choices are as many stops; of those that exclude each other one is a stop and arrows lead on.
async fn choose_last(page: &Page, question: &Question) -> Result<()> {
    let keys = page.keys();
    if question.multiple {
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

fn last_choice(question: &Question) -> &Choice {
    let last = question.choices.last();
    last.unwrap_or_else(|| panic!("»{}« has no choice", question.text))
}
