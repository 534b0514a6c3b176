use crate::clock;
use crate::drawn::{Drawn, draw};
use crate::element::{classed, element, link, text};
use crate::visit::Visit;
use guide::{Channel, Contact};

/// A contact as a card, with each way to reach it as a link.
pub(crate) fn view(visit: &'static Visit, contact: &'static Contact) -> Drawn {
    let class = if contact.is_emergency() {
        "contact emergency"
    } else {
        "contact"
    };
    let name = classed("h3", "contact-name", vec![text(&contact.name)]);
    let channels = contact
        .channels
        .iter()
        .map(|channel| channel_view(visit, channel));
    let channels = classed("ul", "channels", channels.collect());
    classed("section", class, vec![name, channels])
}

fn channel_view(visit: &'static Visit, channel: &'static Channel) -> Drawn {
    let mut parts = vec![link(
        "channel",
        channel.url.clone().unwrap_or_default(),
        vec![draw(channel.action())],
    )];
    if !channel.openings.is_empty() {
        let hours = draw(channel.hours_in_words());
        parts.push(classed("p", "hours", vec![hours]));
        parts.push(standing(visit, channel));
    }
    element("li", parts)
}

/// Whether it is open at this moment, told again as time passes.
fn standing(visit: &'static Visit, channel: &'static Channel) -> Drawn {
    let told = move || {
        visit.track_clock();
        let moment = clock::danish_moment();
        moment.and_then(|moment| channel.standing_in_words(moment))
    };
    classed(
        "p",
        "open-now",
        vec![draw(move || told().unwrap_or_default())],
    )
}
