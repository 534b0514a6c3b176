//! Typed answers: `fare=nej, hvem=borger, sociale=punkt-vaaben+punkt-omgang`.

use anyhow::{Result, bail};
use plan::{Choice, Choices, Guide, Question};

/// The typed answer to one question.
struct Typed<'a> {
    question: &'a Question,
    choices: Vec<&'a Choice>,
}

/// Reads a set of answers as the guide would allow them, in any order.
///
/// # Errors
/// An unknown question or choice, choices that exclude each other, or a missing answer; in Danish, with what there is to choose
/// from.
pub(crate) fn read(guide: &Guide, text: &str) -> Result<Choices> {
    let mut typed: Vec<Typed<'_>> = Vec::new();
    for part in text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let next = answer(guide, part)?;
        if typed
            .iter()
            .any(|before| before.question.id == next.question.id)
        {
            let id = &next.question.id;
            bail!("»{id}« er besvaret to gange; flere svar skrives med +, som i {id}=…+…");
        }
        typed.push(next);
    }
    for answer in &typed {
        can_stand(answer)?;
    }
    nothing_follows(guide, &typed)?;
    let made = typed.iter().flat_map(|answer| &answer.choices);
    let made = Choices::of(made.map(|choice| choice.number));
    nothing_is_missing(guide, made)?;
    Ok(made)
}

/// An example to type: the last choice of each question.
pub(crate) fn example(guide: &Guide) -> String {
    let answers = guide.questions.iter().filter_map(|question| {
        let mut choices = question.choices.iter().rev();
        let choice = choices.find(|choice| !choice.ends_guide)?;
        Some(format!("{}={}", question.id, choice.id))
    });
    answers.collect::<Vec<_>>().join(", ")
}

fn answer<'a>(guide: &'a Guide, part: &str) -> Result<Typed<'a>> {
    let Some((id, ids)) = part.split_once('=') else {
        bail!(
            "»{part}« er ikke et svar; skriv spørgsmål=svar, som i {}",
            example(guide)
        );
    };
    let id = id.trim();
    let Some(question) = guide.question(id) else {
        let known: Vec<_> = guide.questions.iter().map(|q| q.id.as_str()).collect();
        bail!(
            "intet spørgsmål hedder »{id}«; spørgsmålene er {}",
            known.join(", ")
        );
    };
    let mut choices: Vec<&Choice> = Vec::new();
    for id in ids.split('+').map(str::trim) {
        let Some(choice) = question.choice(id) else {
            bail!(
                "»{id}« er ikke et svar på »{}«; {}",
                question.id,
                offered(question)
            );
        };
        if !choices.iter().any(|before| before.id == choice.id) {
            choices.push(choice);
        }
    }
    Ok(Typed { question, choices })
}

/// A single choice where only one is allowed; an exclusive choice alone.
fn can_stand(answer: &Typed<'_>) -> Result<()> {
    let Typed { question, choices } = answer;
    if choices.len() < 2 {
        return Ok(());
    }
    if !question.multiple {
        bail!(
            "»{}« kan kun have ét svar; {}",
            question.id,
            offered(question)
        );
    }
    if let Some(alone) = choices.iter().find(|choice| choice.exclusive) {
        bail!(
            "»{}« udelukker de andre svar på »{}«; {}",
            alone.id,
            question.id,
            offered(question)
        );
    }
    Ok(())
}

/// After an answer that ends the guide, no more are asked.
fn nothing_follows(guide: &Guide, typed: &[Typed<'_>]) -> Result<()> {
    let place = |question: &Question| guide.questions.iter().position(|q| q.id == question.id);
    for answer in typed {
        let Some(last) = answer.choices.iter().find(|choice| choice.ends_guide) else {
            continue;
        };
        let later = typed
            .iter()
            .filter(|other| place(other.question) > place(answer.question));
        let later: Vec<_> = later.map(|other| other.question.id.as_str()).collect();
        if !later.is_empty() {
            let id = &answer.question.id;
            bail!(
                "{id}={} afslutter guiden, så den spørger ikke om {}; slet det, eller vælg et andet svar på »{id}«; {}",
                last.id,
                later.join(", "),
                offered(answer.question)
            );
        }
    }
    Ok(())
}

fn nothing_is_missing(guide: &Guide, made: Choices) -> Result<()> {
    if guide.is_complete(made) {
        return Ok(());
    }
    let open = guide
        .questions
        .iter()
        .filter(|question| question.all().common(made).is_empty());
    let open: Vec<_> = open
        .map(|question| {
            format!(
                "\n  {} (»{}«): {}",
                question.id,
                question.text,
                ids(question)
            )
        })
        .collect();
    bail!("der mangler svar på{}", open.concat());
}

fn offered(question: &Question) -> String {
    format!("der er at vælge mellem {}", ids(question))
}

fn ids(question: &Question) -> String {
    let ids: Vec<_> = question
        .choices
        .iter()
        .map(|choice| choice.id.as_str())
        .collect();
    ids.join(", ")
}
