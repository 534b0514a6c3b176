use crate::drawn::{Drawn, draw};
use crate::element::{classed, element, link, text};
use plan::{Channel, Contact};

/// A contact as a card, with each way to reach it as a link.
pub(crate) fn view(contact: &'static Contact) -> Drawn {
    let class = if contact.is_emergency() {
        "contact emergency"
    } else {
        "contact"
    };
    let name = classed("h3", "contact-name", vec![text(&contact.name)]);
    let channels = contact.channels.iter().map(channel_view);
    let channels = classed("ul", "channels", channels.collect());
    classed("section", class, vec![name, channels])
}

fn channel_view(channel: &'static Channel) -> Drawn {
    let mut parts = vec![link(
        "channel",
        channel.href(),
        vec![draw(channel.action())],
    )];
    if !channel.openings.is_empty() {
        let hours = draw(channel.hours_in_words());
        parts.push(classed("p", "hours", vec![hours]));
    }
    element("li", parts)
}
