//! What a reader must be shown, as the domain says it: the plan as it stands in `book/`, its guide and its assessment.

pub use crate::served::plan::plan;
use anyhow::{Context, Result};
use plan::{
    Chapter, Choice, Choices, Citation, Contact as PlanContact, Guide, Outcome, Plan, Question,
    Role, Urgency,
};
use serde::Deserialize;
use std::collections::HashSet;

/// An outcome, as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Shown {
    /// The heading.
    pub title: String,
    /// Whether it looks as urgent as it is.
    pub acute: bool,
    /// Whom to contact, best first.
    pub contacts: Vec<Contact>,
    /// The steps of the handling path.
    pub path: Vec<Quote>,
    /// Everything else that it quotes: what to do, what help, and why.
    pub quotes: Vec<Quote>,
}

/// A contact, as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Contact {
    /// Its name.
    pub name: String,
    /// Whether it stands out as the one for a life in danger.
    pub emergency: bool,
    /// The ways to it, best first.
    pub channels: Vec<Channel>,
}

/// A link to a contact.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Channel {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// When it is answered; empty where the plan does not say.
    pub hours: String,
}

/// A passage, quoted.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Quote {
    /// Its words.
    pub text: String,
    /// Where the link to it leads, such as `/definition.html#radikalisering`; empty where the chapter is linked above.
    pub source: String,
}

/// The plan's questions, in their order.
///
/// # Errors
/// If the plan is broken.
pub fn questions() -> Result<&'static [Question]> {
    Ok(&plan()?.guide.questions)
}

/// The question whether anyone is in danger.
///
/// # Errors
/// If the plan does not ask that.
pub fn danger() -> Result<&'static Question> {
    let mut questions = questions()?.iter();
    let danger = questions.find(|question| question.role == Some(Role::Danger));
    danger.context("no question on danger")
}

/// The first choice that leads straight to an outcome.
///
/// # Errors
/// If none does.
pub fn finishing(question: &Question) -> Result<&Choice> {
    let mut choices = question.choices.iter();
    choices
        .find(|choice| choice.ends_guide)
        .context("no choice finishes")
}

/// The first choice after which the guide asks on.
///
/// # Errors
/// If there is none.
pub fn ordinary(question: &Question) -> Result<&Choice> {
    let mut choices = question.choices.iter();
    choices
        .find(|choice| !choice.ends_guide)
        .context("no choice asks on")
}

/// Another such choice; where there is none, the same.
///
/// # Errors
/// If there is none at all.
pub fn other(question: &Question) -> Result<&Choice> {
    let choices = question.choices.iter().filter(|choice| !choice.ends_guide);
    choices.take(2).last().context("no choice asks on")
}

/// The contact for a life in danger.
///
/// # Errors
/// If the plan has none.
pub fn emergency() -> Result<&'static PlanContact> {
    plan()?.emergency().context("no emergency contact")
}

/// The address of a chapter's page.
pub fn address(chapter: &Chapter) -> String {
    format!("/{}", chapter.path.replace(".md", ".html"))
}

/// One way to answer for each page that the guide can end on: for every outcome, with every selection of its citations.
pub fn walks(guide: &Guide) -> Vec<Choices> {
    let mut seen = HashSet::new();
    let mut walks = Vec::new();
    let mut open = vec![Choices::NONE];
    while let Some(made) = open.pop() {
        if let Some(index) = guide.next_question(made) {
            let answers = answers(&guide.questions[index]);
            open.extend(answers.map(|answer| made.union(answer)));
        } else if let Some(outcome) = guide.assess(made)
            && seen.insert((&outcome.id, cited(outcome, made)))
        {
            walks.push(made);
        }
    }
    walks
}

/// Some answers to a question. Where several choices go together they are too many to try all: one, all, none of these.
fn answers(question: &Question) -> impl Iterator<Item = Choices> {
    let multiple = question.multiple;
    let one = question.choices.iter().enumerate();
    let one = one.filter(move |(index, choice)| !multiple || *index == 0 || choice.exclusive);
    let all = multiple.then(|| question.substantial());
    one.map(|(_, choice)| Choices::of([choice.number]))
        .chain(all)
}

fn cited(outcome: &Outcome, made: Choices) -> Vec<&str> {
    let citations = [&outcome.now, &outcome.help, &outcome.because];
    citations
        .into_iter()
        .flat_map(|citations| applying(citations, made))
        .collect()
}

fn applying(citations: &[Citation], made: Choices) -> Vec<&str> {
    let applying = citations.iter().filter(|citation| citation.applies(made));
    applying.map(|citation| citation.passage.as_str()).collect()
}

/// What these answers must lead to.
///
/// # Errors
/// If the domain has nothing to say about them.
pub fn shown(plan: &Plan, made: Choices) -> Result<Shown> {
    let guide = &plan.guide;
    let outcome = guide.assess(made).context("no outcome")?;
    let mut help = applying(&outcome.help, made);
    if !help.is_empty() {
        help.push(&guide.assessors);
    }
    let is_acute = outcome.urgency == Urgency::Acute;
    // Nobody is asked to prepare while someone is in danger.
    let prepare = (!is_acute).then_some(guide.secure_mail.as_str());
    let path = outcome.path.iter().map(String::as_str);
    let parts = [
        applying(&outcome.now, made),
        path.clone().collect(),
        vec![&guide.reservation],
        prepare.into_iter().collect(),
        help,
        applying(&outcome.because, made),
    ];
    let contacts = outcome.contacts(made, &plan.contacts);
    // A contact's own passage is its card, and no passage is quoted twice.
    let mut seen: HashSet<_> = contacts.iter().map(|one| one.passage.as_str()).collect();
    let mut linked = HashSet::new();
    let quotes = parts.concat().into_iter().filter(|id| seen.insert(id));
    let quotes = quotes.map(|id| Ok((id, quote(plan, id, &mut linked)?)));
    let quotes: Vec<_> = quotes.collect::<Result<_>>()?;
    let is_step = |(id, _): &(&str, Quote)| path.clone().any(|step| step == *id);
    let (path, quotes): (Vec<_>, Vec<_>) = quotes.into_iter().partition(is_step);
    Ok(Shown {
        title: outcome.title.clone(),
        acute: is_acute,
        contacts: contacts.into_iter().map(contact).collect(),
        path: path.into_iter().map(|(_, quote)| quote).collect(),
        quotes: quotes.into_iter().map(|(_, quote)| quote).collect(),
    })
}

fn contact(contact: &plan::Contact) -> Contact {
    let channels = contact.channels.iter().map(|channel| Channel {
        text: channel.action(),
        href: channel.href(),
        hours: channel.hours_to_text(),
    });
    Contact {
        name: contact.name.clone(),
        emergency: contact.is_emergency(),
        channels: channels.collect(),
    }
}

fn quote<'a>(plan: &'a Plan, id: &str, linked: &mut HashSet<&'a str>) -> Result<Quote> {
    let (chapter, passage) = plan.passage(id).context("no passage")?;
    let words: Vec<_> = passage.text.split_whitespace().collect();
    let first = linked.insert(&chapter.path);
    Ok(Quote {
        text: words.join(" "),
        source: match first {
            true => format!("{}#{}", address(chapter), passage.id),
            false => String::new(),
        },
    })
}
