//! Reads today's text and its adopted editions.

use crate::input::failure::Failure;
use crate::input::read::{read, read_frozen};
use crate::system::files::files;
use crate::system::litter::{copies, is_litter, without_litter};
use crate::system::parallel::at_once;
use plan::{
    Date, Diagnostics, Edition, EditionSources, FileHash, Location, Manifest, Plan, Publication,
    Reading, Sources, sha256,
};
use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

/// The editions' folder, from the municipality's root.
pub(crate) const EDITIONS: &str = "book/editions";
/// The manifest in an edition's folder.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The council's signature of the manifest.
pub(crate) const SIGNATURE: &str = "manifest.json.minisig";
/// The plan as PDF in an edition's folder.
pub(crate) const PDF: &str = "beredskabsplan.pdf";

/// Reads and checks a plan and all its editions; `root` is the folder that holds `book/`.
///
/// # Errors
/// Every problem in the plan, each edition that differs from its manifest, and an `adoption.toml` that records another decision
/// than the newest edition.
pub fn read_publication(root: &Path) -> Result<(Publication, Diagnostics), Failure> {
    let Parts {
        plan,
        warnings,
        editions,
        ..
    } = Parts::read(root)?;
    Ok((Publication::of(plan, editions)?, warnings))
}

/// Today's plan and the editions, each with its own result.
pub(crate) struct Parts {
    pub(crate) sources: Sources,
    pub(crate) plan: Plan,
    pub(crate) warnings: Diagnostics,
    /// Oldest first.
    pub(crate) editions: Vec<Edition>,
}

impl Parts {
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let (sources, editions) = thread::scope(|scope| {
            let editions = scope.spawn(|| read_editions(root));
            let sources = read(root);
            (
                sources,
                editions.join().unwrap_or_else(|panic| resume_unwind(panic)),
            )
        });
        let newest = editions.as_ref().ok().and_then(|editions| editions.last());
        let plan = sources.and_then(|mut sources| {
            sources.before = newest.map(Edition::passages_before).unwrap_or_default();
            let (plan, warnings) = Plan::read(&sources)?;
            Ok((sources, plan, warnings))
        });
        match (plan, editions) {
            (Ok((sources, plan, mut warnings)), Ok(editions)) => {
                warn_of_copies(root, &mut warnings)?;
                Ok(Self {
                    sources,
                    plan,
                    warnings,
                    editions,
                })
            }
            (Err(mut diagnostics), Err(Failure::Diagnostics(others))) => {
                diagnostics.append(others);
                Err(diagnostics.into())
            }
            (Err(diagnostics), _) => Err(diagnostics.into()),
            (Ok(_), Err(failure)) => Err(failure),
        }
    }
}

/// Warns of two versions of a file, one of which is not read: only the author knows which is right.
fn warn_of_copies(root: &Path, warnings: &mut Diagnostics) -> anyhow::Result<()> {
    for (copy, original) in copies(&files(&root.join("book"))?) {
        warnings.warning(
            &Location::file(format!("book/{copy}")),
            format!("filen er en kopi af book/{original}, og den læses ikke"),
            "kopien kommer fra et program, der synkroniserer filer, eller fra en stifinder; sammenlign de to, ret den rigtige fil, og slet kopien",
        );
    }
    Ok(())
}

/// Reads every edition, oldest first.
pub(crate) fn read_editions(root: &Path) -> Result<Vec<Edition>, Failure> {
    let (mut editions, mut diagnostics) = (Vec::new(), Diagnostics::default());
    let read = |name: &String| {
        let folder = format!("{EDITIONS}/{name}");
        let date = name.parse::<Date>().ok();
        let Some(date) = date.filter(|date| date.to_string() == *name) else {
            let mut diagnostics = Diagnostics::default();
            diagnostics.error(
                &Location::file(folder),
                "mappen er ingen udgave",
                NO_EDITION,
            );
            return Err(diagnostics.into());
        };
        read_edition(root, &folder, date)
    };
    for edition in at_once(&folders(&root.join(EDITIONS))?, read) {
        match edition {
            Ok(edition) => editions.push(edition),
            Err(Failure::Diagnostics(found)) => diagnostics.append(found),
            Err(failure) => return Err(failure),
        }
    }
    if diagnostics.has_errors() {
        return Err(diagnostics.into());
    }
    editions.sort_by_key(Edition::date);
    Ok(editions)
}

const NO_EDITION: &str = "flyt den væk; her ligger kun vedtagne udgaver, hver i en mappe med dagen som navn, f.eks. 2026-11-25";

/// Reads the edition in a folder, named by its path below the root.
pub(crate) fn read_edition(root: &Path, folder: &str, date: Date) -> Result<Edition, Failure> {
    let path = root.join(folder);
    let manifest = read_manifest(&path, folder)?;
    let changed = manifest.compare(folder, &prints(&path, &manifest)?);
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

/// The folders in a folder, if it exists; litter is ignored.
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
        if entry.path().is_dir() && !is_litter(&name) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn read_manifest(path: &Path, folder: &str) -> Result<Manifest, Diagnostics> {
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
        let mut diagnostics = Diagnostics::default();
        let place = Location::file(format!("{folder}/{MANIFEST}"));
        diagnostics.error(&place, message, hint);
        diagnostics
    })
}

const PUT_BACK: &str = "hent udgavens mappe tilbage, som den var";

/// The hash of each file of an edition, without manifest and signature. Litter and copies are ignored unless the manifest lists
/// them.
fn prints(folder: &Path, manifest: &Manifest) -> anyhow::Result<Vec<FileHash>> {
    let found = files(folder)?;
    let frozen: HashSet<_> = manifest.files.iter().map(|file| &file.path).collect();
    let mut paths = without_litter(&found);
    paths.extend(found.iter().filter(|path| frozen.contains(path)).cloned());
    paths.sort();
    paths.dedup();
    paths.retain(|path| ![MANIFEST, SIGNATURE].contains(&path.as_str()));
    let prints = paths.into_iter().map(|path| {
        let content = fs::read(folder.join(&path));
        let content =
            content.map_err(|_| anyhow::anyhow!("{}/{path} kan ikke læses", folder.display()))?;
        Ok(FileHash {
            path,
            sha256: sha256(&content),
        })
    });
    prints.collect()
}
