//! Web addresses in running text.

use std::ops::Range;

/// The addresses in a text, in order, as ranges of bytes; punctuation after them is left out.
pub(crate) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(address) = first(&text[start..]) {
        let address = start + address.start..start + address.end;
        start = address.end;
        found.push(address);
    }
    found
}

/// The target of such an address; "www." is completed with `https`.
pub(crate) fn leads_to(address: &str) -> String {
    if address.contains("://") {
        return address.to_owned();
    }
    format!("https://{address}")
}

fn first(text: &str) -> Option<Range<usize>> {
    let starts = text
        .match_indices(['h', 'H', 'w', 'W'])
        .map(|(start, _)| start);
    let mut found = starts.filter_map(|start| {
        let length = length(&text[..start], &text[start..])?;
        Some(start..start + length)
    });
    found.next()
}

/// The length in bytes of the address at the beginning of `rest`, if there is one.
fn length(before: &str, rest: &str) -> Option<usize> {
    let lower = |start: &str| {
        rest.get(..start.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
    };
    let scheme = ["https://", "http://", "www."]
        .into_iter()
        .find(|start| lower(start))?;
    let is_within = before.ends_with(|c: char| c.is_alphanumeric() || "@/.-_:".contains(c));
    let ends = |c: char| c.is_whitespace() || "<>\"“”„»«|\\^`{}".contains(c);
    let whole = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let address = without_punctuation(whole);
    (!is_within && address.len() > scheme.len()).then_some(address.len())
}

fn without_punctuation(mut address: &str) -> &str {
    loop {
        let opened = |open: char, close: char| {
            address.matches(open).count() >= address.matches(close).count()
        };
        let kept = match address.chars().next_back() {
            Some(')') if opened('(', ')') => return address,
            Some(']') if opened('[', ']') => return address,
            Some(last) if ".,;:!?'’*_~…)]".contains(last) => address.len() - last.len_utf8(),
            _ => return address,
        };
        address = &address[..kept];
    }
}
