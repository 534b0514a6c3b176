use crate::{Problems, SourceFile};
use serde::Deserialize;

/// Whose plan it is: `theme/municipality.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// The municipality's name, such as "Vallensbæk Kommune".
    pub name: String,
    /// What the plan is called.
    pub title: String,
    /// One sentence on what the site is, for search engines.
    pub description: String,
}

/// Reads `municipality.toml`.
pub(crate) fn read(source: &SourceFile, problems: &mut Problems) -> Option<Municipality> {
    source.read(problems)
}
