use plan::{Date, is_public_holiday};
use std::collections::BTreeSet;

/// Easter Sundays from 2024 to 2060, as tables print them.
const EASTER: &str = "
    2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17
    2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10 2040-04-01 2041-04-21 2042-04-06 2043-03-29
    2044-04-17 2045-04-09 2046-03-25 2047-04-14 2048-04-05 2049-04-18 2050-04-10 2051-04-02 2052-04-21 2053-04-06
    2054-03-29 2055-04-18 2056-04-02 2057-04-22 2058-04-14 2059-03-30 2060-04-18";
/// Days from Easter Sunday on.
const MOVABLE: [i64; 7] = [-3, -2, 0, 1, 39, 49, 50];
/// Month and day.
const FIXED: [(i8, i8); 6] = [(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)];

/// Days since 1970-01-01.
pub(crate) fn day(date: Date) -> u32 {
    let first: Date = "1970-01-01".parse().unwrap();
    date.duration_since(first).as_hours() as u32 / 24
}

#[test]
fn every_day_from_2024_to_2060_is_a_holiday_or_none() {
    let mut holidays = BTreeSet::new();
    for easter in EASTER.split_whitespace() {
        let easter: Date = easter.parse().unwrap();
        holidays.extend(MOVABLE.map(|later| i64::from(day(easter)) + later));
        for (month, day_of_month) in FIXED {
            let date: Date = format!("{}-{month:02}-{day_of_month:02}", easter.year())
                .parse()
                .unwrap();
            holidays.insert(day(date).into());
        }
    }
    let [first, last] = ["2024-01-01", "2060-12-31"].map(|date| day(date.parse().unwrap()));
    for day in first..=last {
        let expected = holidays.contains(&i64::from(day));
        assert_eq!(
            is_public_holiday(day),
            expected,
            "{day} days after 1970-01-01"
        );
    }
    // Of 37 times 13, those that fall on one day are counted once: 5 June is Whit Sunday or Monday, or Ascension Day.
    assert_eq!(holidays.len(), 478);
}

#[test]
fn the_great_day_of_prayer_is_none_any_more() {
    // The fourth Friday after Easter.
    assert!(!is_public_holiday(day("2027-04-23".parse().unwrap())));
    assert!(is_public_holiday(day("2027-05-06".parse().unwrap())));
}
