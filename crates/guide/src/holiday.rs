/// Whether Danish offices are closed on this day by its date (days since 1970-01-01, which is 0).
///
/// The public holidays since 2024, when Store Bededag was abolished, and three days on which public offices close: Grundlovsdag (5
/// June), 24 and 31 December. Valid up to 2099.
pub fn is_public_holiday(day: u32) -> bool {
    let (year, day) = day_of_year(day);
    let length = length(year);
    let leap_day = length - 365;
    let easter = 58 + leap_day + easter_in_march(year);
    let new_year = day == 0;
    let constitution = day == 155 + leap_day;
    let december = matches!(length - day, 1 | 6 | 7 | 8);
    // Days after Maundy Thursday: Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday.
    let movable = matches!((day + 3).wrapping_sub(easter), 0 | 1 | 3 | 4 | 42 | 52 | 53);
    new_year || constitution || december || movable
}

/// The year, and the day of the year from 0.
fn day_of_year(mut day: u32) -> (u32, u32) {
    let mut year = 1970;
    while day >= length(year) {
        day -= length(year);
        year += 1;
    }
    (year, day)
}

/// In days. Every fourth year is a leap year between 1901 and 2099.
fn length(year: u32) -> u32 {
    365 + u32::from(year.is_multiple_of(4))
}

/// Easter's day of March; 32 is 1 April. Carter's rule, valid from 1900 to 2099.
fn easter_in_march(year: u32) -> u32 {
    let moon = (204 - 11 * (year % 19)) % 30 + 21;
    let full_moon = moon - u32::from(moon > 48);
    let weekday = (year + year / 4 + full_moon + 1) % 7;
    full_moon + 7 - weekday
}
