use crate::routes::{WHOLE, canonical, page_of};
use plan::{Channel, ChannelKind, Contact, Opening, Plan, Publication, TimeOfDay, Weekday};
use serde_json::{Map, Value, json};

/// The contacts and the plan for search engines (schema.org), as a data block; it never runs.
pub(crate) fn linked_data(publication: &Publication) -> String {
    let graph = [service(&publication.plan), legislation(publication)];
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    // `<` is escaped, so that no text can close the data's element.
    data.to_string().replace('<', "\\u003c")
}

/// What the municipality offers, and how to reach it.
fn service(plan: &Plan) -> Value {
    let municipality = &plan.municipality;
    let channels = plan.contacts.iter().flat_map(|contact| {
        let channels = contact.channels.iter();
        channels.map(|channel| service_channel(contact, channel))
    });
    let mut service = json!({
        "@type": "GovernmentService",
        "name": municipality.title,
        "description": municipality.description,
        "provider": { "@type": "GovernmentOrganization", "name": municipality.name },
        "availableChannel": channels.collect::<Vec<_>>(),
    });
    if let Some(address) = &municipality.address {
        service["url"] = json!(format!("{address}/"));
    }
    service
}

/// The text on the site; who adopted it is said only of what is in force.
fn legislation(publication: &Publication) -> Value {
    let municipality = &publication.plan.municipality;
    let mut plan = json!({
        "@type": "Legislation",
        "name": municipality.title,
        "inLanguage": "da",
        "legislationType": "Beredskabsplan",
        "legislationJurisdiction": municipality.name,
    });
    if let Some(address) = canonical(municipality, &page_of(WHOLE.path)) {
        plan["url"] = json!(address);
    }
    if let Some(law) = &municipality.legal_basis {
        plan["isBasedOn"] = json!({ "@type": "Legislation", "name": law });
    }
    match publication
        .decision()
        .filter(|_| !publication.status().is_draft())
    {
        Some(decision) => {
            plan["legislationPassedBy"] = json!({ "@type": "Organization", "name": decision.body });
            plan["legislationDate"] = json!(decision.date);
            plan["legislationIdentifier"] = json!(decision.case);
            plan["legislationLegalForce"] = json!("https://schema.org/InForce");
        }
        None => plan["creativeWorkStatus"] = json!("Udkast"),
    }
    plan
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
