//! The revision date for the council's calendar: `revision.ics` (RFC 5545).

use plan::{Date, Decision, Municipality, sha256};

/// The longest line in bytes, without its end.
const LONGEST: usize = 75;

/// An all-day event with an alarm twelve months before. It does not depend on the date of the build. All editions of a municipality
/// share the event's id, so that a calendar moves it and its alarm instead of adding another.
pub(super) fn calendar(municipality: &Municipality, decision: &Decision) -> String {
    let Municipality {
        name,
        title,
        address,
        ..
    } = municipality;
    let digits = sha256(format!("{name}\nrevision").as_bytes());
    let summary = escaped(&format!("Frist for at revidere: {title}"));
    let description = escaped(&format!(
        "{name}. Planen er vedtaget den {} (sag {}) og skal revideres senest på denne dag.",
        plan::day_in_danish(decision.date),
        decision.case
    ));
    let url = address.as_ref().map(|address| format!("URL:{address}/"));
    let alarm = escaped(&format!("Om et år skal planen være revideret: {title}"));
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Beredskabsplan//Revision//DA".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@beredskabsplan", &digits[..32]),
        format!("DTSTAMP:{}T000000Z", basic(decision.date)),
        format!("LAST-MODIFIED:{}T000000Z", basic(decision.date)),
        // The sequence number grows with each edition: its date.
        format!("SEQUENCE:{}", basic(decision.date)),
        format!("DTSTART;VALUE=DATE:{}", basic(decision.next_revision)),
        format!("SUMMARY:{summary}"),
        format!("DESCRIPTION:{description}"),
    ];
    let rest = [
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{alarm}"),
        // An alarm's offset cannot be in months.
        format!(
            "TRIGGER;VALUE=DATE-TIME:{}T080000Z",
            basic(decision.reminder())
        ),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    let lines = lines.into_iter().chain(url).chain(rest);
    lines.map(|line| folded(&line)).collect()
}

/// A date in basic format: 20301125.
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped += "\\n",
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Folds long lines: they continue on the next line after a space, without splitting a character.
fn folded(line: &str) -> String {
    let mut folded = String::new();
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > LONGEST {
            folded += "\r\n ";
            length = 1;
        }
        folded.push(character);
        length += character.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let text = "æ".repeat(100);
        let folded = folded(&text);
        assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST));
        assert_eq!(folded.replace("\r\n ", ""), format!("{text}\r\n"));
    }

    #[test]
    fn signs_that_mean_something_are_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne\r"), "a\\;b\\,c\\\\d\\ne");
    }
}
