use plan::{ChannelKind, Plan};
use serde::Serialize;

/// The emergency contact, as the top of every page shows it.
#[derive(Serialize)]
pub(crate) struct Emergency<'a> {
    pub(crate) label: &'a str,
    pub(crate) number: &'a str,
    pub(crate) href: String,
}

impl<'a> Emergency<'a> {
    pub(crate) fn of(plan: &'a Plan) -> Option<Self> {
        let contact = plan.emergency()?;
        let (_, label) = plan.passage(&contact.passage)?;
        let mut channels = contact.channels.iter();
        let channel = channels.find(|channel| channel.kind == ChannelKind::Emergency)?;
        Some(Self {
            label: &label.text,
            number: &channel.value,
            href: channel.href(),
        })
    }
}
