use crate::{
    Adoption, Date, Decision, FilePrint, Manifest, PassagePrint, Place, Plan, Problems, Sources,
};
use std::collections::BTreeMap;

/// An adopted text, frozen for good: a folder below `editions/`, named by the day of the decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Who adopted it, and when.
    pub decision: Decision,
    /// The plan as it was.
    pub plan: Plan,
    /// The fingerprints of what was frozen.
    pub manifest: Manifest,
}

/// What lies in an edition's folder.
#[derive(Clone, Debug)]
pub struct EditionSources {
    /// The folder's path, relative to the municipality's root; it ends with the day that names the edition.
    pub folder: String,
    /// The day that the folder is named by.
    pub date: Date,
    /// `manifest.json`.
    pub manifest: Manifest,
    /// The authors' files as they were.
    pub plan: Sources,
    /// Each file that lies there, but for the manifest and its signature.
    pub files: Vec<FilePrint>,
}

impl Edition {
    /// Reads an edition; it must be what its manifest says, to the last byte.
    ///
    /// # Errors
    /// Every file that is not as it was adopted; else what the plan's own reading finds wrong.
    pub fn read(sources: &EditionSources) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        compare_files(sources, &mut problems);
        if problems.has_errors() {
            return Err(problems);
        }
        let (plan, _) = Plan::read(&sources.plan)?;
        let decision = sources.manifest.decision();
        let prints = PassagePrint::all(&plan.chapters);
        let agrees = [
            decision.date == sources.date,
            plan.adoption == Adoption::Adopted(decision.clone()),
            prints == sources.manifest.passages,
            PassagePrint::whole(&prints) == sources.manifest.fingerprint,
        ];
        if agrees.contains(&false) {
            problems.error(
                &Place::file(format!("{}/manifest.json", sources.folder)),
                "udgavens manifest siger ikke det samme som dens filer",
                PUT_BACK,
            );
            return Err(problems);
        }
        Ok(Self {
            decision,
            plan,
            manifest: sources.manifest.clone(),
        })
    }

    /// The day that names it.
    pub fn date(&self) -> Date {
        self.decision.date
    }
}

const PUT_BACK: &str =
    "hent udgavens mappe tilbage, som den var; en ændret tekst bliver til en ny udgave";

/// An adopted edition never changes, so each file that does is named.
fn compare_files(sources: &EditionSources, problems: &mut Problems) {
    let by_path = |files: &[FilePrint]| -> BTreeMap<String, String> {
        let prints = files.iter();
        prints
            .map(|print| (print.path.clone(), print.sha256.clone()))
            .collect()
    };
    let (frozen, found) = (by_path(&sources.manifest.files), by_path(&sources.files));
    let mut changed = |path: &str, how: &str| {
        problems.error(
            &Place::file(format!("{}/{path}", sources.folder)),
            format!("udgaven er ændret efter vedtagelsen: {how}"),
            PUT_BACK,
        );
    };
    for (path, print) in &frozen {
        match found.get(path) {
            None => changed(path, "filen mangler"),
            Some(other) if other != print => changed(path, "filen er en anden"),
            Some(_) => {}
        }
    }
    for path in found.keys().filter(|path| !frozen.contains_key(*path)) {
        changed(path, "filen er kommet til");
    }
}
