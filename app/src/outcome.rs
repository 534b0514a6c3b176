use crate::action::Action;
use crate::element::{buttons, classed, details, element, heading, text};
use crate::erased_view::ErasedView;
use crate::session::Session;
use crate::{button, contact, prepare, quote, summary};
use guide::{Outcome, Step, Urgency, words};

/// The page that the answers lead to.
pub(crate) fn view(session: &'static Session) -> ErasedView {
    let selected = session.state().selected();
    let Some(outcome) = session.guide().assess(selected) else {
        // Cannot happen with a proved guide. With another one the reader still has the answers.
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
    parts.extend(section(words::AFTERWARDS, path(session, &shown.path)));
    parts.extend(shown.reservation.map(|_| quote::reservation(session)));
    if !is_acute(outcome) {
        parts.push(prepare::view(session, shown.secure_mail));
    }
    parts.extend(on_demand(session, words::HELP, &shown.help));
    parts.extend(on_demand(session, words::WHY, &shown.because));
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

/// A section with its heading; nothing if it has no content.
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

fn on_demand(session: &Session, title: &'static str, passages: &[&str]) -> Option<ErasedView> {
    let quotes: Vec<_> = quotes(session, passages).collect();
    (!quotes.is_empty()).then(|| details(title, quotes))
}

/// The steps of the handling path, each cut to two lines until opened.
fn path(session: &Session, steps: &[&str]) -> Vec<ErasedView> {
    if steps.is_empty() {
        return vec![];
    }
    let steps = steps.iter();
    let steps = steps.map(|passage| element("li", quote::line(session, passage)));
    vec![classed("ol", "path", steps.collect())]
}
