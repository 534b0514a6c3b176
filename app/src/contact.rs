use crate::element::{classed, element, link, text};
use crate::erased_view::{ErasedView, erase};
use crate::session::Session;
use crate::{clock, dom};
use guide::{Channel, Contact};

/// A contact's card, with each channel as a link.
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
        label(channel),
    )];
    if !channel.openings.is_empty() {
        let hours = erase(channel.hours_to_text());
        parts.push(classed("p", "hours", vec![hours]));
        parts.push(status_view(session, channel));
    }
    element("li", parts)
}

fn label(channel: &'static Channel) -> Vec<ErasedView> {
    if channel.is_unbroken() {
        let value = classed("span", "unbroken", vec![text(&channel.value)]);
        return vec![element("span", vec![text(channel.verb()), value])];
    }
    vec![erase(channel.action())]
}

/// Whether it is open at this moment.
fn status_view(session: &Session, channel: &'static Channel) -> ErasedView {
    session.watch(channel);
    let status = status(channel, clock::danish_moment());
    classed("p", "open-now", vec![erase(status)])
}

fn status(channel: &Channel, moment: Option<u32>) -> String {
    let status = moment.and_then(|moment| channel.opening_status(moment));
    status.unwrap_or_default()
}

/// Updates the opening status of the shown channels.
pub(crate) fn tell_the_time(session: &Session) {
    let moment = clock::danish_moment();
    for (line, channel) in dom::all(".guide .open-now").zip(session.watched()) {
        line.set_text_content(Some(&status(channel, moment)));
    }
}
