use crate::{Channel, DAY, TimeOfDay, WEEK, Weekday, minute_of_week};

impl Channel {
    /// Whether the telephone is answered at this moment, told in minutes since 1970-01-01 at 00.00 on a Danish clock, and when
    /// that changes, in words: "Åbent nu, lukker kl. 22.00", "Lukket nu, åbner i morgen kl. 08.00", "Åbent hele døgnet".
    ///
    /// Where it depends on whether a telephone is answered on a public holiday, that is what is told. None where the plan does
    /// not say when it is answered.
    pub fn standing_in_words(&self, moment: u64) -> Option<String> {
        if self.openings.is_empty() {
            return None;
        }
        let now = self.holds(moment);
        let later = 1..u64::from(WEEK);
        let change = later
            .map(|later| (later, self.holds(moment + later)))
            .find(|(_, then)| *then != now);
        let Some((change, then)) = change else {
            return now.map(|_| "Åbent hele døgnet".to_owned());
        };
        let told = match (now, then) {
            (Some(false), _) => return Some("Kan være lukket på helligdage".to_owned()),
            (None, Some(false)) => {
                return Some("Lukket nu, kan være lukket på helligdage".to_owned());
            }
            (Some(true), _) => "Åbent nu, lukker ",
            (None, _) => "Lukket nu, åbner ",
        };
        let minute = minute_of_week(moment);
        // From the midnight before this minute on. What closes at midnight closes today, at 24.00.
        let change = minute % DAY + change as u16;
        let days = (change - u16::from(now.is_some())) / DAY;
        let today = usize::from(minute / DAY);
        let day = match days {
            0 => "",
            1 => "i morgen",
            _ => Weekday::ALL[(today + usize::from(days)) % 7].name(),
        };
        let gap = if day.is_empty() { "" } else { " " };
        let time = TimeOfDay::after_midnight(change - days * DAY).in_words();
        Some([told, day, gap, "kl. ", &time].concat())
    }

    /// Whether the telephone is answered at this moment: none where it is not, false where that is not certain.
    fn holds(&self, moment: u64) -> Option<bool> {
        let openings = self.openings.iter();
        openings.filter_map(|opening| opening.holds(moment)).max()
    }
}
