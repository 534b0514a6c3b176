//! The press: prints papers with the crate `paper`.

use super::Printed;
use crate::compare::diff::changed_passages;
use crate::input::palette::colour;
use crate::input::theme::Theme;
use crate::papers::links::What;
use crate::routes::{GUIDE, page_of};
use anyhow::{Result, anyhow};
use paper::{Colours, Imprint, contact_sheet, plan_pdf, pocket_card, pocket_cards};
use plan::{Decision, PassageHash, Plan, Publication, Reading, day_in_danish};
use std::path::Path;

pub use paper::unprintable;

/// Prints the papers of today's text with a common imprint.
pub(crate) struct Press<'a> {
    plan: &'a Plan,
    imprint: Imprint,
}

impl<'a> Press<'a> {
    pub(crate) fn of(publication: &'a Publication, theme: &Theme) -> Self {
        Self {
            plan: &publication.plan,
            imprint: imprint(publication, theme),
        }
    }

    pub(crate) fn print(&self, what: What) -> Result<Printed> {
        let print = match what {
            What::Plan => plan_pdf,
            What::ContactSheet => contact_sheet,
            What::PocketCard => pocket_card,
            What::PocketCards => pocket_cards,
        };
        print(self.plan, &self.imprint)
    }
}

/// The whole plan as adopted, to be frozen with its edition.
pub(crate) fn adopted_pdf(root: &Path, plan: &Plan, decision: &Decision) -> Result<Vec<u8>> {
    let theme = Theme::read(root).map_err(|diagnostics| anyhow!("{diagnostics}"))?;
    let imprint = of_decision(plan, decision, colours(&theme));
    Ok(plan_pdf(plan, &imprint)?.pdf)
}

/// The imprint of today's text.
fn imprint(publication: &Publication, theme: &Theme) -> Imprint {
    let (plan, status) = (&publication.plan, publication.status());
    match publication.decision() {
        Some(decision) if !status.is_draft() => Imprint {
            fingerprint: publication.fingerprint(),
            ..of_decision(plan, decision, colours(theme))
        },
        _ => Imprint {
            edition: status.to_text(),
            draft: true,
            changes: changed_passages(publication),
            ..of_text(plan, colours(theme))
        },
    }
}

/// A printed edition cannot know of later ones, so it only says when it was adopted.
fn of_decision(plan: &Plan, decision: &Decision, colours: Colours) -> Imprint {
    let (body, day) = (&decision.body, day_in_danish(decision.date));
    Imprint {
        edition: format!("Vedtaget af {body} den {day}, sag {}", decision.case),
        adopted: Some(decision.date),
        case: Some(decision.case.clone()),
        next_revision: Some(decision.next_revision),
        ..of_text(plan, colours)
    }
}

fn of_text(plan: &Plan, colours: Colours) -> Imprint {
    let site = plan.municipality.address.clone();
    let guide = site.as_ref();
    Imprint {
        fingerprint: PassageHash::whole(&PassageHash::all(&plan.chapters, Reading::CURRENT)),
        legal_basis: plan.municipality.legal_basis.clone(),
        guide: guide.map(|site| format!("{site}/{}", page_of(GUIDE.path))),
        site,
        colours,
        ..Imprint::default()
    }
}

fn colours(theme: &Theme) -> Colours {
    let named = |name| colour(&theme.colours, name);
    Colours::of(named("--accent"), named("--acute"))
}
