use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::source_file::SourceFile;
use crate::source::toml_file::Spanned;
use crate::text::day::day_in_danish;
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use toml::value::Date as TomlDate;

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
    /// The date of the decision.
    pub date: Date,
    /// The council's case number.
    pub case: String,
    /// The date by which the plan must be revised; barnets lov § 15 stk. 3: at most four years later.
    pub next_revision: Date,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(description = "Om planen er vedtaget")]
enum Status {
    Udkast,
    Vedtaget,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Vedtagelsen",
    description = "Hvem der har vedtaget planen, og hvornår. Et udkast har kun status."
)]
pub(crate) struct AdoptionFile {
    #[schemars(description = "udkast eller vedtaget")]
    status: Spanned<Status>,
    #[schemars(description = "Hvem der har vedtaget planen, f.eks. Kommunalbestyrelsen")]
    body: Option<String>,
    #[schemars(description = "Dagen for vedtagelsen, uden anførselstegn: 2026-11-25", with = "Option<String>", extend("format" = "date"))]
    date: Option<Spanned<TomlDate>>,
    #[schemars(description = "Sagens nummer i kommunen")]
    case: Option<String>,
    #[schemars(description = "Dagen, hvor planen senest skal revideres: højst fire år efter vedtagelsen", with = "Option<String>", extend("format" = "date"))]
    next_revision: Option<Spanned<TomlDate>>,
}

impl Decision {
    /// `adoption.toml` for this decision.
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        format!(
            "# Planens vedtagelse, skrevet af »beredskab adopt«. Teksten er frosset i book/editions/{date}/.\n\
             status = \"vedtaget\"\nbody = {}\ndate = {date}\ncase = {}\nnext_revision = {}\n",
            quoted(&self.body),
            quoted(&self.case),
            self.next_revision,
            date = self.date,
        )
    }

    /// The command that makes this decision.
    pub fn command(&self) -> String {
        let Self {
            body,
            date,
            case,
            next_revision,
        } = self;
        let mut command = format!("beredskab adopt --date {date} --case \"{case}\"");
        if body != USUAL_BODY {
            command += &format!(" --body \"{body}\"");
        }
        if *next_revision != latest_revision(*date) {
            command += &format!(" --next-revision {next_revision}");
        }
        command
    }

    /// Whether the revision is after the decision and within the law's time.
    pub fn is_timely(&self) -> bool {
        self.next_revision > self.date && self.next_revision <= latest_revision(self.date)
    }
}

/// Who adopts a plan by default; barnets lov § 15 stk. 3.
pub const USUAL_BODY: &str = "Kommunalbestyrelsen";

/// Reads `adoption.toml`.
pub(crate) fn read(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Adoption> {
    let file: AdoptionFile = source.read(diagnostics)?;
    let decision = (file.body, file.date, file.case, file.next_revision);
    match (file.status.get_ref(), decision) {
        (Status::Udkast, (None, None, None, None)) => Some(Adoption::Draft),
        (Status::Vedtaget, (Some(body), Some(date), Some(case), Some(revision))) => {
            let decision = Decision {
                body,
                date: day(source, &date, diagnostics)?,
                case,
                next_revision: day(source, &revision, diagnostics)?,
            };
            check_revision(&decision, source, &revision, diagnostics);
            Some(Adoption::Adopted(decision))
        }
        (Status::Udkast, _) => {
            diagnostics.error(
                &source.place_of(&file.status),
                "et udkast har ingen vedtagelse",
                "slet body, date, case og next_revision, eller skriv status = \"vedtaget\"",
            );
            None
        }
        (Status::Vedtaget, _) => {
            diagnostics.error(
                &source.place_of(&file.status),
                "en vedtaget plan mangler oplysninger om vedtagelsen",
                "skriv body, date, case og next_revision",
            );
            None
        }
    }
}

fn day(
    source: &SourceFile,
    date: &Spanned<TomlDate>,
    diagnostics: &mut Diagnostics,
) -> Option<Date> {
    let TomlDate { year, month, day } = *date.get_ref();
    let found = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, month as i8, day as i8).ok());
    if found.is_none() {
        diagnostics.error(
            &source.place_of(date),
            format!("dagen {} findes ikke", date.get_ref()),
            "skriv dagen som år-måned-dag, f.eks. 2026-11-25",
        );
    }
    found
}

/// The law gives the council four years at most.
fn check_revision(
    decision: &Decision,
    source: &SourceFile,
    revision: &Spanned<TomlDate>,
    diagnostics: &mut Diagnostics,
) {
    let latest = latest_revision(decision.date);
    if !decision.is_timely() {
        diagnostics.error(
            &source.place_of(revision),
            format!(
                "planen kan ikke vedtages den {} og først revideres den {}",
                day_in_danish(decision.date),
                day_in_danish(decision.next_revision)
            ),
            format!("skriv en dag efter vedtagelsen og senest {latest} (barnets lov § 15, stk. 3: mindst hvert fjerde år)"),
        );
    }
}

/// The latest date for the revision of a plan adopted on this day: four years later.
pub fn latest_revision(adopted: Date) -> Date {
    adopted.saturating_add(4.years())
}
