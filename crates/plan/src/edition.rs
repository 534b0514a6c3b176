use crate::manifest::PUT_BACK;
use crate::{Adoption, Date, Decision, Manifest, PassagePrint, Place, Plan, Problems, Sources};

/// An adopted text, frozen for good: a folder below `editions/`, named by the day of the decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Who adopted it, and when.
    pub decision: Decision,
    /// The plan as it was.
    pub plan: Plan,
    /// The fingerprints of what was frozen.
    pub manifest: Manifest,
    /// The council's signature of the manifest, as minisign writes it, if there is one.
    pub signature: Option<String>,
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
    /// `manifest.json.minisig`, if it is there.
    pub signature: Option<String>,
}

impl Edition {
    /// Reads an edition whose files are those of its manifest, see [`Manifest::compare`].
    ///
    /// # Errors
    /// What the plan's own reading finds wrong, or a manifest that tells of another text or another decision.
    pub fn read(sources: &EditionSources) -> Result<Self, Problems> {
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
            let mut problems = Problems::default();
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
            signature: sources.signature.clone(),
        })
    }

    /// The day that names it.
    pub fn date(&self) -> Date {
        self.decision.date
    }
}
