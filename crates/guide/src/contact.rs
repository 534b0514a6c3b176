use crate::hours::Opening;
use crate::location::Location;
use serde::{Deserialize, Serialize};

/// The id of a passage: lower-case ASCII letters, digits and hyphens.
pub type PassageId = String;

/// The id of a contact in `contacts.toml`.
pub type ContactId = String;

/// Someone whom a reader can turn to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// Its id in `contacts.toml`.
    pub id: ContactId,
    /// Its name, as it stands in its passage.
    pub name: String,
    /// The passage that names it.
    pub passage: PassageId,
    /// How to reach it, best first.
    pub channels: Vec<Channel>,
    /// Where it stands in `contacts.toml`.
    #[serde(skip)]
    pub place: Location,
}

/// One way to reach a contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// What kind of way.
    pub kind: ChannelKind,
    /// The number, the address or the service, as it stands in the passage.
    pub value: String,
    /// The passage in which it stands.
    pub passage: PassageId,
    /// Where to write, for secure mail. In a [`GuidePayload`](crate::GuidePayload): the target of the channel's link, whatever its
    /// kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When a telephone is answered; empty where the plan does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub openings: Vec<Opening>,
    /// Where it stands in `contacts.toml`.
    #[serde(skip)]
    pub place: Location,
}

/// The kinds of way to a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChannelKind {
    /// A number that is answered at every minute, such as 112.
    Emergency,
    /// A telephone.
    Phone,
    /// Ordinary e-mail.
    Email,
    /// Secure mail ("Sikker mail"), for personal matters.
    SecureMail,
}

impl Channel {
    /// The link's target: `tel:`, `mailto:`, or the secure mail's own address.
    pub fn href(&self) -> String {
        match self.kind {
            ChannelKind::Emergency | ChannelKind::Phone => ["tel:", &dialled(&self.value)].concat(),
            ChannelKind::Email => ["mailto:", &self.value].concat(),
            ChannelKind::SecureMail => self.url.clone().unwrap_or_default(),
        }
    }

    /// What a link to this channel says, in the interface's words.
    pub fn action(&self) -> String {
        // Joined, not formatted: `format!` would add about a page's weight to the widget.
        [self.verb(), &self.value].concat()
    }

    /// The words before the value in what a link says, such as "Ring ".
    pub fn verb(&self) -> &'static str {
        match self.kind {
            ChannelKind::Emergency | ChannelKind::Phone => "Ring ",
            ChannelKind::Email => "Skriv til ",
            ChannelKind::SecureMail => "",
        }
    }

    /// Whether the value stays on one line where there is room: a mail address. Broken at a hyphen of its own, it would look as if the
    /// hyphen came from the break.
    pub fn is_unbroken(&self) -> bool {
        self.kind == ChannelKind::Email
    }

    /// The opening hours in words; empty where the plan gives none.
    pub fn hours_to_text(&self) -> String {
        let openings: Vec<_> = self.openings.iter().map(Opening::to_text).collect();
        openings.join("; ")
    }

    /// Whether the channel is answered, or takes a message, in this minute of the week (0 is Monday at 00.00).
    pub fn serves(&self, minute: u16) -> bool {
        match self.kind {
            ChannelKind::Emergency | ChannelKind::Email | ChannelKind::SecureMail => true,
            ChannelKind::Phone => self.openings.iter().any(|opening| opening.covers(minute)),
        }
    }
}

impl Contact {
    /// Whether this contact is for a life in danger.
    pub fn is_emergency(&self) -> bool {
        self.channels
            .iter()
            .any(|channel| channel.kind == ChannelKind::Emergency)
    }

    /// Whether 112, Denmark's emergency number, reaches this contact.
    pub fn has_112(&self) -> bool {
        let digits = |value: &str| value.chars().filter(char::is_ascii_digit).eq("112".chars());
        let emergency = |channel: &&Channel| channel.kind == ChannelKind::Emergency;
        let mut channels = self.channels.iter().filter(emergency);
        channels.any(|channel| digits(&channel.value))
    }
}

/// A telephone number in its normal form, however it is grouped: `+` with country code (ITU-T E.164), or a short number's digits.
///
/// Eight digits are Danish. Leading zeros before a country code mean `+`. A zero in brackets is dropped.
pub fn dialled(number: &str) -> String {
    let signs = number.as_bytes();
    let mut digits = String::new();
    for (at, &sign) in signs.iter().enumerate() {
        let is_in_brackets = at > 0 && signs[at - 1] == b'(' && signs.get(at + 1) == Some(&b')');
        if sign.is_ascii_digit() && !is_in_brackets {
            digits.push(char::from(sign));
        }
    }
    let (code, digits) = if number.contains('+') {
        ("+", digits.as_str())
    } else if digits.len() == 8 {
        ("+45", digits.as_str())
    } else if let Some(abroad) = digits.strip_prefix("00") {
        ("+", abroad)
    } else if digits.len() == 10 && digits.starts_with("45") {
        ("+", digits.as_str())
    } else {
        ("", digits.as_str())
    };
    [code, digits].concat()
}
