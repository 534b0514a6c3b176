/// The candidate that a mistyped word most likely meant.
pub(crate) fn suggest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LIKE: f32 = 0.6;
    // A guess among ever so many, or for ever so long a word, would take too long and help nobody.
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

/// "mener du »…«?" where one of these is like the word, else the other advice.
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
