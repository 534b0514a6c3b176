//! Reads `contacts.toml` and links each contact to the passages it stands in.

use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::source_file::SourceFile;
use crate::source::municipality::is_secure;
use crate::source::passages::Passages;
use crate::source::terms::Word;
use crate::source::toml_file::Spanned;
use crate::text::mail_address;
use crate::text::numbers::{self, is_emergency, is_telephone};
use crate::text::stated_hours::StatedHours;
use crate::text::suggest::did_you_mean;
use guide::{Channel, ChannelKind, Contact, Location, Opening, TimeOfDay, Weekday};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Kontakterne",
    description = "Dem, som en læser kan henvende sig til. Teksten i chapters/ er kilden: det, der står her, skal stå ordret i det afsnit, som passage nævner."
)]
pub(crate) struct ContactsFile {
    #[serde(default)]
    #[schemars(description = "Kontakterne")]
    contact: Vec<ContactEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En kontakt")]
struct ContactEntry {
    #[schemars(description = "Kontaktens id, som guiden og {{kontakt …}} henviser til")]
    id: Spanned<String>,
    #[schemars(description = "Kontaktens navn, som det står i afsnittet")]
    name: Spanned<String>,
    #[schemars(description = "Id’et på det afsnit, som navngiver kontakten")]
    passage: Spanned<String>,
    #[serde(default)]
    #[schemars(description = "Telefon, e-mail og så videre, det bedste først")]
    channel: Vec<ChannelEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En måde at få fat i kontakten på")]
struct ChannelEntry {
    #[schemars(description = "Hvilken slags det er")]
    kind: Spanned<Word<ChannelKind>>,
    #[schemars(description = "Nummeret, adressen eller tjenestens navn, som det står i afsnittet")]
    value: Spanned<String>,
    #[schemars(description = "Id’et på det afsnit i chapters/, som dette står ordret i")]
    passage: Spanned<String>,
    #[schemars(
        description = "Kun for sikker mail: hvor man skriver",
        regex(pattern = "^https://")
    )]
    url: Option<Spanned<String>>,
    #[serde(default)]
    #[schemars(description = "Kun for en telefon: hvornår den bliver taget")]
    hours: Vec<HoursEntry>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En åbningstid")]
struct HoursEntry {
    #[schemars(
        description = "Ugedagene, [\"hverdage\"], [\"weekend\"] eller [\"alle\"]",
        schema_with = "days"
    )]
    days: Vec<Spanned<String>>,
    #[schemars(description = "Fra dette klokkeslæt, som det står i afsnittet: 9, 9.00 eller 09:00; døgnet rundt er fra 00.00 til 24.00", regex(pattern = TIME))]
    from: Spanned<String>,
    #[schemars(description = "Til dette klokkeslæt; er det tidligere end from, er det dagen efter", regex(pattern = TIME))]
    to: Spanned<String>,
    #[schemars(description = "Id’et på det afsnit i chapters/, som dette står ordret i")]
    passage: Spanned<String>,
}

const PHONE: &str = "et dansk telefonnummer har otte cifre eller er et kort nummer som 1813, et udenlandsk begynder med + og landekoden; 112 og 114 er alarmnumre";

/// A time of day, as `TimeOfDay::parse` reads it.
const TIME: &str = r"^(kl\.? ?)?(([01]?[0-9]|2[0-3])([.:][0-5][0-9])?|24([.:]00)?)$";

fn days(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<_> = Weekday::ALL
        .map(Weekday::name)
        .into_iter()
        .chain(["alle", "hverdage", "weekend"])
        .collect();
    json_schema!({ "type": "array", "minItems": 1, "items": { "enum": names } })
}

/// Reads the contacts and notes every problem; `None` if the file cannot be read at all.
pub(crate) fn read(
    source: &SourceFile,
    passages: &Passages<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Contact>> {
    let file: ContactsFile = source.read(diagnostics)?;
    let mut reader = Reader {
        source,
        passages,
        diagnostics,
    };
    let contacts: Vec<_> = file
        .contact
        .into_iter()
        .map(|c| reader.contact(c))
        .collect();
    let named = contacts
        .iter()
        .map(|contact| (contact.id.as_str(), &contact.place));
    diagnostics.duplicates("kontakten", named);
    Some(contacts)
}

struct Reader<'a> {
    source: &'a SourceFile,
    passages: &'a Passages<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn contact(&mut self, entry: ContactEntry) -> Contact {
        let place = self.source.place_of(&entry.id);
        self.must_stand_in(&entry.name, &entry.passage);
        if entry.channel.is_empty() {
            self.diagnostics.error(
                &place,
                format!("kontakten »{}« kan ikke nås", entry.id.get_ref()),
                "tilføj mindst én [[contact.channel]]",
            );
        }
        Contact {
            id: entry.id.into_inner(),
            name: entry.name.into_inner(),
            passage: entry.passage.into_inner(),
            channels: entry.channel.into_iter().map(|c| self.channel(c)).collect(),
            place,
        }
    }

    fn channel(&mut self, entry: ChannelEntry) -> Channel {
        let place = self.source.place_of(&entry.value);
        let kind = entry.kind.get_ref().0;
        self.check_value(kind, &entry.value);
        let stands = |text: &str| numbers::stands_in(text, entry.value.get_ref());
        self.passages.must_hold(
            self.source,
            &entry.value,
            &entry.passage,
            stands,
            self.diagnostics,
        );
        self.check_url(kind, entry.url.as_ref(), &place);
        if !entry.hours.is_empty() && kind != ChannelKind::Phone {
            self.diagnostics.error(
                &self.source.place_of(&entry.kind),
                "kun en telefon har åbningstider",
                "slet hours, eller skriv kind = \"telefon\"",
            );
        }
        Channel {
            kind,
            value: entry.value.into_inner(),
            passage: entry.passage.into_inner(),
            url: entry.url.map(Spanned::into_inner),
            openings: self.openings(&entry.hours),
            place,
        }
    }

    fn check_value(&mut self, kind: ChannelKind, value: &Spanned<String>) {
        let text = value.get_ref();
        let is_number = matches!(kind, ChannelKind::Emergency | ChannelKind::Phone);
        if let Some(letter) = text
            .chars()
            .find(|c| c.is_alphabetic())
            .filter(|_| is_number)
        {
            let hint = match letter {
                'o' | 'O' => "skriv tallet 0 i stedet for bogstavet",
                'l' | 'I' => "skriv tallet 1 i stedet for bogstavet",
                _ => "skriv kun nummeret; hvad det er, siger kind",
            };
            let message = format!("nummeret »{text}« har bogstavet {letter}");
            self.diagnostics
                .error(&self.source.place_of(value), message, hint);
            return;
        }
        let (fits, is_not, expected) = match kind {
            ChannelKind::Emergency => (
                is_emergency(text),
                "et alarmnummer",
                "alarmnumrene er 112 og 114",
            ),
            ChannelKind::Phone => (
                is_telephone(text) && !matches!(text.as_str(), "112" | "114"),
                "et telefonnummer",
                PHONE,
            ),
            ChannelKind::Email => (
                mail_address::normal(text).is_some(),
                "en e-mailadresse",
                "en e-mailadresse ser sådan ud: navn@sted.dk",
            ),
            ChannelKind::SecureMail => (
                !text.is_empty(),
                "navnet på en tjeneste",
                "skriv, hvad tjenesten hedder i teksten",
            ),
        };
        if !fits {
            let message = format!("»{text}« er ikke {is_not}");
            self.diagnostics
                .error(&self.source.place_of(value), message, expected);
        }
    }

    fn check_url(&mut self, kind: ChannelKind, url: Option<&Spanned<String>>, place: &Location) {
        let needed = kind == ChannelKind::SecureMail;
        match url {
            None if needed => self.diagnostics.error(
                place,
                "sikker mail mangler sin adresse",
                "tilføj en linje: url = \"https://…\"",
            ),
            Some(url) if !needed => self.diagnostics.error(
                &self.source.place_of(url),
                "kun sikker mail har en url",
                "slet linjen",
            ),
            Some(url) if !is_secure(url.get_ref()) => self.diagnostics.error(
                &self.source.place_of(url),
                format!("»{}« er ikke en sikker adresse", url.get_ref()),
                "adressen begynder med https://",
            ),
            _ => {}
        }
    }

    fn openings(&mut self, entries: &[HoursEntry]) -> Vec<Opening> {
        let read: Vec<_> = entries.iter().map(|entry| self.opening(entry)).collect();
        for (index, entry) in entries.iter().enumerate() {
            let Some(opening) = &read[index] else {
                continue;
            };
            let is_same = |(other, read): &(&HoursEntry, &Option<Opening>)| {
                let is_same = |read: &Opening| read.from == opening.from && read.to == opening.to;
                other.passage.get_ref() == entry.passage.get_ref()
                    && read.as_ref().is_some_and(is_same)
            };
            let same: Vec<_> = entries.iter().zip(&read).filter(is_same).collect();
            // Identical hours in several entries are compared once, at the first of them.
            let is_first = same
                .first()
                .is_some_and(|(first, _)| std::ptr::eq(*first, entry));
            if is_first {
                let days = same
                    .iter()
                    .filter_map(|(_, read)| read.as_ref())
                    .flat_map(|read| read.days.clone());
                self.check_days(entry, days.collect(), opening);
            }
        }
        read.into_iter().flatten().collect()
    }

    fn opening(&mut self, entry: &HoursEntry) -> Option<Opening> {
        if entry.days.is_empty() {
            self.diagnostics.error(
                &self.source.place_of(&entry.from),
                "åbningstiden gælder ingen dage",
                "skriv days = [\"alle\"], eller nævn ugedagene",
            );
        }
        let days = self.days(&entry.days);
        self.check_order(entry);
        let [from, to] = [&entry.from, &entry.to].map(|time| self.time(time, &entry.passage));
        Some(Opening {
            days: days?,
            from: from?,
            to: to?,
        })
    }

    /// Hours that end before they begin end on the following day, unless the passage has the times in reverse order.
    fn check_order(&mut self, entry: &HoursEntry) {
        let [from, to] = [&entry.from, &entry.to].map(|time| TimeOfDay::parse(time.get_ref()));
        let (Some(from), Some(to), Some(passage)) =
            (from, to, self.passages.get(entry.passage.get_ref()))
        else {
            return;
        };
        let stated = StatedHours::of(&passage.text);
        if to < from && stated.has(from) && stated.has(to) && !stated.has_in_order(from, to) {
            let [from, to] = [&entry.from, &entry.to].map(Spanned::get_ref);
            self.diagnostics.error(
                &self.source.place_of(&entry.to),
                format!("åbningstiden slutter kl. {to}, før den begynder kl. {from}"),
                format!("byt om på from og to; afsnittet lyder: »{}«", passage.text),
            );
        }
    }

    /// Hours must name the days that the passage names; where it names none, the editor decides.
    fn check_days(&mut self, entry: &HoursEntry, days: Vec<Weekday>, opening: &Opening) {
        let Some(passage) = self.passages.get(entry.passage.get_ref()) else {
            return;
        };
        let stated = StatedHours::of(&passage.text);
        let (Some(other), Some(first)) = (
            stated.other_days(&days, opening.from, opening.to),
            entry.days.first(),
        ) else {
            return;
        };
        let weekdays: Vec<_> = Weekday::ALL
            .into_iter()
            .filter(|day| days.contains(day))
            .collect();
        let names = |days: &[Weekday], mark: &str| {
            let names: Vec<_> = days
                .iter()
                .map(|day| format!("{mark}{}{mark}", day.name()))
                .collect();
            names.join(", ")
        };
        let [from, to] = [opening.from, opening.to].map(TimeOfDay::to_text);
        self.diagnostics.error(
            &self.source.place_of(first),
            format!(
                "åbningstiden kl. {from}–{to} gælder {}, men afsnittet siger {}",
                names(&weekdays, ""),
                names(&other.stated, "")
            ),
            format!(
                "skriv days = [{}]; afsnittet lyder: »{}«",
                names(&other.stated, "\""),
                passage.text
            ),
        );
    }

    /// The days by name, in the week's order; unknown names are reported.
    fn days(&mut self, names: &[Spanned<String>]) -> Option<Vec<Weekday>> {
        let read: Vec<_> = names.iter().map(|name| self.days_of(name)).collect();
        let named: Vec<_> = read.into_iter().collect::<Option<Vec<_>>>()?.concat();
        Some(
            Weekday::ALL
                .into_iter()
                .filter(|day| named.contains(day))
                .collect(),
        )
    }

    fn days_of(&mut self, name: &Spanned<String>) -> Option<&'static [Weekday]> {
        let week = &Weekday::ALL;
        let found = match name.get_ref().as_str() {
            "alle" => Some(week.as_slice()),
            "hverdage" => Some(&week[..5]),
            "weekend" => Some(&week[5..]),
            name => week
                .iter()
                .position(|day| day.name() == name)
                .map(|at| &week[at..=at]),
        };
        if found.is_none() {
            self.diagnostics.error(
                &self.source.place_of(name),
                format!("»{}« er ikke en ugedag", name.get_ref()),
                did_you_mean(
                    name.get_ref(),
                    Weekday::ALL.map(Weekday::name),
                    "skriv [\"alle\"], eller nævn dagene: [\"mandag\", \"tirsdag\"]",
                ),
            );
        }
        found
    }

    fn time(&mut self, text: &Spanned<String>, passage: &Spanned<String>) -> Option<TimeOfDay> {
        let Some(time) = TimeOfDay::parse(text.get_ref()) else {
            self.diagnostics.error(
                &self.source.place_of(text),
                format!("»{}« er ikke et klokkeslæt", text.get_ref()),
                "skriv det, som det står i afsnittet, f.eks. \"9\", \"9.30\" eller \"09:30\"; døgnet rundt er fra \"00.00\" til \"24.00\"",
            );
            return None;
        };
        let holds = |text: &str| StatedHours::of(text).has(time);
        self.passages
            .must_hold(self.source, text, passage, holds, self.diagnostics);
        Some(time)
    }

    fn must_stand_in(&mut self, part: &Spanned<String>, id: &Spanned<String>) {
        self.passages
            .must_stand_in(self.source, part, id, self.diagnostics);
    }
}
