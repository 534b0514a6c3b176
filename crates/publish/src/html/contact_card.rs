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

/// What a link to a channel says.
pub(crate) fn label(channel: &Channel) -> Markup {
    html! {
        @if channel.is_unbroken() {
            span { (channel.verb()) span.unbroken { (channel.value) } }
        } @else {
            (channel.action())
        }
    }
}

fn channels(contact: &Contact) -> Markup {
    html! {
        ul.channels {
            @for channel in &contact.channels {
                li {
                    a.channel href=(channel.href()) { (label(channel)) }
                    @if !channel.openings.is_empty() {
                        p.hours { (channel.hours_to_text()) }
                    }
                }
            }
        }
    }
}
