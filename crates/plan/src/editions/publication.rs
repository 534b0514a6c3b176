use crate::compare::changes::Changes;
use crate::diagnostics::diagnostic::Diagnostics;
use crate::editions::edition::Edition;
use crate::editions::edition_status::EditionStatus;
use crate::editions::manifest::PassageHash;
use crate::plan::Plan;
use crate::source::adoption::{Adoption, Decision};
use crate::source::reading::Reading;
use guide::Location;

/// What a municipality publishes: today's text and all its adopted editions.
#[derive(Clone, Debug, PartialEq)]
pub struct Publication {
    /// Today's text.
    pub plan: Plan,
    /// The adopted editions, oldest first.
    pub editions: Vec<Edition>,
    status: EditionStatus,
}

impl Publication {
    /// Joins a plan and its editions. `adoption.toml` and the newest edition must record the same decision.
    ///
    /// # Errors
    /// They do not, with what to do about it.
    pub fn of(plan: Plan, mut editions: Vec<Edition>) -> Result<Self, Diagnostics> {
        editions.sort_by_key(Edition::date);
        let mut diagnostics = Diagnostics::default();
        check_decisions(&plan, &editions, &mut diagnostics);
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        let status = status(&plan, editions.last());
        Ok(Self {
            plan,
            editions,
            status,
        })
    }

    /// The edition in force: the newest one.
    pub fn newest(&self) -> Option<&Edition> {
        self.editions.last()
    }

    /// The decision in force, if any.
    pub fn decision(&self) -> Option<&Decision> {
        self.newest().map(|edition| &edition.decision)
    }

    /// The status of today's text.
    pub fn status(&self) -> EditionStatus {
        self.status
    }

    /// The status of an edition.
    pub fn status_of(&self, edition: &Edition) -> EditionStatus {
        let from = edition.date();
        let mut later = self.editions.iter().map(Edition::date);
        match later.find(|date| *date > from) {
            Some(to) => EditionStatus::Former { from, to },
            None => EditionStatus::InForce { since: from },
        }
    }

    /// The fingerprint of today's text; the edition's own where it is in force.
    pub fn fingerprint(&self) -> String {
        if let (Some(newest), false) = (self.newest(), self.status().is_draft()) {
            return newest.manifest.fingerprint.clone();
        }
        PassageHash::whole(&PassageHash::all(&self.plan.chapters, Reading::CURRENT))
    }
}

/// Computed once: every page shows it, and it compares two whole texts.
fn status(plan: &Plan, newest: Option<&Edition>) -> EditionStatus {
    let Some(newest) = newest else {
        return EditionStatus::Draft;
    };
    let since = newest.date();
    let changes = Changes::between(&newest.plan.chapters, &plan.chapters);
    if changes.is_empty() {
        return EditionStatus::InForce { since };
    }
    let passages = changes.changed().count();
    EditionStatus::Changed { since, passages }
}

const ADOPTION: &str = "book/adoption.toml";

fn check_decisions(plan: &Plan, editions: &[Edition], diagnostics: &mut Diagnostics) {
    let newest = editions.last().map(|edition| &edition.decision);
    // An interrupted adoption can be completed with the same text only.
    let is_same =
        |edition: &Edition| Changes::between(&edition.plan.chapters, &plan.chapters).is_empty();
    let can_end = || editions.last().is_some_and(is_same);
    let mut error = |message: String, hint: String| {
        diagnostics.error(&Location::file(ADOPTION), message, hint);
    };
    match (&plan.adoption, newest) {
        (Adoption::Draft, None) => {}
        (Adoption::Adopted(decision), Some(newest)) if decision == newest => {}
        (Adoption::Adopted(decision), newest)
            if newest.is_none_or(|newest| newest.date < decision.date) =>
        {
            let date = decision.date;
            error(
                format!(
                    "planen siges at være vedtaget den {date}, men udgaven mangler i book/editions/{date}/"
                ),
                format!(
                    "hent mappen tilbage; er planen først lige vedtaget, så skriv det, der stod her før, og kør »{}«",
                    decision.command()
                ),
            );
        }
        (_, Some(newest)) => {
            let date = newest.date;
            error(
                format!("udgaven i book/editions/{date}/ er vedtaget, men her står noget andet"),
                match can_end() {
                    true => format!(
                        "kopiér book/editions/{date}/book/adoption.toml hertil, eller kør »{}« igen; en ændret tekst vises som udkast af sig selv",
                        newest.command()
                    ),
                    false => format!(
                        "kopiér book/editions/{date}/book/adoption.toml hertil; en ændret tekst vises som udkast af sig selv"
                    ),
                },
            );
        }
        (Adoption::Adopted(_), None) => {}
    }
}
