use plan::{Channel, Contact, Plan};
use serde_json::{Value, json};

/// Every contact, the one for a life in danger first.
pub(crate) fn contacts(plan: &Plan) -> Vec<Value> {
    let (emergency, others): (Vec<_>, Vec<_>) = plan
        .contacts
        .iter()
        .partition(|contact| contact.is_emergency());
    let ordered = emergency.into_iter().chain(others);
    ordered.map(contact).collect()
}

/// A contact with its channels.
pub(crate) fn contact(contact: &Contact) -> Value {
    let channels = contact.channels.iter().map(channel);
    json!({
        "name": contact.name,
        "emergency": contact.is_emergency(),
        "channels": channels.collect::<Vec<_>>(),
    })
}

fn channel(channel: &Channel) -> Value {
    json!({
        "action": channel.action(),
        "value": channel.value,
        "href": channel.href(),
        "hours": channel.hours_to_text(),
    })
}
