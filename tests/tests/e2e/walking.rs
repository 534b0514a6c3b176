//! The way through the guide: forth, back, and a change of mind.

use anyhow::{Context, Result};
use plan::{Choices, Question};
use tests::oracle::questions;
use tests::{Choice, Guide, Page, Row, in_every_engine, oracle};

in_every_engine![
    questions_come_as_they_are_written_with_nothing_chosen,
    going_back_keeps_the_answers,
    the_outcome_leads_back_to_the_answers,
    a_change_keeps_the_other_answers,
    a_change_can_be_called_off,
    starting_over_forgets_every_answer,
    a_missing_answer_is_said_and_gets_the_focus,
    none_of_these_stands_alone,
    reloading_starts_over,
];

async fn questions_come_as_they_are_written_with_nothing_chosen(page: &Page) -> Result<()> {
    let (questions, made) = (questions()?, ordinary_answers()?);
    let guide = Guide::open(page).await?;
    for question in questions {
        assert_eq!(guide.heading().await?, question.text);
        assert_eq!(guide.choices().await?, untouched(question));
        guide.answer(&texts(question, made)).await?;
    }
    assert_eq!(guide.heading().await?, "Tjek dine svar");
    assert_eq!(guide.summary().await?, rows(made)?);
    Ok(())
}

async fn going_back_keeps_the_answers(page: &Page) -> Result<()> {
    let (questions, made) = (questions()?, ordinary_answers()?);
    let guide = at_summary(page, made).await?;
    for question in questions.iter().rev() {
        guide.back().await?;
        assert_eq!(guide.heading().await?, question.text);
        assert_eq!(guide.chosen().await?, texts(question, made));
    }
    for _ in questions {
        guide.next().await?;
    }
    assert_eq!(guide.summary().await?, rows(made)?);
    Ok(())
}

async fn the_outcome_leads_back_to_the_answers(page: &Page) -> Result<()> {
    let made = ordinary_answers()?;
    let guide = at_summary(page, made).await?;
    guide.show_contacts().await?;
    guide.change_answers().await?;
    assert_eq!(guide.heading().await?, "Tjek dine svar");
    assert_eq!(guide.summary().await?, rows(made)?);
    Ok(())
}

async fn a_change_keeps_the_other_answers(page: &Page) -> Result<()> {
    let made = ordinary_answers()?;
    for question in questions()? {
        let guide = at_summary(page, made).await?;
        guide.change(&question.text).await?;
        assert_eq!(guide.heading().await?, question.text);
        assert_eq!(guide.chosen().await?, texts(question, made));
        let other = another_choice(question, made)?;
        guide.answer(&[&other.text]).await?;
        assert_eq!(guide.heading().await?, "Tjek dine svar");
        let changed = question.toggle(made, other);
        assert_eq!(guide.summary().await?, rows(changed)?);
    }
    Ok(())
}

async fn a_change_can_be_called_off(page: &Page) -> Result<()> {
    let made = ordinary_answers()?;
    let question = questions()?.last().context("no question")?;
    let guide = at_summary(page, made).await?;
    guide.change(&question.text).await?;
    guide.choose(&another_choice(question, made)?.text).await?;
    guide.back().await?;
    assert_eq!(guide.summary().await?, rows(made)?);
    Ok(())
}

async fn starting_over_forgets_every_answer(page: &Page) -> Result<()> {
    let (questions, made) = (questions()?, ordinary_answers()?);
    let guide = at_summary(page, made).await?;
    guide.show_contacts().await?;
    guide.start_over().await?;
    for question in questions {
        assert_eq!(guide.heading().await?, question.text);
        assert_eq!(guide.choices().await?, untouched(question));
        guide.answer(&texts(question, made)).await?;
    }
    Ok(())
}

async fn reloading_starts_over(page: &Page) -> Result<()> {
    let question = questions()?.first().context("no question")?;
    let guide = at_summary(page, ordinary_answers()?).await?;
    page.reload().await?;
    guide.start().await?;
    assert_eq!(guide.heading().await?, question.text);
    assert_eq!(guide.choices().await?, untouched(question));
    Ok(())
}

async fn a_missing_answer_is_said_and_gets_the_focus(page: &Page) -> Result<()> {
    let made = ordinary_answers()?;
    let guide = Guide::open(page).await?;
    for question in questions()? {
        assert_eq!(guide.error_summary().await?, None);
        guide.next().await?;
        assert_eq!(guide.heading().await?, question.text);
        let message = guide.error_summary().await?.context("no message")?;
        assert!(message.contains("Du mangler at svare"), "{message}");
        assert!(guide.focus_is_on(".error-summary").await?);
        page.click(
            ".error-summary a",
            message.lines().last().unwrap_or_default(),
        )
        .await?;
        assert!(guide.focus_is_on(".choice:first-child input").await?);
        guide.answer(&texts(question, made)).await?;
    }
    Ok(())
}

async fn none_of_these_stands_alone(page: &Page) -> Result<()> {
    let made = ordinary_answers()?;
    let guide = Guide::open(page).await?;
    for question in questions()? {
        let exclusive = question.choices.iter().find(|choice| choice.exclusive);
        if let Some(none) = exclusive {
            let [first, second, ..] = question.choices.as_slice() else {
                panic!("two choices and none of them");
            };
            guide.choose(&first.text).await?;
            guide.choose(&second.text).await?;
            assert_eq!(guide.chosen().await?, [&*first.text, &second.text]);
            guide.choose(&none.text).await?;
            assert_eq!(guide.chosen().await?, [&*none.text]);
            guide.choose(&second.text).await?;
            assert_eq!(guide.chosen().await?, [&*second.text]);
            guide.choose(&second.text).await?;
            assert!(guide.chosen().await?.is_empty());
        }
        guide.answer(&texts(question, made)).await?;
    }
    Ok(())
}

async fn at_summary(page: &Page, made: Choices) -> Result<Guide<'_>> {
    let guide = Guide::reach_summary(page, &oracle::plan()?.guide, made).await?;
    assert_eq!(guide.heading().await?, "Tjek dine svar");
    Ok(guide)
}

/// The first answer to each question that asks on.
fn ordinary_answers() -> Result<Choices> {
    let first = questions()?.iter().map(oracle::ordinary);
    let first = first.map(|choice| Ok(choice?.number));
    Ok(Choices::of(first.collect::<Result<Vec<_>>>()?))
}

/// A choice that these answers do not make and that asks on; where nothing else asks on, the choice that they make.
fn another_choice(question: &Question, made: Choices) -> Result<&plan::Choice> {
    let on = || question.choices.iter().filter(|choice| !choice.ends_guide);
    let other = on().find(|choice| !made.contains(choice.number));
    other.or_else(|| on().next()).context("no choice")
}

fn texts(question: &Question, made: Choices) -> Vec<&str> {
    let chosen = question.chosen(made);
    chosen.map(|choice| choice.text.as_str()).collect()
}

fn untouched(question: &Question) -> Vec<Choice> {
    let choice = |choice: &plan::Choice| Choice {
        text: choice.text.clone(),
        chosen: false,
    };
    question.choices.iter().map(choice).collect()
}

fn rows(made: Choices) -> Result<Vec<Row>> {
    let row = |question: &Question| Row {
        question: question.text.clone(),
        answers: texts(question, made)
            .into_iter()
            .map(str::to_owned)
            .collect(),
    };
    Ok(questions()?.iter().map(row).collect())
}
