use plan::{Channel, ChannelKind, DAY, Opening, Place, TimeOfDay, WEEK, Weekday, minute_of_week};
use proptest::prelude::*;

const MONDAY: u16 = 0;
const FRIDAY: u16 = 4 * DAY;
const SUNDAY: u16 = 6 * DAY;

fn phone(openings: &[(&[Weekday], &str, &str)]) -> Channel {
    let opening = |&(days, from, to): &(&[Weekday], &str, &str)| Opening {
        days: days.to_vec(),
        from: TimeOfDay::parse(from).unwrap(),
        to: TimeOfDay::parse(to).unwrap(),
    };
    Channel {
        kind: ChannelKind::Phone,
        value: "12 34 56 78".to_owned(),
        passage: "telefon".to_owned(),
        url: None,
        openings: openings.iter().map(opening).collect(),
        place: Place::default(),
    }
}

fn at(day: u16, time: &str) -> u16 {
    day + TimeOfDay::parse(time).unwrap().minutes()
}

fn assert_told(channel: &Channel, cases: &[(u16, &str)]) {
    for &(minute, words) in cases {
        let told = channel.standing_in_words(minute);
        assert_eq!(told.as_deref(), Some(words), "minute {minute}");
    }
}

#[test]
fn a_daily_telephone_opens_and_closes() {
    let open = "Åbent nu, lukker kl. 22.00";
    let cases = [
        (at(MONDAY, "00.00"), "Lukket nu, åbner kl. 08.00"),
        (at(MONDAY, "07.59"), "Lukket nu, åbner kl. 08.00"),
        (at(MONDAY, "08.00"), open),
        (at(MONDAY, "21.59"), open),
        (at(MONDAY, "22.00"), "Lukket nu, åbner i morgen kl. 08.00"),
        (at(SUNDAY, "23.59"), "Lukket nu, åbner i morgen kl. 08.00"),
    ];
    assert_told(&phone(&[(&Weekday::ALL, "08.00", "22.00")]), &cases);
}

#[test]
fn days_without_hours_are_passed_over() {
    use Weekday::*;
    let weekdays = [Mandag, Tirsdag, Onsdag, Torsdag, Fredag];
    let cases = [
        (at(FRIDAY, "14.59"), "Åbent nu, lukker kl. 15.00"),
        (at(FRIDAY, "15.00"), "Lukket nu, åbner mandag kl. 09.00"),
        (at(SUNDAY, "12.00"), "Lukket nu, åbner i morgen kl. 09.00"),
    ];
    assert_told(&phone(&[(&weekdays, "09.00", "15.00")]), &cases);
    let once = phone(&[(&weekdays[..1], "09.00", "15.00")]);
    let cases = [(at(MONDAY, "15.00"), "Lukket nu, åbner mandag kl. 09.00")];
    assert_told(&once, &cases);
}

#[test]
fn what_closes_at_midnight_closes_today_and_what_lasts_longer_tomorrow() {
    let open = |to| phone(&[(&Weekday::ALL, "20.00", to)]);
    let cases = [(at(SUNDAY, "23.59"), "Åbent nu, lukker kl. 24.00")];
    assert_told(&open("24.00"), &cases);
    let cases = [
        (at(SUNDAY, "23.59"), "Åbent nu, lukker i morgen kl. 02.00"),
        (at(MONDAY, "01.59"), "Åbent nu, lukker kl. 02.00"),
    ];
    assert_told(&open("02.00"), &cases);
}

#[test]
fn hours_that_meet_are_one_stretch() {
    let parts: [(&[Weekday], &str, &str); 2] = [
        (&Weekday::ALL, "08.00", "12.00"),
        (&Weekday::ALL, "12.00", "16.00"),
    ];
    let cases = [(at(MONDAY, "09.00"), "Åbent nu, lukker kl. 16.00")];
    assert_told(&phone(&parts), &cases);
    let always = phone(&[(&Weekday::ALL, "00.00", "24.00")]);
    assert_told(&always, &[(at(MONDAY, "09.00"), "Åbent hele døgnet")]);
}

#[test]
fn nothing_is_told_where_the_plan_says_no_hours() {
    assert_eq!(phone(&[]).standing_in_words(0), None);
}

#[test]
fn a_clock_knows_the_minute_of_the_week() {
    // 1970-01-01 was a Thursday; 2026-11-23 is a Monday, 20,780 days later.
    assert_eq!(minute_of_week(0), 3 * DAY);
    assert_eq!(minute_of_week(20_780 * u64::from(DAY) + 61), 61);
    assert_eq!(minute_of_week(20_780 * u64::from(DAY) - 1), WEEK - 1);
}

proptest! {
    #[test]
    fn the_words_agree_with_the_hours(from in 0u16..DAY, to in 0u16..DAY, days in 1u8..128, minute in 0..WEEK) {
        prop_assume!(from != to);
        let text = |minutes: u16| format!("{:02}.{:02}", minutes / 60, minutes % 60);
        let days: Vec<_> = Weekday::ALL.into_iter().filter(|&day| days >> day as u8 & 1 == 1).collect();
        let phone = phone(&[(&days, &text(from), &text(to))]);
        let told = phone.standing_in_words(minute).unwrap();
        prop_assert_eq!(told.starts_with("Åbent"), phone.serves(minute), "{}", told);
        // At the time that is told it changes, or that time does so on another day.
        let time = TimeOfDay::parse(&told[told.len() - 5..]).unwrap().minutes();
        let expected = if phone.serves(minute) { to } else { from };
        prop_assert_eq!(time % DAY, expected, "{}", told);
    }
}
