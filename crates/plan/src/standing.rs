use crate::{Channel, DAY, TimeOfDay, WEEK, Weekday};

impl Channel {
    /// Whether the telephone is answered in this minute of the week (0 is Monday at 00.00), and when that changes, in words:
    /// "Åbent nu, lukker kl. 22.00", "Lukket nu, åbner i morgen kl. 08.00", "Åbent hele døgnet".
    ///
    /// None where the plan does not say when it is answered.
    pub fn standing_in_words(&self, minute: u16) -> Option<String> {
        if self.openings.is_empty() {
            return None;
        }
        let open = self.serves(minute);
        let change = (1..WEEK).find(|later| self.serves((minute + later) % WEEK) != open);
        let Some(change) = change else {
            return open.then(|| "Åbent hele døgnet".to_owned());
        };
        // From the midnight before this minute on. What closes at midnight closes today, at 24.00.
        let change = minute % DAY + change;
        let days = (change - u16::from(open)) / DAY;
        let today = usize::from(minute / DAY);
        let day = match days {
            0 => "",
            1 => "i morgen",
            _ => Weekday::ALL[(today + usize::from(days)) % 7].name(),
        };
        let gap = if day.is_empty() { "" } else { " " };
        let told = if open {
            "Åbent nu, lukker "
        } else {
            "Lukket nu, åbner "
        };
        let time = TimeOfDay::after_midnight(change - days * DAY).in_words();
        Some([told, day, gap, "kl. ", &time].concat())
    }
}
