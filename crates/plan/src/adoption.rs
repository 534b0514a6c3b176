use crate::{Problems, SourceFile};
use serde::Deserialize;
use toml::value::Date;

/// Who adopted the plan, and when: `adoption.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adoption {
    /// Not adopted yet.
    Draft,
    /// Adopted by the council.
    Adopted(Decision),
}

/// The council's decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Who adopted the plan, such as "Kommunalbestyrelsen".
    pub body: String,
    /// The day of the decision, ISO 8601.
    pub date: String,
    /// The council's case number.
    pub case: String,
    /// The day by which the plan is revised, ISO 8601; barnets lov § 15 stk. 3: at most four years on.
    pub next_revision: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Udkast,
    Vedtaget,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AdoptionFile {
    status: toml::Spanned<Status>,
    body: Option<String>,
    date: Option<Date>,
    case: Option<String>,
    next_revision: Option<Date>,
}

/// Reads `adoption.toml`.
pub(crate) fn read(source: &SourceFile, problems: &mut Problems) -> Option<Adoption> {
    let file: AdoptionFile = source.read(problems)?;
    let decision = (file.body, file.date, file.case, file.next_revision);
    match (file.status.get_ref(), decision) {
        (Status::Udkast, (None, None, None, None)) => Some(Adoption::Draft),
        (Status::Vedtaget, (Some(body), Some(date), Some(case), Some(revision))) => {
            Some(Adoption::Adopted(Decision {
                body,
                date: date.to_string(),
                case,
                next_revision: revision.to_string(),
            }))
        }
        (Status::Udkast, _) => {
            problems.error(
                &source.place_of(&file.status),
                "et udkast har ingen vedtagelse",
                "slet body, date, case og next_revision, eller skriv status = \"vedtaget\"",
            );
            None
        }
        (Status::Vedtaget, _) => {
            problems.error(
                &source.place_of(&file.status),
                "en vedtaget plan mangler oplysninger om vedtagelsen",
                "skriv body, date, case og next_revision",
            );
            None
        }
    }
}
