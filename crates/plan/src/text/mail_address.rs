//! Mail addresses (RFC 5321's simple form), with international domains.

use std::ops::Range;
use url::Host;

/// The mail addresses in a text, as ranges of bytes. A social media handle (@navn) is none.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let around = |at: usize| {
        let user = text[..at].rsplit(|c| !fits_user(c)).next()?;
        let domain = text[at + 1..].split(|c| !fits_domain(c)).next()?;
        let user = user.trim_start_matches('.');
        let domain = domain.trim_end_matches(['.', '-']);
        let range = at - user.len()..at + 1 + domain.len();
        normal(&text[range.clone()]).map(|_| range)
    };
    text.match_indices('@')
        .filter_map(|(at, _)| around(at))
        .collect()
}

/// An address in its normal form: lower case, ASCII domain. `None` if it is no address.
pub(crate) fn normal(address: &str) -> Option<String> {
    let (user, domain) = address.split_once('@')?;
    let is_user = user.chars().all(fits_user) && user.split('.').all(|part| !part.is_empty());
    let is_domain = domain.contains('.') && domain.chars().all(fits_domain);
    let Ok(Host::Domain(domain)) = Host::parse(domain) else {
        return None;
    };
    (is_user && is_domain).then(|| format!("{}@{domain}", user.to_lowercase()))
}

fn fits_user(c: char) -> bool {
    c.is_alphanumeric() || ".-_+'".contains(c)
}

fn fits_domain(c: char) -> bool {
    c.is_alphanumeric() || ".-".contains(c)
}
