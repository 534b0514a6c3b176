use crate::diagnostics::diagnostic::Diagnostics;
use crate::editions::manifest::{Manifest, PUT_BACK, PassageHash};
use crate::plan::{Plan, Sources, read_chapters};
use crate::source::adoption::{Adoption, Decision};
use crate::source::passage::Chapter;
use crate::source::proposals::PassageBefore;
use crate::source::reading::Reading;
use guide::Location;
use jiff::civil::Date;

/// An adopted text, frozen for good: a folder below `editions/`, named after the day of the decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Who adopted it, and when.
    pub decision: Decision,
    /// The plan as it was.
    pub plan: Plan,
    /// The fingerprints of what was frozen.
    pub manifest: Manifest,
    /// The council's signature of the manifest, in minisign's format, if any.
    pub signature: Option<String>,
}

/// The contents of an edition's folder.
#[derive(Clone, Debug)]
pub struct EditionSources {
    /// The folder, relative to the municipality's root; its last part is the date.
    pub folder: String,
    /// The date in the folder's name.
    pub date: Date,
    /// `manifest.json`.
    pub manifest: Manifest,
    /// The authors' files as they were.
    pub plan: Sources,
    /// `manifest.json.minisig`, if present.
    pub signature: Option<String>,
}

impl Edition {
    /// Reads an edition whose files match its manifest (see [`Manifest::compare`]).
    ///
    /// It is read as it was frozen, and never checked by later rules: an edition stays readable for ever.
    ///
    /// # Errors
    /// The manifest is of another text or another decision.
    pub fn read(sources: &EditionSources) -> Result<Self, Diagnostics> {
        let EditionSources { manifest, .. } = sources;
        let decision = manifest.decision();
        let read = |plan: &Sources, reading| {
            // Only fingerprints decide whether an edition is genuine.
            read_chapters(plan, reading, &mut Diagnostics::default())
        };
        let composed = sources.plan.composed();
        let today = read(&composed, Reading::CURRENT);
        let frozen = match manifest.format {
            Reading::CURRENT => None,
            Reading::First => Some(read(&sources.plan, Reading::First)),
        };
        let prints = PassageHash::all(frozen.as_ref().unwrap_or(&today), manifest.format);
        let chapters = match frozen {
            Some(frozen) if !say_the_same(&frozen, &today) => frozen,
            _ => today,
        };
        let plan = Plan::frozen(&composed, chapters, &decision);
        let agrees = [
            decision.date == sources.date,
            plan.adoption == Adoption::Adopted(decision.clone()),
            prints == manifest.passages,
            PassageHash::whole(&prints) == manifest.fingerprint,
        ];
        if agrees.contains(&false) {
            let mut diagnostics = Diagnostics::default();
            diagnostics.error(
                &Location::file(format!("{}/manifest.json", sources.folder)),
                "udgavens manifest siger ikke det samme som dens filer",
                PUT_BACK,
            );
            return Err(diagnostics);
        }
        Ok(Self {
            decision,
            plan,
            manifest: sources.manifest.clone(),
            signature: sources.signature.clone(),
        })
    }

    /// The date that names it.
    pub fn date(&self) -> Date {
        self.decision.date
    }
}

/// Whether both ways of reading give the same words; then the current one is preferred, as it knows the forms better.
fn say_the_same(one: &[Chapter], other: &[Chapter]) -> bool {
    let words = |chapters: &[Chapter]| -> Vec<_> {
        let passages = chapters.iter().flat_map(Chapter::passages);
        passages
            .map(|passage| {
                let text = passage.full_text();
                let words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
                (passage.id.clone(), words)
            })
            .collect()
    };
    words(one) == words(other)
}

impl Edition {
    /// Its passages, to recognise those whose ids are lost in today's text.
    pub fn passages_before(&self) -> Vec<PassageBefore> {
        let passages = self.plan.chapters.iter().flat_map(|one| one.passages());
        passages
            .map(|passage| (passage.id.clone(), passage.text.clone()))
            .collect()
    }
}
