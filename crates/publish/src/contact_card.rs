use maud::{Markup, html};
use plan::{Channel, Contact};

/// A contact's card, under a heading of level 2 or 3.
pub(crate) fn contact_card(contact: &Contact, level: u8) -> Markup {
    html! {
        section.contact.emergency[contact.is_emergency()] {
            @if level == 2 {
                h2.contact-name { (contact.name) }
            } @else {
                h3.contact-name { (contact.name) }
            }
            (channels(contact))
        }
    }
}

fn channels(contact: &Contact) -> Markup {
    html! {
        ul.channels {
            @for channel in &contact.channels {
                li {
                    a.channel href=(channel.href()) { (channel.action()) }
                    (hours(channel))
                }
            }
        }
    }
}

/// When a telephone is answered, in words.
pub(crate) fn hours(channel: &Channel) -> Markup {
    html! {
        @for opening in &channel.openings {
            " " span.hours { (opening) }
        }
    }
}
