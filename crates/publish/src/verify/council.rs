use super::signature;
use crate::Failure;
use crate::publication::{EDITIONS, MANIFEST, PDF, SIGNATURE, read_edition};
use anyhow::{Context, bail};
use minisign_verify::PublicKey;
use plan::{Date, Edition, Plan};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// What the council has in its own hands: the edition as it was frozen.
pub(crate) struct Council {
    pub(crate) edition: Edition,
    /// All editions, oldest first: what a page says of an edition depends on those that followed.
    pub(crate) days: Vec<Date>,
    /// `manifest.json`, byte for byte.
    pub(crate) manifest: Vec<u8>,
    /// Its detached signature, if there is one.
    pub(crate) signature: Option<Vec<u8>>,
    /// The PDF, if one was frozen.
    pub(crate) pdf: Option<Vec<u8>>,
    /// By any of which the signature may have been made.
    pub(crate) keys: Vec<PublicKey>,
    /// Whether it was asked for expressly that the signature be verified.
    pub(crate) must_be_signed: bool,
    /// Where the links of its contacts lead.
    pub(crate) calls: BTreeSet<String>,
}

impl Council {
    /// Reads an edition, or the newest, and sees whether it is still what was frozen.
    pub(crate) fn read(
        root: &Path,
        date: Option<Date>,
        key: Option<&str>,
    ) -> Result<Self, Failure> {
        let days = edition_days(root)?;
        let date = chosen(&days, date)?;
        let folder = format!("{EDITIONS}/{date}");
        let edition = read_edition(root, &folder, date)?;
        let path = root.join(&folder);
        let manifest = fs::read(path.join(MANIFEST))
            .with_context(|| format!("{folder}/{MANIFEST} kan ikke læses"))?;
        // Around an edition's pages stand today's contacts.
        let today = crate::read(root)
            .and_then(|sources| Plan::read(&sources))
            .ok();
        let today = today.map(|(plan, _)| plan);
        let keys = match key {
            Some(key) => vec![signature::key(key)?],
            None => own_keys(today.as_ref(), &edition)?,
        };
        let todays = today.iter().flat_map(|plan| &plan.contacts);
        let todays = todays.flat_map(|contact| &contact.channels);
        let channels = edition
            .plan
            .contacts
            .iter()
            .flat_map(|contact| &contact.channels);
        Ok(Self {
            calls: channels.chain(todays).map(plan::Channel::href).collect(),
            signature: optional(&path.join(SIGNATURE))?,
            pdf: optional(&path.join(PDF))?,
            must_be_signed: key.is_some(),
            days,
            keys,
            manifest,
            edition,
        })
    }

    /// The day that names the edition.
    pub(crate) fn date(&self) -> Date {
        self.edition.date()
    }

    /// Where the edition is published, seen from the site's root.
    pub(crate) fn folder(&self) -> String {
        format!("udgaver/{}/", self.date())
    }

    /// Whether no other edition has followed, so that it stands in the site's root.
    pub(crate) fn is_newest(&self) -> bool {
        self.days.last() == Some(&self.date())
    }
}

/// The days of the editions, oldest first.
fn edition_days(root: &Path) -> anyhow::Result<Vec<Date>> {
    let folder = root.join(EDITIONS);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(_) => bail!("{} kan ikke læses", folder.display()),
    };
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut days: Vec<Date> = names
        .filter_map(|name| name.to_str()?.parse().ok())
        .collect();
    days.sort();
    Ok(days)
}

fn chosen(days: &[Date], date: Option<Date>) -> anyhow::Result<Date> {
    let Some(newest) = days.last() else {
        bail!(
            "kommunen har ingen vedtaget udgave i {EDITIONS}/, så der er intet at sammenligne med; angiv planens mappe med --root"
        );
    };
    match date {
        Some(date) if !days.contains(&date) => {
            let known: Vec<_> = days.iter().map(Date::to_string).collect();
            bail!(
                "kommunen har ingen udgave af {date}; udgaverne er {}",
                known.join(", ")
            )
        }
        date => Ok(date.unwrap_or(*newest)),
    }
}

/// The key in today's `municipality.toml`, and the one that was frozen with the edition: keys are changed now and then.
fn own_keys(today: Option<&Plan>, edition: &Edition) -> Result<Vec<PublicKey>, Failure> {
    let today = today.and_then(|plan| plan.municipality.signing_key.clone());
    let frozen = edition.plan.municipality.signing_key.clone();
    let keys = today.into_iter().chain(frozen);
    Ok(keys
        .map(|key| signature::key(&key))
        .collect::<Result<_, _>>()?)
}

fn optional(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) => bail!("{} kan ikke læses", path.display()),
    }
}
