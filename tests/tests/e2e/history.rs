//! The browser's own back, forward and reload.

use anyhow::Result;
use serde_json::Value;
use tests::{Guide, Page, Row, WayOut, in_every_engine, visit};

in_every_engine![
    back_and_forward_move_through_the_steps,
    a_change_that_the_browser_turns_away_from_is_called_off,
    forward_after_starting_over_brings_nothing_back,
    a_reload_starts_over_and_says_so,
    a_place_within_the_page_is_no_step,
    who_comes_back_from_the_plan_is_told_that_the_answers_are_gone,
];

const DANGER: &str = "Er nogen i fare lige nu?";
const ASKER: &str = "Hvem er du?";
const WHOM: &str = "Hvem handler din bekymring om?";
const POINTS: &str = "Hvad har du lagt mærke til?";
const SOCIAL: &str = "Har du lagt mærke til noget af dette i personens sociale forhold?";
const MILIEU: &str = "Er personen allerede en del af et ekstremistisk miljø, og har personen begået kriminelle handlinger?";
const SUMMARY: &str = "Tjek dine svar";
const OUTCOME: &str = "Alle kan henvende sig med en bekymring";

/// A walk to the summary: what is asked, and what the reader answers.
const WALK: [(&str, &str); 6] = [
    (DANGER, "Nej"),
    (ASKER, "Borger eller pårørende"),
    (WHOM, "En voksen"),
    (POINTS, "Ingen af disse"),
    (SOCIAL, "Ingen af disse"),
    (MILIEU, "Nej"),
];

const BEGUN_AGAIN: &str = "Dine tidligere svar er slettet, så guiden begynder forfra.";

async fn back_and_forward_move_through_the_steps(page: &Page) -> Result<()> {
    let guide = at_summary(page).await?;
    guide.show_contacts().await?;
    let browser = Browser::of(page).await?;
    browser.back_to(SUMMARY).await?;
    for (question, answer) in WALK.iter().rev() {
        browser.back_to(question).await?;
        assert_eq!(guide.chosen().await?, [*answer], "{question}");
    }
    for (question, answer) in &WALK[1..] {
        browser.forward_to(question).await?;
        assert_eq!(guide.chosen().await?, [*answer], "{question}");
        assert!(guide.heading_is_focused().await?, "{question}");
    }
    browser.forward_to(SUMMARY).await?;
    assert_eq!(guide.summary().await?, answers(&WALK));
    browser.forward_to(OUTCOME).await?;
    assert_eq!(guide.summary().await?, answers(&WALK));
    browser.assert_address_unchanged().await
}

async fn a_change_that_the_browser_turns_away_from_is_called_off(page: &Page) -> Result<()> {
    let guide = at_summary(page).await?;
    let browser = Browser::of(page).await?;
    guide.change(ASKER).await?;
    guide.choose("Fagprofessionel").await?;
    browser.back_to(SUMMARY).await?;
    assert_eq!(guide.summary().await?, answers(&WALK));
    browser.forward_to(ASKER).await?;
    assert_eq!(guide.chosen().await?, ["Borger eller pårørende"]);
    // It is a change again: it comes back to the summary.
    guide.answer(&["Fagprofessionel"]).await?;
    guide.comes_to(SUMMARY).await?;
    browser.assert_address_unchanged().await
}

#[test]
fn a_change_that_was_made_is_still_there_after_going_back() -> Result<()> {
    visit(async |page| {
        let guide = at_summary(page).await?;
        let browser = Browser::of(page).await?;
        guide.change(ASKER).await?;
        guide.answer(&["Fagprofessionel"]).await?;
        let mut changed = WALK;
        changed[1].1 = "Fagprofessionel";
        assert_eq!(guide.summary().await?, answers(&changed));
        browser.back_to(ASKER).await?;
        assert_eq!(guide.chosen().await?, ["Fagprofessionel"]);
        browser.back_to(SUMMARY).await?;
        assert_eq!(guide.summary().await?, answers(&changed));
        browser.back_to(MILIEU).await?;
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
    for _ in 0..2 {
        page.go_forward().await?;
        page.settle().await?;
        assert_eq!(guide.heading().await?, DANGER);
        assert!(guide.chosen().await?.is_empty());
    }
    guide.answer(&["Nej"]).await?;
    assert_eq!(guide.heading().await?, ASKER);
    assert!(guide.chosen().await?.is_empty());
    browser.back_to(DANGER).await?;
    assert_eq!(guide.chosen().await?, ["Nej"]);
    Ok(())
}

async fn a_reload_starts_over_and_says_so(page: &Page) -> Result<()> {
    let guide = at_summary(page).await?;
    assert_eq!(told(page).await?, None);
    page.reload().await?;
    guide.start().await?;
    assert_begun_again(page, &guide).await
}

#[test]
fn back_from_the_first_question_leaves_the_page() -> Result<()> {
    visit(async |page| {
        page.open("/index.html").await?;
        let guide = Guide::open(page).await?;
        guide.answer(&["Nej"]).await?;
        Browser::of(page).await?.back_to(DANGER).await?;
        page.go_back().await?;
        WayOut::of(page).arrive("/index.html").await
    })
}

#[test]
fn forward_invents_no_answer() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        let browser = Browser::of(page).await?;
        guide.answer(&["Nej"]).await?;
        guide.answer(&["Fagprofessionel"]).await?;
        browser.back_to(ASKER).await?;
        browser.back_to(DANGER).await?;
        guide.choose("Det ved jeg ikke").await?;
        browser.forward_to(ASKER).await?;
        assert_eq!(guide.chosen().await?, ["Fagprofessionel"]);
        browser.forward_to(WHOM).await?;
        assert!(guide.chosen().await?.is_empty());
        // Nothing lies ahead of where the reader has been.
        page.go_forward().await?;
        page.settle().await?;
        assert_eq!(guide.heading().await?, WHOM);
        for (_, answer) in &WALK[2..] {
            guide.answer(&[answer]).await?;
        }
        let mut chosen = WALK;
        chosen[0].1 = "Det ved jeg ikke";
        chosen[1].1 = "Fagprofessionel";
        assert_eq!(guide.summary().await?, answers(&chosen));
        Ok(())
    })
}

/// Who has skipped to the content, or looked at the contents, has not taken a step.
async fn a_place_within_the_page_is_no_step(page: &Page) -> Result<()> {
    let guide = Guide::open(page).await?;
    guide.answer(&["Nej"]).await?;
    page.click(".to-list", "Indhold").await?;
    assert_eq!(guide.heading().await?, ASKER);
    guide.answer(&["Fagprofessionel"]).await?;
    page.click(".to-list", "Indhold").await?;
    assert_eq!(guide.heading().await?, WHOM);
    guide.back().await?;
    guide.comes_to(ASKER).await?;
    assert_eq!(guide.chosen().await?, ["Fagprofessionel"]);
    guide.back().await?;
    guide.comes_to(DANGER).await?;
    assert_eq!(guide.chosen().await?, ["Nej"]);
    guide.next().await?;
    page.click(".to-list", "Indhold").await?;
    assert_eq!(guide.heading().await?, ASKER);
    page.reload().await?;
    guide.start().await?;
    page.settle().await?;
    assert_begun_again(page, &guide).await?;
    page.click(".to-list", "Indhold").await?;
    guide.answer(&["Ja"]).await?;
    page.click(".to-list", "Indhold").await?;
    guide.start_over().await?;
    guide.comes_to(DANGER).await?;
    assert!(guide.chosen().await?.is_empty());
    Ok(())
}

async fn who_comes_back_from_the_plan_is_told_that_the_answers_are_gone(page: &Page) -> Result<()> {
    let guide = at_summary(page).await?;
    guide.show_contacts().await?;
    page.open("/handleveje.html").await?;
    page.go_back().await?;
    guide.start().await?;
    assert_begun_again(page, &guide).await
}

/// At the first question, where the page says why, and with nothing chosen on the way from there.
async fn assert_begun_again(page: &Page, guide: &Guide<'_>) -> Result<()> {
    assert_eq!(guide.heading().await?, DANGER);
    assert!(guide.chosen().await?.is_empty());
    assert_eq!(told(page).await?.as_deref(), Some(BEGUN_AGAIN));
    let browser = Browser::of(page).await?;
    browser.at(0).await?;
    assert_eq!(told(page).await?.as_deref(), Some(BEGUN_AGAIN));
    guide.answer(&["Nej"]).await?;
    assert_eq!(told(page).await?, None);
    assert!(guide.chosen().await?.is_empty());
    browser.back_to(DANGER).await?;
    assert_eq!(told(page).await?, None);
    browser.assert_address_unchanged().await
}

/// What the page says of an earlier visit.
async fn told(page: &Page) -> Result<Option<String>> {
    page.ask("return document.querySelector('.guide .restarted')?.textContent ?? null")
        .await
}

async fn at_summary(page: &Page) -> Result<Guide<'_>> {
    let guide = Guide::open(page).await?;
    for (question, answer) in WALK {
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
