use crate::{Problems, SourceFile};
use serde::Deserialize;
use toml::Spanned;

/// Whose plan it is: `theme/municipality.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// The municipality's name, such as "Vallensbæk Kommune".
    pub name: String,
    /// What the plan is called.
    pub title: String,
    /// One sentence on what the site is, for search engines.
    pub description: String,
    /// The neutral page, by `https`, that a reader is brought to who leaves the guide in a hurry.
    pub leave_to: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MunicipalityFile {
    name: String,
    title: String,
    description: String,
    leave_to: Spanned<String>,
}

impl Municipality {
    /// The neutral page's host, such as "www.eksempel.dk": what a reader is told of where the way out leads.
    pub fn leave_to_host(&self) -> &str {
        host(&self.leave_to).unwrap_or_default()
    }
}

/// Reads `municipality.toml`.
pub(crate) fn read(source: &SourceFile, problems: &mut Problems) -> Option<Municipality> {
    let file: MunicipalityFile = source.read(problems)?;
    if host(file.leave_to.get_ref()).is_none() {
        problems.error(
            &source.place_of(&file.leave_to),
            format!("»{}« er ikke en sikker adresse", file.leave_to.get_ref()),
            "skriv hele adressen på en neutral side, f.eks. \"https://www.eksempel.dk/\"",
        );
    }
    Some(Municipality {
        name: file.name,
        title: file.title,
        description: file.description,
        leave_to: file.leave_to.into_inner(),
    })
}

/// The host in an address by `https`; none where the address is of another kind, has a user or is broken.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let labels = || host.split('.');
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let is_whole = labels().count() > 1 && labels().all(is_label);
    let is_one_word = !address.contains(char::is_whitespace);
    (is_whole && is_one_word).then_some(host)
}
