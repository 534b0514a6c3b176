//! Reads `contacts.toml` and ties each contact to the passages in which it stands.

use crate::municipality::{contact_link, is_secure};
use crate::passages::Passages;
use crate::{
    Channel, ChannelKind, Contact, Opening, Place, Problems, SourceFile, TimeOfDay, Weekday,
};
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactsFile {
    #[serde(default)]
    contact: Vec<ContactEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactEntry {
    id: Spanned<String>,
    name: Spanned<String>,
    passage: Spanned<String>,
    #[serde(default)]
    channel: Vec<ChannelEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChannelEntry {
    kind: Spanned<ChannelKind>,
    value: Spanned<String>,
    passage: Spanned<String>,
    url: Option<Spanned<String>>,
    #[serde(default)]
    hours: Vec<HoursEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursEntry {
    days: Vec<Spanned<String>>,
    from: Spanned<String>,
    to: Spanned<String>,
    passage: Spanned<String>,
}

/// Reads the contacts; each problem is noted, and nothing is returned only where the file cannot be read at all.
pub(crate) fn read(
    source: &SourceFile,
    passages: &Passages<'_>,
    problems: &mut Problems,
) -> Option<Vec<Contact>> {
    let file: ContactsFile = source.read(problems)?;
    let mut reader = Reader {
        source,
        passages,
        problems,
    };
    let contacts: Vec<_> = file
        .contact
        .into_iter()
        .map(|c| reader.contact(c))
        .collect();
    let named = contacts
        .iter()
        .map(|contact| (contact.id.as_str(), &contact.place));
    problems.duplicates("kontakten", named);
    Some(contacts)
}

struct Reader<'a> {
    source: &'a SourceFile,
    passages: &'a Passages<'a>,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    fn contact(&mut self, entry: ContactEntry) -> Contact {
        let place = self.source.place_of(&entry.id);
        self.must_stand_in(&entry.name, &entry.passage);
        if entry.channel.is_empty() {
            self.problems.error(
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
        let kind = *entry.kind.get_ref();
        self.must_stand_in(&entry.value, &entry.passage);
        self.check_value(kind, &entry.value);
        self.check_url(kind, entry.url.as_ref(), &place);
        if !entry.hours.is_empty() && kind != ChannelKind::Phone {
            self.problems.error(
                &place,
                "kun en telefon har åbningstider",
                "slet hours, eller skriv kind = \"phone\"",
            );
        }
        Channel {
            kind,
            value: entry.value.into_inner(),
            passage: entry.passage.into_inner(),
            url: entry.url.map(Spanned::into_inner),
            openings: entry
                .hours
                .into_iter()
                .filter_map(|h| self.opening(h))
                .collect(),
            place,
        }
    }

    fn check_value(&mut self, kind: ChannelKind, value: &Spanned<String>) {
        let text = value.get_ref();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let (fits, expected) = match kind {
            ChannelKind::Emergency => (digits == 3, "et alarmnummer har tre cifre, f.eks. 112"),
            ChannelKind::Phone => (digits >= 5, "et telefonnummer har mindst fem cifre"),
            ChannelKind::Email => (
                is_email(text),
                "en e-mailadresse ser sådan ud: navn@sted.dk",
            ),
            ChannelKind::SecureMail => (!text.is_empty(), "skriv, hvad tjenesten hedder i teksten"),
        };
        if !fits {
            let message = format!("»{text}« passer ikke til kanalens slags");
            self.problems
                .error(&self.source.place_of(value), message, expected);
        }
    }

    fn check_url(&mut self, kind: ChannelKind, url: Option<&Spanned<String>>, place: &Place) {
        let needed = kind == ChannelKind::SecureMail;
        match url {
            None if needed => self.problems.error(
                place,
                "sikker mail mangler sin adresse",
                "tilføj en linje: url = \"https://…\"",
            ),
            Some(url) if !needed => self.problems.error(
                &self.source.place_of(url),
                "kun sikker mail har en url",
                "slet linjen",
            ),
            Some(url) if !is_secure(url.get_ref()) => self.problems.error(
                &self.source.place_of(url),
                format!("»{}« er ikke en sikker adresse", url.get_ref()),
                "adressen begynder med https://",
            ),
            _ => {}
        }
    }

    fn opening(&mut self, entry: HoursEntry) -> Option<Opening> {
        self.must_stand_in(&entry.from, &entry.passage);
        self.must_stand_in(&entry.to, &entry.passage);
        if entry.days.is_empty() {
            self.problems.error(
                &self.source.place_of(&entry.from),
                "åbningstiden gælder ingen dage",
                "skriv days = [\"alle\"], eller nævn ugedagene",
            );
        }
        let days = self.days(&entry.days);
        let (from, to) = (self.time(&entry.from), self.time(&entry.to));
        Some(Opening {
            days: days?,
            from: from?,
            to: to?,
        })
    }

    fn days(&mut self, names: &[Spanned<String>]) -> Option<Vec<Weekday>> {
        if let [only] = names
            && only.get_ref() == "alle"
        {
            return Some(Weekday::ALL.to_vec());
        }
        names.iter().map(|name| self.day(name)).collect()
    }

    fn day(&mut self, name: &Spanned<String>) -> Option<Weekday> {
        let found = Weekday::ALL
            .into_iter()
            .find(|day| day.name() == name.get_ref());
        if found.is_none() {
            self.problems.error(
                &self.source.place_of(name),
                format!("»{}« er ikke en ugedag", name.get_ref()),
                "skriv [\"alle\"], eller brug mandag, tirsdag, onsdag, torsdag, fredag, lørdag, søndag",
            );
        }
        found
    }

    fn time(&mut self, text: &Spanned<String>) -> Option<TimeOfDay> {
        let time = TimeOfDay::parse(text.get_ref());
        if time.is_none() {
            self.problems.error(
                &self.source.place_of(text),
                format!("»{}« er ikke et klokkeslæt", text.get_ref()),
                "skriv det som \"08.00\"",
            );
        }
        time
    }

    fn must_stand_in(&mut self, part: &Spanned<String>, id: &Spanned<String>) {
        self.passages
            .must_stand_in(self.source, part, id, self.problems);
    }
}

fn is_email(text: &str) -> bool {
    contact_link(text).is_some_and(|link| link.starts_with("mailto:"))
}
