use js_sys::{Date, Object, Reflect};

/// Minutes since 1970-01-01 at 00.00 on a Danish clock, whatever the device's time zone; `None` if the browser does not know.
pub(crate) fn danish_moment() -> Option<u32> {
    let options = Object::new();
    _ = Reflect::set(&options, &"timeZone".into(), &"Europe/Copenhagen".into());
    // The browser knows the time zone's rules, which would outweigh the widget. The Swedish format is "2026-11-23 12:43:05".
    let written = String::from(Date::new_0().to_locale_string("sv-SE", &options));
    let (day, time) = (written.get(..10)?, written.get(11..16)?);
    let milliseconds = Date::parse(&[day, "T", time, "Z"].concat());
    (milliseconds > 0.0).then_some((milliseconds / 60_000.0) as u32)
}
