/// The candidate most likely meant by a mistyped word.
pub(crate) fn suggest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LIKE: f32 = 0.6;
    // With too many candidates, or too long a word, a suggestion would be slow and no help.
    const LONGEST: usize = 80;
    const MOST: usize = 1_000;
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let among = among.into_iter().take(MOST);
    let among = among.filter(|known| known.len() <= LONGEST);
    let likeness = |known: &str| similar::TextDiff::from_chars(word.as_str(), known).ratio();
    let candidates = among.map(|known| (likeness(known), known));
    let best = candidates.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    best.filter(|(likeness, _)| *likeness > LIKE)
        .map(|(_, known)| known)
}

/// "mener du »…«?" if a candidate is similar, otherwise the given hint.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    among: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    match suggest(word, among) {
        Some(known) => format!("mener du »{known}«?"),
        None => otherwise.to_owned(),
    }
}
