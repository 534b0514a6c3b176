use crate::diagnostics::diagnostic::Diagnostics;
use crate::diagnostics::source_file::SourceFile;
use crate::source::toml_file::Spanned;
use crate::text::invisible::is_invisible;
use crate::text::mail_address;
use schemars::JsonSchema;
use serde::Deserialize;
use toml::value::Date;
use url::{Host, Url};

/// Whose plan it is: `theme/municipality.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Municipality {
    /// The municipality's name, such as "Eksempel Kommune".
    pub name: String,
    /// What the plan is called.
    pub title: String,
    /// One sentence on what the site is, for search engines.
    pub description: String,
    /// The neutral page, by `https`, that a reader is brought to who leaves the guide in a hurry.
    pub leave_to: String,
    /// The law that requires the plan, as the municipality cites it; `None` until it has.
    pub legal_basis: Option<String>,
    /// The site's public address in ASCII, without a trailing slash, such as `https://plan.eksempel.dk` or
    /// `https://www.eksempel.dk/beredskab`; `None` until it is set.
    pub address: Option<String>,
    /// The address of the municipality's accessibility statement.
    pub accessibility_statement: Option<String>,
    /// Whom to tell of a security hole in the site.
    pub security: Option<Security>,
    /// The origins whose pages may show the guide in a frame, such as `https://www.eksempel.dk`, in ASCII; none by default.
    pub embed: Vec<String>,
    /// The council's public key, which verifies its signatures of editions: the second line of `minisign.pub`.
    pub signing_key: Option<String>,
}

/// Whom to tell of a security hole, and until when that is valid (RFC 9116).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Security {
    /// `mailto:` or `https://`.
    pub contact: String,
    /// The last day, ISO 8601.
    pub expires: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    title = "Kommunen",
    description = "Hvis plan det er, og det, som webstedet ikke kan vide af sig selv."
)]
pub(crate) struct MunicipalityFile {
    #[schemars(description = "Kommunens navn, f.eks. »Eksempel Kommune«")]
    name: Spanned<String>,
    #[schemars(description = "Planens titel")]
    title: Spanned<String>,
    #[schemars(description = "Én sætning om webstedet, til søgemaskiner")]
    description: Spanned<String>,
    #[schemars(
        description = "Den neutrale side, som »Forlad siden nu« fører til",
        regex(pattern = "^https://")
    )]
    leave_to: Spanned<String>,
    #[schemars(
        description = "Planens lovgrundlag, som kommunen selv benævner det; det står på »Om planen« og i PDF'en"
    )]
    legal_basis: Option<Spanned<String>>,
    #[schemars(
        description = "Webstedets offentlige adresse: et websted for sig eller en mappe på kommunens",
        regex(pattern = "^https://[^/?#]+(/[A-Za-z0-9_-]+)*/?$")
    )]
    address: Option<Spanned<String>>,
    #[schemars(
        description = "Adressen på kommunens tilgængelighedserklæring",
        regex(pattern = "^https://")
    )]
    accessibility_statement: Option<Spanned<String>>,
    #[schemars(
        description = "Hvem man skriver til om et sikkerhedshul; står i /.well-known/security.txt"
    )]
    security: Option<SecurityTable>,
    #[schemars(
        description = "Websteder, hvis sider må vise guiden i en ramme (iframe), f.eks. [\"https://www.eksempel.dk\"]",
        inner(regex(pattern = "^https://[^/?#]+/?$"))
    )]
    #[serde(default)]
    embed: Vec<Spanned<String>>,
    #[schemars(
        description = "Kommunens offentlige nøgle fra minisign; med den efterprøves udgavernes underskrift"
    )]
    signing_key: Option<Spanned<String>>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Hvem man skriver til om et sikkerhedshul")]
struct SecurityTable {
    #[schemars(description = "En e-mailadresse eller en side")]
    contact: Spanned<String>,
    #[schemars(description = "Hvor længe det gælder, højst et år, uden anførselstegn: 2027-01-01", with = "String", extend("format" = "date"))]
    expires: Date,
}

impl Municipality {
    /// The neutral page's host, such as "www.eksempel.dk", shown with the quick exit.
    pub fn leave_to_host(&self) -> &str {
        let authority = authority(&self.leave_to).unwrap_or_default();
        authority.split(':').next().unwrap_or_default()
    }

    /// The folder of its host in which the site lies, from slash to slash: `/`, or `/beredskab/`.
    pub fn folder(&self) -> String {
        let address = self.address.as_deref().unwrap_or_default();
        let path = address.splitn(4, '/').nth(3);
        path.map_or("/".to_owned(), |path| format!("/{path}/"))
    }

    /// Whether the site lies in a folder of a host that has other pages, too.
    pub fn is_in_folder(&self) -> bool {
        self.folder() != "/"
    }
}

/// Reads `municipality.toml`.
pub(crate) fn read(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Municipality> {
    let file: MunicipalityFile = source.read(diagnostics)?;
    source.must_say(&file.name, "kommunens navn", diagnostics);
    source.must_say(&file.title, "planens titel", diagnostics);
    source.must_say(&file.description, "beskrivelsen", diagnostics);
    if let Some(law) = &file.legal_basis {
        source.must_say(law, "lovgrundlaget", diagnostics);
    }
    let mut check = |value: &Spanned<String>, is_right: fn(&str) -> bool, is_not: &str, hint| {
        let text = value.get_ref();
        if !is_right(text) {
            let message = format!("»{text}« er ikke {is_not}");
            diagnostics.error(&source.place_of(value), message, hint);
        }
    };
    check(&file.leave_to, is_secure, "en sikker adresse", NEUTRAL);
    if let Some(address) = &file.address {
        check(address, is_site, "et websteds adresse", SITE);
    }
    for origin in &file.embed {
        check(origin, is_origin, "et websteds navn", ORIGIN);
    }
    if let Some(address) = &file.accessibility_statement {
        check(address, is_secure, "en sikker adresse", STATEMENT);
    }
    if let Some(security) = &file.security {
        let is_right = |contact: &str| contact_link(contact).is_some();
        check(
            &security.contact,
            is_right,
            "en adresse at skrive til",
            CONTACT,
        );
    }
    if let Some(key) = &file.signing_key {
        check(key, is_key, "en offentlig nøgle fra minisign", KEY);
    }
    let place = file
        .security
        .as_ref()
        .map(|table| source.place_of(&table.contact));
    let security = file.security.and_then(|table| {
        Some(Security {
            contact: contact_link(table.contact.get_ref())?,
            expires: table.expires.to_string(),
        })
    });
    let municipality = Municipality {
        name: file.name.into_inner(),
        title: file.title.into_inner(),
        description: file.description.into_inner(),
        leave_to: file.leave_to.into_inner(),
        legal_basis: file.legal_basis.map(Spanned::into_inner),
        address: file.address.as_ref().map(without_slash),
        embed: file.embed.iter().map(without_slash).collect(),
        accessibility_statement: file.accessibility_statement.map(Spanned::into_inner),
        security,
        signing_key: file.signing_key.map(Spanned::into_inner),
    };
    if let Some(place) = place.filter(|_| municipality.is_in_folder()) {
        diagnostics.warning(&place, NO_SECURITY_TXT, SECURITY_TXT);
    }
    Some(municipality)
}

const NEUTRAL: &str = "skriv hele adressen på en neutral side, f.eks. \"https://www.eksempel.dk/\"";
const SITE: &str = "skriv https:// og webstedets navn, og hvis det ligger i en mappe på et andet websted, så mappens navn, f.eks. \"https://plan.eksempel.dk\" eller \"https://www.eksempel.dk/beredskab\"; mapper skrives med bogstaverne a-z, tal, - og _";
const ORIGIN: &str =
    "skriv https:// og webstedets navn og ingen mappe, f.eks. \"https://www.eksempel.dk\"";
const STATEMENT: &str =
    "skriv hele adressen på erklæringen, f.eks. \"https://www.eksempel.dk/erklaering\"";
const CONTACT: &str = "skriv en e-mailadresse eller en side, f.eks. \"sikkerhed@eksempel.dk\" eller \"https://www.eksempel.dk/sikkerhed\"";

const NO_SECURITY_TXT: &str = "webstedet ligger i en mappe, og security.txt læses kun i værtens rod, så den bliver ikke skrevet";
const SECURITY_TXT: &str = "bed den, der driver værten, om at skrive den i /.well-known/security.txt dér, og slet [security] her";
const KEY: &str = "skriv linjen, der begynder med RW, fra filen minisign.pub";

/// 42 bytes in Base64, the first two of which are "Ed".
fn is_key(key: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
    key.len() == 56 && key.starts_with("RW") && key.bytes().all(fits)
}

/// Whether this is an `https` address that a browser reads as it is written.
pub(crate) fn is_secure(address: &str) -> bool {
    secure(address).is_some()
}

/// An `https` address of a named host, in any script, with or without a port; `None` for another scheme, with a user, or where a
/// browser would read another host than the one written.
fn secure(address: &str) -> Option<Url> {
    let authority = authority(address)?;
    let fits = |c: char| c.is_alphanumeric() || ".-:".contains(c);
    let is_odd = |c: char| c.is_whitespace() || is_invisible(c) || "\"'<>\\^`{|}".contains(c);
    let url = Url::parse(address).ok()?;
    let Some(Host::Domain(domain)) = url.host() else {
        return None;
    };
    let has_labels = domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    let is_as_written = authority.chars().all(fits) && !address.contains(is_odd);
    (has_labels && is_as_written).then_some(url)
}

/// The host of an `https` address, with its port if any.
fn authority(address: &str) -> Option<&str> {
    address
        .strip_prefix("https://")?
        .split(['/', '?', '#'])
        .next()
}

/// Whether it is the address of a host's root or of a folder, whose name means nothing else in a server's configuration.
fn is_site(address: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    path_of_site(address).is_some_and(|path| {
        let mut parts = path.split('/');
        parts.next() == Some("") && parts.all(|name| !name.is_empty() && name.chars().all(fits))
    })
}

/// Whether it is the address of a host's root.
fn is_origin(address: &str) -> bool {
    path_of_site(address) == Some("")
}

/// What follows the host in a secure address, without a trailing slash.
fn path_of_site(address: &str) -> Option<&str> {
    let authority = authority(address).filter(|_| is_secure(address))?;
    let path = &address["https://".len() + authority.len()..];
    Some(path.strip_suffix('/').unwrap_or(path))
}

/// The address in ASCII, without a trailing slash.
fn without_slash(address: &Spanned<String>) -> String {
    let address = in_ascii(address.get_ref());
    address.strip_suffix('/').unwrap_or(&address).to_owned()
}

/// The address for machines: an international domain in its ASCII form (RFC 5891).
fn in_ascii(address: &str) -> String {
    match secure(address).filter(|_| !address.is_ascii()) {
        Some(url) => url.into(),
        None => address.to_owned(),
    }
}

/// An `https` page, or a mail address with `mailto:` before it, in ASCII.
fn contact_link(contact: &str) -> Option<String> {
    if is_secure(contact) {
        return Some(in_ascii(contact));
    }
    let address = mail_address::normal(contact)?;
    Some(Url::parse(&format!("mailto:{address}")).ok()?.into())
}
