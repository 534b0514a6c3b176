//! "Forbered samtalen": the reader's own answers, to take along.

use anyhow::{Context, Result, ensure};
use plan::{Choices, Urgency};
use serde_json::{Value, json};
use tests::{Guide, Page, Row, oracle, visit, visit_each};

const COPY: &str = "Kopiér dine svar";

#[test]
fn the_answers_can_be_copied_in_words() -> Result<()> {
    visit(async |page| {
        let guide = at_outcome(page).await?;
        assert_eq!(status(page).await?, "");
        // Where the reader is about to write, the plan's own words on how.
        let plan = oracle::plan()?;
        let secure_mail = plan.passage(&plan.guide.secure_mail);
        let (_, passage) = secure_mail.context("no passage")?;
        let quoted = "return document.querySelector('.prepare .quote p').textContent";
        assert_eq!(page.ask::<String>(quoted).await?, passage.text);
        let listen =
            "addEventListener('copy', () => { window.copied = getSelection().toString(); })";
        page.ask::<Value>(listen).await?;
        page.click(".prepare button", COPY).await?;
        assert_eq!(status(page).await?, "Dine svar er kopieret.");
        let copied: String = page.ask("return window.copied").await?;
        let answers = guide.summary().await?;
        assert_eq!(lines(&copied), in_lines(&answers));
        page.allow_to_read_clipboard().await?;
        let clipboard = "navigator.clipboard.readText().then(done, (error) => done(String(error)))";
        assert_eq!(page.await_answer::<String>(clipboard).await?, copied);
        for refusal in ["return false", "throw new Error('refused')"] {
            let refuse =
                format!("document.execCommand = () => {{ {refusal} }}; getSelection().empty()");
            page.ask::<Value>(&refuse).await?;
            page.click(".prepare button", COPY).await?;
            let sorry = "Dine svar kunne ikke kopieres. Du kan markere dem og kopiere dem selv.";
            assert_eq!(status(page).await?, sorry);
            // They are marked already.
            let marked: String = page.ask("return getSelection().toString()").await?;
            assert_eq!(lines(&marked), in_lines(&answers));
        }
        Ok(())
    })
}

/// With so many points among the answers an outcome may take a second sheet.
const MANY_POINTS: usize = 6;

#[test]
fn an_outcome_is_printed_on_one_sheet() -> Result<()> {
    let plan = oracle::plan()?;
    visit_each(&oracle::walks(&plan.guide), async |page, made| {
        Guide::reach_outcome(page, &plan.guide, *made).await?;
        let sheets = page.printed_sheets().await?;
        let most = if made.len() < MANY_POINTS + plan.guide.questions.len() {
            1
        } else {
            2
        };
        ensure!(sheets <= most, "{sheets} sheets after {made:?}");
        Ok(())
    })
}

#[test]
fn printing_leaves_the_answers_and_the_contacts_and_nothing_to_press() -> Result<()> {
    visit(async |page| {
        let guide = at_outcome(page).await?;
        page.ask::<Value>("window.printed = 0; window.print = () => { printed++; };")
            .await?;
        page.click(".prepare button", "Udskriv").await?;
        assert_eq!(page.ask::<u32>("return printed").await?, 1);
        let (shown, answers) = (guide.outcome().await?, guide.summary().await?);
        page.click(".prepare button", COPY).await?;
        for css in IDLE.split(", ") {
            assert!(page.shows(css).await?, "{css}");
        }
        page.show_as_printed().await?;
        let paper: String = page.ask("return document.body.innerText").await?;
        let contacts = shown.contacts.iter();
        let channels = contacts.clone().flat_map(|contact| &contact.channels);
        let quotes = shown.path.iter().chain(&shown.quotes);
        let words = [shown.title.as_str()]
            .into_iter()
            .chain(contacts.map(|contact| contact.name.as_str()))
            .chain(channels.flat_map(|channel| [channel.text.as_str(), &channel.hours]))
            .chain(quotes.map(|quote| quote.text.as_str()))
            .chain(in_lines(&answers));
        for words in words {
            assert!(paper.contains(words), "»{words}« is not on {paper}");
        }
        let visible = format!(
            "return [...document.querySelectorAll('{IDLE}, #vejviser-statisk *')]
               .filter((element) => element.checkVisibility()).map((element) => element.outerHTML)"
        );
        assert_eq!(page.ask::<Value>(&visible).await?, json!([]));
        Ok(())
    })
}

/// What is of no use on paper; what was open when it was printed may be closed when it is read.
const IDLE: &str = ".guide button, .open-now, [aria-live]:not(:empty), .exit";

/// Nobody is asked to prepare while someone is in danger.
#[test]
fn where_someone_is_in_danger_there_is_nothing_to_prepare() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        guide
            .answer(&[&oracle::finishing(oracle::danger()?)?.text])
            .await?;
        assert!(guide.outcome().await?.acute);
        let buttons = "return [document.querySelectorAll('.prepare, .summary').length,
            [...document.querySelectorAll('.guide button')].map((button) => button.textContent)]";
        let only = json!([0, ["Ret dine svar", "Start forfra"]]);
        assert_eq!(page.ask::<Value>(buttons).await?, only);
        Ok(())
    })
}

/// With all points, so that there are many answers, at an outcome that is not acute.
async fn at_outcome(page: &Page) -> Result<Guide<'_>> {
    let plan = oracle::plan()?;
    let ordinary = |made: &Choices| {
        let outcome = plan.guide.assess(*made);
        outcome.is_some_and(|outcome| outcome.urgency != Urgency::Acute)
    };
    let walks = oracle::walks(&plan.guide).into_iter().filter(ordinary);
    let longest = walks.max_by_key(|made| made.len()).context("no walk")?;
    Guide::reach_outcome(page, &plan.guide, longest).await
}

async fn status(page: &Page) -> Result<String> {
    page.ask("return document.querySelector('.prepare .status').textContent")
        .await
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.is_empty()).collect()
}

fn in_lines(rows: &[Row]) -> Vec<&str> {
    let lines = rows.iter().flat_map(|row| {
        let answers = row.answers.iter().map(String::as_str);
        [row.question.as_str()].into_iter().chain(answers)
    });
    lines.collect()
}
