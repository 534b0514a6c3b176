use plan::{DAY, Opening, TimeOfDay, WEEK, Weekday};
use proptest::prelude::*;

fn opening(days: &[Weekday], from: &str, to: &str) -> Opening {
    Opening {
        days: days.to_vec(),
        from: TimeOfDay::parse(from).unwrap(),
        to: TimeOfDay::parse(to).unwrap(),
    }
}

#[test]
fn a_time_is_written_as_danes_write_it() {
    for (text, minutes) in [
        ("00.00", 0),
        ("8.00", 480),
        ("08.05", 485),
        ("24.00", 1440),
        ("8", 480),
        ("08", 480),
        ("24", 1440),
        ("08:00", 480),
        ("8:05", 485),
        ("kl. 8", 480),
        ("kl 8.05", 485),
        ("kl.8", 480),
    ] {
        assert_eq!(
            TimeOfDay::parse(text).map(TimeOfDay::minutes),
            Some(minutes),
            "{text}"
        );
    }
    for text in [
        "", "8.0", "8:", "kl", "kl.", "klo 8", "8 kl", "25", "24.01", "24:01", "12.60", "-1.00",
        "+1.00", "1.+0", "123.00",
    ] {
        assert_eq!(TimeOfDay::parse(text), None, "{text}");
    }
}

#[test]
fn an_opening_covers_from_its_first_minute_to_just_before_its_last() {
    let daily = opening(&Weekday::ALL, "08.00", "22.00");
    for day in 0..7 {
        let minute = |time: u16| day * DAY + time;
        assert!(!daily.covers(minute(8 * 60 - 1)));
        assert!(daily.covers(minute(8 * 60)));
        assert!(daily.covers(minute(22 * 60 - 1)));
        assert!(!daily.covers(minute(22 * 60)));
    }
}

#[test]
fn an_opening_can_last_over_midnight_and_over_the_week_s_end() {
    let night = opening(&[Weekday::Søndag], "22.00", "02.00");
    assert!(night.covers(WEEK - 1));
    assert!(night.covers(0));
    assert!(!night.covers(2 * 60));
    assert!(!night.covers(DAY));
}

#[test]
fn from_a_time_to_the_same_is_round_the_clock() {
    let day = opening(&[Weekday::Lørdag], "08.00", "08.00");
    let covered = (0..WEEK).filter(|&minute| day.covers(minute));
    let saturday = 5 * DAY + 8 * 60;
    assert!(covered.eq(saturday..saturday + DAY));
}

#[test]
fn hours_are_told_in_words() {
    let daily = opening(&Weekday::ALL, "08.00", "22.00");
    assert_eq!(daily.to_text(), "dagligt kl. 08.00–22.00");
    let few = [Weekday::Mandag, Weekday::Onsdag, Weekday::Lørdag];
    let report = |days| opening(days, "9.00", "15.30").to_text();
    assert_eq!(report(&few[..1]), "mandag kl. 09.00–15.30");
    assert_eq!(report(&few[1..]), "onsdag og lørdag kl. 09.00–15.30");
    assert_eq!(report(&few), "mandag, onsdag og lørdag kl. 09.00–15.30");
}

proptest! {
    #[test]
    fn an_opening_covers_as_many_minutes_as_it_is_long(from in 0u16..DAY, to in 0u16..DAY) {
        let text = |minutes: u16| format!("{:02}.{:02}", minutes / 60, minutes % 60);
        let one_day = opening(&[Weekday::Torsdag], &text(from), &text(to));
        let covered = (0..WEEK).filter(|&minute| one_day.covers(minute)).count();
        // From a time to the same is round the clock.
        prop_assert_eq!(covered, usize::from((to + DAY - from - 1) % DAY + 1));
    }
}
