//! The revision's last day for the council's calendar: `revision.ics` (RFC 5545).

use plan::{Date, Decision, Municipality, sha256};

/// As many bytes as a line may have without its end.
const LONGEST: usize = 75;

/// A whole day with an alarm twelve months before. Nothing in it is of the day on which it was made. It is the same event for every
/// edition of a municipality's plan, so that a calendar that has an earlier one moves it, and its alarm, instead of adding another.
pub(crate) fn calendar(municipality: &Municipality, decision: &Decision) -> String {
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
        // A number that grows with each edition: its day.
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
        // An offset cannot be told in months.
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

/// A day as the format writes it: 20301125.
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

/// A line that is too long goes on in the next, after a space; no letter is cut in two.
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
