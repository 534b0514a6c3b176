use js_sys::{Date, Object, Reflect};
use plan::minute_of_week;

/// The minute of the week in Denmark (0 is Monday at 00.00), wherever the device thinks that it is; none where the browser
/// cannot tell.
pub(crate) fn danish_minute_of_week() -> Option<u16> {
    let options = Object::new();
    _ = Reflect::set(&options, &"timeZone".into(), &"Europe/Copenhagen".into());
    // The browser knows the zone's rules, which would weigh more than the widget. In Sweden one writes "2026-11-23 12:43:05".
    let told = String::from(Date::new_0().to_locale_string("sv-SE", &options));
    let (day, time) = (told.get(..10)?, told.get(11..16)?);
    let milliseconds = Date::parse(&[day, "T", time, "Z"].concat());
    (milliseconds > 0.0).then(|| minute_of_week((milliseconds / 60_000.0) as u64))
}
