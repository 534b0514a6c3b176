use plan::{Channel, Contact, Plan};
use serde_json::{Value, json};

/// Every contact, the one for a life in danger first.
pub(crate) fn contacts(plan: &Plan) -> Vec<Value> {
    let ordered = plan.acute_and_other_contacts().into_iter().flatten();
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
