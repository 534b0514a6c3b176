use super::candidate::{Candidate, Kind, frozen, today_s};
use super::signature;
use crate::assets::widget::Widget;
use crate::editions::load::{EDITIONS, MANIFEST, Parts, SIGNATURE, read_editions};
use crate::input::failure::Failure;
use anyhow::{Context, bail};
use minisign_verify::PublicKey;
use plan::{Date, Edition};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The council's own files: the frozen edition, and what may be published of it.
pub(crate) struct Council {
    pub(crate) edition: Edition,
    /// `manifest.json`, byte for byte.
    pub(crate) manifest: Vec<u8>,
    /// Its detached signature, if any.
    pub(crate) signature: Option<Vec<u8>>,
    /// Keys that may have made the signature.
    pub(crate) keys: Vec<PublicKey>,
    /// Whether a signature was explicitly required.
    pub(crate) must_be_signed: bool,
    /// The widget that the site was built with.
    pub(crate) widget: Option<Widget>,
    /// What a site may show, likeliest first.
    pub(crate) candidates: Vec<Candidate>,
    /// Whether today's files could be read, to recognise a site that shows them.
    pub(crate) knows_today: bool,
}

impl Council {
    /// Reads an edition, or the newest, and checks all of them against their manifests.
    pub(crate) fn read(
        root: &Path,
        date: Option<Date>,
        key: Option<&str>,
        widget: impl FnOnce() -> anyhow::Result<Option<Widget>>,
    ) -> Result<Self, Failure> {
        let date = chosen(&edition_days(root)?, date)?;
        let today = Parts::read(root).ok();
        let (plan, editions) = match today {
            Some(Parts { plan, editions, .. }) => (Some(plan), editions),
            None => (None, read_editions(root)?),
        };
        let is_asked = |edition: &&Edition| edition.date() == date;
        let Some(edition) = editions.iter().find(is_asked).cloned() else {
            return Err(anyhow::anyhow!("{EDITIONS}/{date} kan ikke læses").into());
        };
        let folder = root.join(EDITIONS).join(date.to_string());
        let manifest = fs::read(folder.join(MANIFEST))
            .with_context(|| format!("{EDITIONS}/{date}/{MANIFEST} kan ikke læses"))?;
        let today_s_key = plan
            .as_ref()
            .and_then(|plan| plan.municipality.signing_key.clone());
        let keys = match key {
            Some(key) => vec![signature::key(key)?],
            // The key in today's files and the frozen one: keys change now and then.
            None => [today_s_key, edition.plan.municipality.signing_key.clone()]
                .iter()
                .flatten()
                .map(|key| signature::key(key))
                .collect::<Result<_, _>>()?,
        };
        let mut candidates = vec![frozen(root, editions.clone(), Kind::Frozen)?];
        let today = plan.and_then(|plan| today_s(root, plan, editions.clone()));
        let knows_today = today.is_some();
        candidates.extend(today.filter(|today| !today.is_same(&candidates[0])));
        let until: Vec<_> = editions
            .into_iter()
            .filter(|other| other.date() <= date)
            .collect();
        if until.len() < candidates[0].publication.editions.len() {
            candidates.push(frozen(root, until, Kind::Former)?);
        }
        Ok(Self {
            signature: optional(&folder.join(SIGNATURE))?,
            must_be_signed: key.is_some(),
            widget: widget()?,
            keys,
            manifest,
            edition,
            candidates,
            knows_today,
        })
    }

    /// The edition's date.
    pub(crate) fn date(&self) -> Date {
        self.edition.date()
    }

    /// Where the edition is published, from the site's root.
    pub(crate) fn folder(&self) -> String {
        crate::routes::edition_folder(self.date())
    }

    /// Whether it is the newest edition, which stands in the site's root.
    pub(crate) fn is_newest(&self) -> bool {
        let newest = self.candidates[0].publication.newest();
        newest.is_some_and(|newest| newest.date() == self.date())
    }
}

/// The editions' dates, oldest first.
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

fn optional(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) => bail!("{} kan ikke læses", path.display()),
    }
}
