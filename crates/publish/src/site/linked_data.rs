use plan::{Channel, ChannelKind, Contact, Opening, Plan, TimeOfDay, Weekday};
use serde_json::{Map, Value, json};

/// The contacts for search engines (schema.org), as a data block; it never runs.
pub(crate) fn linked_data(plan: &Plan) -> String {
    let municipality = &plan.municipality;
    let channels = plan.contacts.iter().flat_map(|contact| {
        let channels = contact.channels.iter();
        channels.map(|channel| service_channel(contact, channel))
    });
    let mut service = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": municipality.title,
        "description": municipality.description,
        "provider": { "@type": "GovernmentOrganization", "name": municipality.name },
        "availableChannel": channels.collect::<Vec<_>>(),
    });
    if let Some(address) = &municipality.address {
        service["url"] = json!(format!("{address}/"));
    }
    // `<` is escaped, so that no text can close the data's element.
    service.to_string().replace('<', "\\u003c")
}

/// One channel: a page, or a contact point with number or address and hours.
fn service_channel(contact: &Contact, channel: &Channel) -> Value {
    let href = channel.href();
    if channel.kind == ChannelKind::SecureMail {
        return json!({ "@type": "ServiceChannel", "name": contact.name, "serviceUrl": href });
    }
    let mut point = Map::new();
    let mut put = |name: &str, value: Value| point.insert(name.to_owned(), value);
    put("@type", json!("ContactPoint"));
    put("contactType", json!(contact.name));
    if channel.kind == ChannelKind::Email {
        put("email", json!(channel.value));
    } else {
        put("telephone", json!(href.trim_start_matches("tel:")));
    }
    if !channel.openings.is_empty() {
        put(
            "hoursAvailable",
            channel.openings.iter().map(hours).collect(),
        );
    }
    json!({ "@type": "ServiceChannel", "name": contact.name, "servicePhone": point })
}

fn hours(opening: &Opening) -> Value {
    let days: Vec<_> = opening.days.iter().map(|&day| in_english(day)).collect();
    json!({
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": days,
        "opens": iso(opening.from),
        "closes": iso(opening.to),
    })
}

/// In ISO 8601; the end of the day is its last minute, as schema.org has no 24:00.
fn iso(time: TimeOfDay) -> String {
    let minutes = time.minutes().min(plan::DAY - 1);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn in_english(day: Weekday) -> &'static str {
    match day {
        Weekday::Mandag => "Monday",
        Weekday::Tirsdag => "Tuesday",
        Weekday::Onsdag => "Wednesday",
        Weekday::Torsdag => "Thursday",
        Weekday::Fredag => "Friday",
        Weekday::Lørdag => "Saturday",
        Weekday::Søndag => "Sunday",
    }
}
