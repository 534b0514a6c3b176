//! Reads today's text and every edition of it that was adopted.

use crate::files::files;
use crate::read::read_frozen;
use crate::{Failure, read};
use plan::{
    Date, Edition, EditionSources, FilePrint, Manifest, Place, Plan, Problems, Publication,
    Reading, Sources, sha256,
};
use serde_json::Value;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The folder of the editions, below the municipality's root.
pub(crate) const EDITIONS: &str = "book/editions";
/// What an edition has frozen, in its folder.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The council's signature of the manifest, in the edition's folder.
pub(crate) const SIGNATURE: &str = "manifest.json.minisig";
/// The whole plan to be printed, in the edition's folder.
pub(crate) const PDF: &str = "beredskabsplan.pdf";

/// Reads and checks a municipality's plan and all its editions; `root` is the folder that holds `book/`.
///
/// # Errors
/// Every problem in the plan, each edition that is not as it was adopted, and an `adoption.toml` that tells of another decision
/// than the newest edition does.
pub fn read_publication(root: &Path) -> Result<(Publication, Problems), Failure> {
    let Parts {
        plan,
        warnings,
        editions,
        ..
    } = Parts::read(root)?;
    Ok((Publication::of(plan, editions)?, warnings))
}

/// Which of the authors' files are not as the edition in force has frozen them, in words; the text itself is told by [`Changes`]
/// and does not count. None where all are, or nothing was adopted.
///
/// [`Changes`]: plan::Changes
pub fn changed_data(root: &Path, publication: &Publication) -> Option<String> {
    let is_text = |path: &str| {
        ["book/chapters/", "book/source/"]
            .iter()
            .any(|text| path.starts_with(text))
    };
    let is_as_frozen = |file: &FilePrint| {
        fs::read(root.join(&file.path)).is_ok_and(|content| sha256(&content) == file.sha256)
    };
    let files = publication.newest()?.manifest.files.iter();
    let files = files.filter(|file| file.path.starts_with("book/") && !is_text(&file.path));
    let changed: Vec<_> = files
        .filter(|file| !is_as_frozen(file))
        .map(|file| file.path.as_str())
        .collect();
    (!changed.is_empty()).then(|| {
        format!(
            "Ændret siden udgaven, uden for planens tekst: {}.",
            changed.join(", ")
        )
    })
}

/// Today's plan and the editions, each for itself in order.
pub(crate) struct Parts {
    pub(crate) sources: Sources,
    pub(crate) plan: Plan,
    pub(crate) warnings: Problems,
    /// Oldest first.
    pub(crate) editions: Vec<Edition>,
}

impl Parts {
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let plan = read(root).and_then(|sources| {
            let (plan, warnings) = Plan::read(&sources)?;
            Ok((sources, plan, warnings))
        });
        match (plan, read_editions(root)) {
            (Ok((sources, plan, warnings)), Ok(editions)) => Ok(Self {
                sources,
                plan,
                warnings,
                editions,
            }),
            (Err(mut problems), Err(Failure::Problems(others))) => {
                problems.append(others);
                Err(problems.into())
            }
            (Err(problems), _) => Err(problems.into()),
            (Ok(_), Err(failure)) => Err(failure),
        }
    }
}

fn read_editions(root: &Path) -> Result<Vec<Edition>, Failure> {
    let (mut editions, mut problems) = (Vec::new(), Problems::default());
    for name in folders(&root.join(EDITIONS))? {
        let folder = format!("{EDITIONS}/{name}");
        let date = name.parse::<Date>().ok();
        let Some(date) = date.filter(|date| date.to_string() == name) else {
            problems.error(&Place::file(folder), "mappen er ingen udgave", NO_EDITION);
            continue;
        };
        match read_edition(root, &folder, date) {
            Ok(edition) => editions.push(edition),
            Err(Failure::Problems(found)) => problems.append(found),
            Err(failure) => return Err(failure),
        }
    }
    if problems.has_errors() {
        return Err(problems.into());
    }
    editions.sort_by_key(Edition::date);
    Ok(editions)
}

const NO_EDITION: &str = "flyt den væk; her ligger kun vedtagne udgaver, hver i en mappe med dagen som navn, f.eks. 2026-11-25";

/// Reads the edition in a folder, which is named by its path below the root.
pub(crate) fn read_edition(root: &Path, folder: &str, date: Date) -> Result<Edition, Failure> {
    let path = root.join(folder);
    let manifest = read_manifest(&path, folder)?;
    let changed = manifest.compare(folder, &prints(&path)?);
    if changed.has_errors() {
        return Err(changed.into());
    }
    let edition = Edition::read(&EditionSources {
        folder: folder.to_owned(),
        date,
        manifest,
        plan: read_frozen(&path),
        signature: fs::read_to_string(path.join(SIGNATURE)).ok(),
    });
    Ok(edition?)
}

/// The folders in a folder, if it is there; what begins with a dot is nobody's edition.
fn folders(folder: &Path) -> anyhow::Result<Vec<String>> {
    let failed = || anyhow::anyhow!("{} kan ikke læses", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(_) => return Err(failed()),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|_| failed())?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() && !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn read_manifest(path: &Path, folder: &str) -> Result<Manifest, Problems> {
    let text = fs::read(path.join(MANIFEST)).ok();
    let json: Option<Value> = text
        .as_ref()
        .and_then(|text| serde_json::from_slice(text).ok());
    let format = json.as_ref().and_then(|json| json["format"].as_u64());
    let (message, hint) = match (&text, format) {
        (None, _) => ("udgaven mangler sit manifest", PUT_BACK),
        (_, Some(format)) if format > u64::from(Reading::CURRENT.format()) => (
            "udgaven er lavet med et nyere beredskab end dette",
            "hent det nyeste program; udgaven fejler intet",
        ),
        _ => ("udgavens manifest kan ikke læses", PUT_BACK),
    };
    let manifest = json.and_then(|json| serde_json::from_value(json).ok());
    manifest.ok_or_else(|| {
        let mut problems = Problems::default();
        let place = Place::file(format!("{folder}/{MANIFEST}"));
        problems.error(&place, message, hint);
        problems
    })
}

const PUT_BACK: &str = "hent udgavens mappe tilbage, som den var";

/// Each file of an edition but its manifest and the signature of that; what begins with a dot is the system's.
fn prints(folder: &Path) -> anyhow::Result<Vec<FilePrint>> {
    let mut paths = files(folder)?;
    let is_hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
    paths.retain(|path| ![MANIFEST, SIGNATURE].contains(&path.as_str()) && !is_hidden(path));
    let prints = paths.into_iter().map(|path| {
        let content = fs::read(folder.join(&path));
        let content =
            content.map_err(|_| anyhow::anyhow!("{}/{path} kan ikke læses", folder.display()))?;
        Ok(FilePrint {
            path,
            sha256: sha256(&content),
        })
    });
    prints.collect()
}
