use crate::contact::Channel;
use crate::hours::{DAY, TimeOfDay, WEEK, Weekday, minute_of_week};

impl Channel {
    /// Whether the contact is open at this moment (minutes since 1970-01-01 at 00.00, Danish clock), and when that changes: "Åbent
    /// nu, lukker kl. 22.00", "Lukket nu, åbner i morgen kl. 08.00", "Åbent hele døgnet".
    ///
    /// On a public holiday that may change the hours, it says so. `None` where the plan gives no hours.
    pub fn opening_status(&self, moment: u32) -> Option<String> {
        let now = self.holds(moment);
        let change = (1..u32::from(WEEK)).find(|later| self.holds(moment + later) != now);
        let then = change.and_then(|later| self.holds(moment + later));
        let (status, change) = match (now, then, change) {
            (None, _, None) => return None,
            (Some(false), ..) => ("Kan være lukket på helligdage", None),
            (None, Some(false), _) => ("Lukket nu, kan være lukket på helligdage", None),
            (Some(true), _, None) => ("Åbent hele døgnet", None),
            (Some(true), ..) => ("Åbent nu, lukker ", change),
            (None, ..) => ("Lukket nu, åbner ", change),
        };
        let Some(change) = change else {
            return Some(status.to_owned());
        };
        let minute = minute_of_week(moment);
        // From the midnight before this minute. What closes at midnight closes today at 24.00.
        let change = minute % DAY + change as u16;
        let days = (change - u16::from(now.is_some())) / DAY;
        let today = usize::from(minute / DAY);
        let day = match days {
            0 => "",
            1 => "i morgen",
            _ => Weekday::ALL[(today + usize::from(days)) % 7].name(),
        };
        let gap = if day.is_empty() { "" } else { " " };
        let time = TimeOfDay::after_midnight(change - days * DAY).to_text();
        Some([status, day, gap, "kl. ", &time].concat())
    }

    /// As [`Opening::holds`], over all hours of the channel.
    fn holds(&self, moment: u32) -> Option<bool> {
        let openings = self.openings.iter();
        openings.filter_map(|opening| opening.holds(moment)).max()
    }
}
