use plan::{
    Channel, ChannelKind, DAY, Location, Opening, TimeOfDay, WEEK, Weekday, minute_of_week,
};
use proptest::prelude::*;

/// Of an ordinary week: 2026-11-23 is a Monday, 20,780 days after 1970-01-01.
const MONDAY: u32 = 20_780 * DAY as u32;
const FRIDAY: u32 = MONDAY + 4 * DAY as u32;
const SUNDAY: u32 = MONDAY + 6 * DAY as u32;

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
        place: Location::default(),
    }
}

fn at(day: u32, time: &str) -> u32 {
    day + u32::from(TimeOfDay::parse(time).unwrap().minutes())
}

/// A moment by its date.
fn on(date: &str, time: &str) -> u32 {
    at(
        crate::holidays::day(date.parse().unwrap()) * u32::from(DAY),
        time,
    )
}

fn assert_reported(channel: &Channel, cases: &[(u32, &str)]) {
    for &(moment, words) in cases {
        let report = channel.opening_status(moment);
        assert_eq!(report.as_deref(), Some(words), "moment {moment}");
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
    assert_reported(&phone(&[(&Weekday::ALL, "08.00", "22.00")]), &cases);
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
    assert_reported(&phone(&[(&weekdays, "09.00", "15.00")]), &cases);
    let once = phone(&[(&weekdays[..1], "09.00", "15.00")]);
    let cases = [(at(MONDAY, "15.00"), "Lukket nu, åbner mandag kl. 09.00")];
    assert_reported(&once, &cases);
}

#[test]
fn what_closes_at_midnight_closes_today_and_what_lasts_longer_tomorrow() {
    let open = |to| phone(&[(&Weekday::ALL, "20.00", to)]);
    let cases = [(at(SUNDAY, "23.59"), "Åbent nu, lukker kl. 24.00")];
    assert_reported(&open("24.00"), &cases);
    let cases = [
        (at(SUNDAY, "23.59"), "Åbent nu, lukker i morgen kl. 02.00"),
        (at(MONDAY, "01.59"), "Åbent nu, lukker kl. 02.00"),
    ];
    assert_reported(&open("02.00"), &cases);
}

#[test]
fn hours_that_meet_are_one_stretch() {
    let parts: [(&[Weekday], &str, &str); 2] = [
        (&Weekday::ALL, "08.00", "12.00"),
        (&Weekday::ALL, "12.00", "16.00"),
    ];
    let cases = [(at(MONDAY, "09.00"), "Åbent nu, lukker kl. 16.00")];
    assert_reported(&phone(&parts), &cases);
    let always = phone(&[(&Weekday::ALL, "00.00", "24.00")]);
    assert_reported(&always, &[(at(MONDAY, "09.00"), "Åbent hele døgnet")]);
}

#[test]
fn nothing_is_told_where_the_plan_says_no_hours() {
    assert_eq!(phone(&[]).opening_status(0), None);
}

#[test]
fn a_clock_knows_the_minute_of_the_week() {
    // 1970-01-01 was a Thursday.
    assert_eq!(minute_of_week(0), 3 * DAY);
    assert_eq!(minute_of_week(MONDAY + 61), 61);
    assert_eq!(minute_of_week(MONDAY - 1), WEEK - 1);
}

#[test]
fn what_is_given_for_some_days_may_not_hold_on_a_public_holiday() {
    use Weekday::*;
    let closed = "Lukket nu, kan være lukket på helligdage";
    let perhaps = "Kan være lukket på helligdage";
    let weekdays = phone(&[(
        &[Mandag, Tirsdag, Onsdag, Torsdag, Fredag],
        "09.00",
        "15.00",
    )]);
    let cases = [
        // Easter 2027 is on 28 March.
        (on("2027-03-24", "14.59"), "Åbent nu, lukker kl. 15.00"),
        (on("2027-03-24", "15.00"), closed),
        (on("2027-03-25", "08.59"), closed),
        (on("2027-03-25", "09.00"), perhaps),
        (on("2027-03-25", "14.59"), perhaps),
        (on("2027-03-25", "15.00"), closed),
        (on("2027-03-27", "12.00"), closed),
        (on("2027-03-29", "12.00"), perhaps),
        (
            on("2027-03-29", "15.00"),
            "Lukket nu, åbner i morgen kl. 09.00",
        ),
        (on("2027-03-30", "09.00"), "Åbent nu, lukker kl. 15.00"),
    ];
    assert_reported(&weekdays, &cases);
    let daily = phone(&[(&Weekday::ALL, "08.00", "22.00")]);
    let cases = [(on("2027-03-25", "09.00"), "Åbent nu, lukker kl. 22.00")];
    assert_reported(&daily, &cases);
    let always = phone(&[(&Weekday::ALL, "00.00", "24.00")]);
    assert_reported(&always, &[(on("2027-03-25", "09.00"), "Åbent hele døgnet")]);
}

#[test]
fn of_hours_for_every_day_and_for_some_only_the_first_are_certain_on_a_public_holiday() {
    use Weekday::*;
    let both = phone(&[
        (
            &[Mandag, Tirsdag, Onsdag, Torsdag, Fredag],
            "08.00",
            "16.00",
        ),
        (&Weekday::ALL, "08.00", "12.00"),
    ]);
    let cases = [
        (on("2026-12-23", "11.00"), "Åbent nu, lukker kl. 16.00"),
        (on("2026-12-24", "11.00"), "Åbent nu, lukker kl. 12.00"),
        (on("2026-12-24", "12.00"), "Kan være lukket på helligdage"),
    ];
    assert_reported(&both, &cases);
}

#[test]
fn a_night_belongs_to_the_day_on_which_it_began() {
    let nights = phone(&[(&[Weekday::Torsdag], "22.00", "02.30")]);
    let perhaps = "Kan være lukket på helligdage";
    // Thursday, 24 December 2026; the Thursday before Good Friday is a holiday, and the one before 1 January 2027 is one, too.
    let cases = [
        (on("2026-12-24", "23.00"), perhaps),
        (on("2026-12-25", "02.29"), perhaps),
        (
            on("2027-01-07", "23.00"),
            "Åbent nu, lukker i morgen kl. 02.30",
        ),
    ];
    assert_reported(&nights, &cases);
    let nights = phone(&[(&[Weekday::Lørdag], "22.00", "02.30")]);
    let cases = [(on("2027-03-28", "02.00"), "Åbent nu, lukker kl. 02.30")];
    assert_reported(&nights, &cases);
}

proptest! {
    #[test]
    fn the_words_agree_with_the_hours(from in 0u16..DAY, to in 0u16..DAY, days in 1u8..128, minute in 0..WEEK) {
        prop_assume!(from != to);
        let text = |minutes: u16| format!("{:02}.{:02}", minutes / 60, minutes % 60);
        let days: Vec<_> = Weekday::ALL.into_iter().filter(|&day| days >> day as u8 & 1 == 1).collect();
        let phone = phone(&[(&days, &text(from), &text(to))]);
        let report = phone.opening_status(MONDAY + u32::from(minute)).unwrap();
        prop_assert_eq!(report.starts_with("Åbent"), phone.serves(minute), "{}", report);
        // At the time that is told it changes, or that time does so on another day.
        let time = TimeOfDay::parse(&report[report.len() - 5..]).unwrap().minutes();
        let expected = if phone.serves(minute) { to } else { from };
        prop_assert_eq!(time % DAY, expected, "{}", report);
    }
}
