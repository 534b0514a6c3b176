use crate::clock;
use crate::element::{classed, element, link, text};
use crate::erased_view::{ErasedView, erase};
use crate::session::Session;
use guide::{Channel, Contact};

/// A contact as a card, with each way to reach it as a link.
pub(crate) fn view(session: &'static Session, contact: &'static Contact) -> ErasedView {
    let class = if contact.is_emergency() {
        "contact emergency"
    } else {
        "contact"
    };
    let name = classed("h3", "contact-name", vec![text(&contact.name)]);
    let channels = contact
        .channels
        .iter()
        .map(|channel| channel_view(session, channel));
    let channels = classed("ul", "channels", channels.collect());
    classed("section", class, vec![name, channels])
}

fn channel_view(session: &'static Session, channel: &'static Channel) -> ErasedView {
    let mut parts = vec![link(
        "channel",
        channel.url.clone().unwrap_or_default(),
        vec![erase(channel.action())],
    )];
    if !channel.openings.is_empty() {
        let hours = erase(channel.hours_to_text());
        parts.push(classed("p", "hours", vec![hours]));
        parts.push(standing(session, channel));
    }
    element("li", parts)
}

/// Whether it is open at this moment, told again as time passes.
fn standing(session: &'static Session, channel: &'static Channel) -> ErasedView {
    let told = move || {
        session.track_clock();
        let moment = clock::danish_moment();
        moment.and_then(|moment| channel.opening_status(moment))
    };
    classed(
        "p",
        "open-now",
        vec![erase(move || told().unwrap_or_default())],
    )
}
