//! What a reader has before the eyes without scrolling: each question with its first answers, and an outcome in three screens.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::{Guide, Look, PHONE, Scheme, oracle, visit_each};

/// Phones' windows, in CSS pixels, as browsers leave them of the screen.
const WINDOWS: [(u32, u32); 2] = [(PHONE, 664), (320, 568)];

/// So many screens of a phone has an outcome at most.
const SCREENS: f64 = 3.0;

#[test]
fn each_question_is_seen_with_its_first_answers() -> Result<()> {
    visit_each(&WINDOWS, async |page, (width, height)| {
        page.resize(*width, *height).await?;
        let guide = Guide::open(page).await?;
        for question in &oracle::plan()?.guide.questions {
            let unseen: Value = page.ask(UNSEEN).await?;
            ensure!(
                unseen == Value::Array(vec![]),
                "{width} x {height}, {}: {unseen}",
                question.text
            );
            let last = question.choices.last().context("no choice")?;
            guide.answer(&[&last.text]).await?;
        }
        Ok(())
    })
}

/// What of a question is not in the window, clear of the quick exit. Where all of it has room, that is all of it; of a long answer three
/// lines are enough.
const UNSEEN: &str = "
    const place = (css) => document.querySelector(css).getBoundingClientRect();
    const top = place('.quick-exit').bottom;
    const LINES = 88;
    const room = innerHeight - top;
    const whole = place('.guide .question > .buttons .button').bottom - place('.guide .asked').top;
    const wanted = ['h1', '.reservation', '.choice', ...(whole <= room ? ['.choice:last-child', '.buttons .button'] : [])];
    return wanted.map((css) => '.guide ' + css)
      .filter((css) => document.querySelector(css))
      .filter((css) => place(css).top < top - 1 || Math.min(place(css).bottom, place(css).top + LINES) > innerHeight + 1)
      .map((css) => [css, place(css).top, place(css).bottom, room]);";

#[test]
fn an_outcome_has_three_screens_at_most() -> Result<()> {
    let plan = oracle::plan()?;
    visit_each(&oracle::walks(&plan.guide), async |page, made| {
        let scheme = Scheme::Light;
        let width = PHONE;
        page.look(Look { width, scheme }).await?;
        page.resize(PHONE, 664).await?;
        Guide::reach_outcome(page, &plan.guide, *made).await?;
        let height = "return document.querySelector('.guide').getBoundingClientRect().height";
        let screens = page.ask::<f64>(height).await? / 664.0;
        ensure!(screens <= SCREENS, "{screens} screens after {made:?}");
        Ok(())
    })
}
