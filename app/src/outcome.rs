use crate::button::Action;
use crate::drawn::Drawn;
use crate::element::{classed, element, text};
use crate::visit::Visit;
use crate::walk::Step;
use crate::{button, contact, page, prepare, quote, summary, words};
use guide::{Choices, Outcome, Urgency};

/// The page that the answers lead to.
pub(crate) fn view(visit: &'static Visit) -> Drawn {
    let made = visit.walk().made();
    let Some(outcome) = visit.guide().assess(made) else {
        // Never with a guide that the publisher has proved. Of another one, the reader still has the answers.
        return summary::view(visit);
    };
    let class = if is_acute(outcome) {
        "outcome acute"
    } else {
        "outcome"
    };
    let mut parts = vec![page::heading(&outcome.title)];
    parts.extend(section(words::NOW, now(visit, outcome, made)));
    parts.extend(section(words::AFTERWARDS, path(visit, outcome)));
    parts.extend(section(words::HELP, help(visit, outcome, made)));
    parts.extend(section(
        words::WHY,
        quote::applying(visit, &outcome.because, made),
    ));
    parts.extend(reservation(visit, outcome));
    if !is_acute(outcome) {
        parts.push(prepare::view(visit));
    }
    parts.push(page::buttons(vec![
        button::view(
            visit,
            "button secondary",
            text(words::CHANGE_ANSWERS),
            Action::Take(Step::Review),
        ),
        button::view(
            visit,
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
fn section(title: &'static str, content: Vec<Drawn>) -> Option<Drawn> {
    if content.is_empty() {
        return None;
    }
    let mut parts = vec![element("h2", vec![text(title)])];
    parts.extend(content);
    Some(element("section", parts))
}

/// Whom to contact, and what the plan says of that. A contact's own passage is its card's heading already.
fn now(visit: &'static Visit, outcome: &'static Outcome, made: Choices) -> Vec<Drawn> {
    let contacts = outcome.contacts(made, visit.contacts());
    let is_card = |passage: &str| contacts.iter().any(|contact| contact.passage == passage);
    let quotes = outcome.now.iter();
    let quotes = quotes.filter(|cited| cited.applies(made) && !is_card(&cited.passage));
    let quotes = quotes.map(|cited| quote::view(visit, &cited.passage));
    let cards = contacts.iter().map(|contact| contact::view(visit, contact));
    cards.chain(quotes).collect()
}

/// The steps of the handling path.
fn path(visit: &Visit, outcome: &Outcome) -> Vec<Drawn> {
    if outcome.path.is_empty() {
        return vec![];
    }
    let steps = outcome.path.iter();
    let steps = steps.map(|passage| element("li", quote::parts(visit, passage)));
    vec![classed("ol", "path", steps.collect())]
}

/// What help can come of it, never without the passage on who assesses that.
fn help(visit: &Visit, outcome: &Outcome, made: Choices) -> Vec<Drawn> {
    let mut quotes = quote::applying(visit, &outcome.help, made);
    if !quotes.is_empty() {
        quotes.push(quote::view(visit, &visit.guide().assessors));
    }
    quotes
}

/// The plan's own reservation, which every outcome has; not a second time where it is the reason.
fn reservation(visit: &Visit, outcome: &Outcome) -> Option<Drawn> {
    let reservation = &visit.guide().reservation;
    let is_reason = outcome
        .because
        .iter()
        .any(|cited| cited.passage == *reservation);
    (!is_reason).then(|| quote::reservation(visit))
}
