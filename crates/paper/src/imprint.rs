use plan::{Date, day_in_danish};
use serde_json::{Value, json};

/// What a paper says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The edition's line, such as "Vedtaget af Kommunalbestyrelsen den 25. november 2026, sag 26/12345".
    pub edition: String,
    /// Whether it is a draft, which is printed on every page.
    pub draft: bool,
    /// The text's fingerprint: 64 hexadecimal digits.
    pub fingerprint: String,
    /// The date of adoption.
    pub adopted: Option<Date>,
    /// The council's case number.
    pub case: Option<String>,
    /// The revision date.
    pub next_revision: Option<Date>,
    /// The law that requires the plan, as the municipality cites it.
    pub legal_basis: Option<String>,
    /// Where the site is published, such as `https://plan.eksempel.dk`.
    pub site: Option<String>,
    /// The guide's full address.
    pub guide: Option<String>,
    /// Differences from the adopted edition, a sentence each; empty if there are none or nothing is adopted.
    pub changes: Vec<String>,
    /// The municipality's colours.
    pub colours: Colours,
}

/// Two colours on white paper, each as `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colours {
    /// For headings, links and rules.
    pub accent: String,
    /// For what is acute.
    pub acute: String,
}

/// Neutral ink, and the red of warning signs.
impl Default for Colours {
    fn default() -> Self {
        Self {
            accent: "#26323a".to_owned(),
            acute: "#8a1020".to_owned(),
        }
    }
}

impl Colours {
    /// These colours where they are hexadecimal; neutral ones otherwise.
    pub fn of(accent: Option<&str>, acute: Option<&str>) -> Self {
        let neutral = Self::default();
        Self {
            accent: accent.and_then(hexadecimal).unwrap_or(neutral.accent),
            acute: acute.and_then(hexadecimal).unwrap_or(neutral.acute),
        }
    }
}

/// `#rgb` or `#rrggbb` as `#rrggbb`; `None` for other notations.
fn hexadecimal(colour: &str) -> Option<String> {
    let digits = colour.trim().strip_prefix('#')?;
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_known = is_hexadecimal && matches!(digits.len(), 3 | 6);
    is_known.then(|| format!("#{digits}"))
}

impl Imprint {
    /// The beginning of the fingerprint in groups of four digits: enough to tell two papers apart.
    pub fn short_fingerprint(&self) -> String {
        groups(&self.fingerprint, 4, 4)
    }

    /// The data of every template.
    pub(crate) fn data(&self) -> Value {
        json!({
            "edition": self.edition,
            "draft": self.draft,
            "short": self.short_fingerprint(),
            "guide": self.guide,
            "accent": self.colours.accent,
            "acute": self.colours.acute,
        })
    }

    /// The known facts of the edition, with labels.
    pub(crate) fn facts(&self) -> Vec<(&'static str, String)> {
        let adopted = self.adopted.map(day_in_danish);
        let revision = self.next_revision.map(day_in_danish);
        let facts = [
            ("Udgave", Some(self.edition.clone())),
            ("Vedtaget", adopted),
            ("Sagsnummer", self.case.clone()),
            ("Revideres senest", revision),
            ("Lovgrundlag", self.legal_basis.clone()),
            ("Websted", self.site.clone()),
        ];
        let known = facts
            .into_iter()
            .filter_map(|(label, fact)| Some((label, fact?)));
        known.collect()
    }

    /// The whole fingerprint in groups of eight digits.
    pub(crate) fn whole_fingerprint(&self) -> String {
        groups(&self.fingerprint, 8, 8)
    }
}

/// The first `count` groups of `size` digits, separated by spaces.
fn groups(digits: &str, size: usize, count: usize) -> String {
    let digits: Vec<_> = digits.chars().collect();
    let groups = digits.chunks(size).take(count);
    let groups: Vec<String> = groups.map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
