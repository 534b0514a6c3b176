//! A text that a site may show.

use super::expected::Expected;
use crate::assets::widget::Widget;
use crate::editions::load::EDITIONS;
use crate::input::failure::Failure;
use crate::input::theme::Theme;
use plan::{Edition, EditionStatus, Plan, Publication};
use std::cell::OnceCell;
use std::path::Path;

/// A text that a site may show.
pub(crate) struct Candidate {
    pub(crate) publication: Publication,
    pub(crate) theme: Theme,
    pub(crate) kind: Kind,
    /// The expected site without and with papers, made on demand.
    made: [OnceCell<Expected>; 2],
}

/// Whose files a site shows in its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The newest edition's, as frozen.
    Frozen,
    /// Today's.
    Today,
    /// A former edition's, while it was the newest.
    Former,
}

impl Candidate {
    /// Whether its text differs from the edition in force.
    pub(crate) fn is_draft(&self) -> bool {
        !matches!(self.publication.status(), EditionStatus::InForce { .. })
    }

    /// The expected site; `pdf` says whether it includes the papers.
    pub(crate) fn expected(
        &self,
        root: &Path,
        widget: Option<&Widget>,
        pdf: bool,
    ) -> anyhow::Result<&Expected> {
        let made = &self.made[usize::from(pdf)];
        if let Some(made) = made.get() {
            return Ok(made);
        }
        let new = Expected::of(&self.publication, &self.theme, root, widget, pdf)?;
        Ok(made.get_or_init(|| new))
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.publication.plan == other.publication.plan && self.theme == other.theme
    }
}

/// The last of these editions, with its files in the site's root.
pub(crate) fn frozen(
    root: &Path,
    editions: Vec<Edition>,
    kind: Kind,
) -> Result<Candidate, Failure> {
    let Some(last) = editions.last() else {
        return Err(anyhow::anyhow!("der er ingen udgave").into());
    };
    let folder = root.join(EDITIONS).join(last.date().to_string());
    // As a build took it when it was current; if later rules forbid that, as an edition is read.
    let plan = crate::input::read::read(&folder).and_then(|sources| Plan::read(&sources));
    let plan = plan.map_or_else(|_| last.plan.clone(), |(plan, _)| plan);
    Ok(Candidate {
        theme: Theme::read(&folder).unwrap_or_default(),
        publication: Publication::of(plan, editions)?,
        kind,
        made: Default::default(),
    })
}

/// Today's files, if a build would accept them.
pub(crate) fn today_s(root: &Path, plan: Plan, editions: Vec<Edition>) -> Option<Candidate> {
    Some(Candidate {
        theme: Theme::read(root).ok()?,
        publication: Publication::of(plan, editions).ok()?,
        kind: Kind::Today,
        made: Default::default(),
    })
}
