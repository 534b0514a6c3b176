use crate::button::Action;
use crate::element::{buttons, classed, element, heading, text};
use crate::erased_view::ErasedView;
use crate::guide_state::Step;
use crate::session::Session;
use crate::{button, contact, prepare, quote, summary, words};
use guide::{Choices, Outcome, Urgency};

/// The page that the answers lead to.
pub(crate) fn view(session: &'static Session) -> ErasedView {
    let made = session.state().made();
    let Some(outcome) = session.guide().assess(made) else {
        // Never with a guide that the publisher has proved. Of another one, the reader still has the answers.
        return summary::view(session);
    };
    let class = if is_acute(outcome) {
        "outcome acute"
    } else {
        "outcome"
    };
    let mut parts = vec![heading(&outcome.title)];
    parts.extend(section(words::NOW, now(session, outcome, made)));
    parts.extend(section(words::AFTERWARDS, path(session, outcome)));
    parts.extend(section(words::HELP, help(session, outcome, made)));
    parts.extend(section(
        words::WHY,
        quote::applying(session, &outcome.because, made),
    ));
    parts.extend(reservation(session, outcome));
    if !is_acute(outcome) {
        parts.push(prepare::view(session));
    }
    parts.push(buttons(vec![
        button::view(
            session,
            "button secondary",
            text(words::CHANGE_ANSWERS),
            Action::Take(Step::Review),
        ),
        button::view(
            session,
            "button secondary",
            text(words::START_OVER),
            Action::StartOver,
        ),
    ]));
    classed("div", class, parts)
}

fn is_acute(outcome: &Outcome) -> bool {
    outcome.urgency == Urgency::Acute
}

/// A part of the page under its heading; nothing at all where there is nothing to say.
fn section(title: &'static str, content: Vec<ErasedView>) -> Option<ErasedView> {
    if content.is_empty() {
        return None;
    }
    let mut parts = vec![element("h2", vec![text(title)])];
    parts.extend(content);
    Some(element("section", parts))
}

/// Whom to contact, and what the plan says of that. A contact's own passage is its card's heading already.
fn now(session: &'static Session, outcome: &'static Outcome, made: Choices) -> Vec<ErasedView> {
    let contacts = outcome.contacts(made, session.contacts());
    let is_card = |passage: &str| contacts.iter().any(|contact| contact.passage == passage);
    let quotes = outcome.now.iter();
    let quotes = quotes.filter(|cited| cited.applies(made) && !is_card(&cited.passage));
    let quotes = quotes.map(|cited| quote::view(session, &cited.passage));
    let cards = contacts
        .iter()
        .map(|contact| contact::view(session, contact));
    cards.chain(quotes).collect()
}

/// The steps of the handling path.
fn path(session: &Session, outcome: &Outcome) -> Vec<ErasedView> {
    if outcome.path.is_empty() {
        return vec![];
    }
    let steps = outcome.path.iter();
    let steps = steps.map(|passage| element("li", quote::parts(session, passage)));
    vec![classed("ol", "path", steps.collect())]
}

/// What help can come of it, never without the passage on who assesses that.
fn help(session: &Session, outcome: &Outcome, made: Choices) -> Vec<ErasedView> {
    let mut quotes = quote::applying(session, &outcome.help, made);
    if !quotes.is_empty() {
        quotes.push(quote::view(session, &session.guide().assessors));
    }
    quotes
}

/// The plan's own reservation, which every outcome has; not a second time where it is the reason.
fn reservation(session: &Session, outcome: &Outcome) -> Option<ErasedView> {
    let reservation = &session.guide().reservation;
    let is_reason = outcome
        .because
        .iter()
        .any(|cited| cited.passage == *reservation);
    (!is_reason).then(|| quote::reservation(session))
}
