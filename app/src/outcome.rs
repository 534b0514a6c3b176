use crate::button::Action;
use crate::element::{buttons, classed, element, heading, text};
use crate::erased_view::ErasedView;
use crate::session::Session;
use crate::{button, contact, prepare, quote, summary, words};
use guide::{Outcome, Step, Urgency};

/// The page that the answers lead to.
pub(crate) fn view(session: &'static Session) -> ErasedView {
    let selected = session.state().selected();
    let Some(outcome) = session.guide().assess(selected) else {
        // Never with a guide that the publisher has proved. Of another one, the reader still has the answers.
        return summary::view(session);
    };
    let class = if is_acute(outcome) {
        "outcome acute"
    } else {
        "outcome"
    };
    let mut parts = vec![heading(&outcome.title)];
    let shown = session.guide().view(outcome, selected, session.contacts());
    let cards = shown.contacts.iter();
    let cards = cards.map(|contact| contact::view(session, contact));
    let now = cards.chain(quotes(session, &shown.now)).collect();
    parts.extend(section(words::NOW, now));
    parts.extend(section(words::AFTERWARDS, path(session, outcome)));
    let help = quotes(session, &shown.help).collect();
    parts.extend(section(words::HELP, help));
    let because = quotes(session, &shown.because).collect();
    parts.extend(section(words::WHY, because));
    if shown.reservation.is_some() {
        parts.push(quote::reservation(session));
    }
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

fn quotes(session: &Session, passages: &[&str]) -> impl Iterator<Item = ErasedView> {
    passages.iter().map(|passage| quote::view(session, passage))
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
