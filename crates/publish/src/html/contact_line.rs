use plan::{Channel, Contact};

/// A contact with all its channels on one line, for readers of the rules.
pub(crate) fn contact_line(contact: &Contact) -> String {
    let channels: Vec<_> = contact.channels.iter().map(channel_in_words).collect();
    format!("{}: {}", contact.name, channels.join("; "))
}

fn channel_in_words(channel: &Channel) -> String {
    let mut words = channel.action();
    if let Some(url) = &channel.url {
        words.push_str(&format!(" ({url})"));
    }
    if !channel.openings.is_empty() {
        words.push_str(&format!(", {}", channel.hours_to_text()));
    }
    words
}
