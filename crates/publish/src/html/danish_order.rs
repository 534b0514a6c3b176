/// A sort key for Danish alphabetical order: æ, ø and å last, aa as å, ignoring case.
pub(crate) fn danish_order(word: &str) -> (Vec<u32>, String) {
    let plain = word.to_lowercase().replace("aa", "å");
    let letters = plain.chars().filter(|c| c.is_alphanumeric());
    let ranks = letters.map(|letter| match letter {
        'æ' | 'ä' => AFTER_Z,
        'ø' | 'ö' => AFTER_Z + 1,
        'å' => AFTER_Z + 2,
        'é' | 'è' => u32::from('e'),
        'ü' => u32::from('y'),
        other => u32::from(other),
    });
    // Makes the order of equal letters stable.
    (ranks.collect(), word.to_owned())
}

/// The letter to sort a word under, or "0–9".
pub(crate) fn initial(word: &str) -> String {
    let upper = word.to_uppercase();
    match upper.chars().next() {
        Some(first) if first.is_numeric() => "0–9".to_owned(),
        Some('A') if upper.starts_with("AA") => "Å".to_owned(),
        first => first.into_iter().collect(),
    }
}

const AFTER_Z: u32 = 'z' as u32 + 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_ends_with_æ_ø_å() {
        let mut words = [
            "Ål", "Aalborg", "øre", "Æble", "zebra", "Ærø", "112", "abe", "Åben", "SSP-hus", "Sspa",
        ];
        words.sort_by_cached_key(|word| danish_order(word));
        assert_eq!(["aal", "ål", "7"].map(initial), ["Å", "Å", "0–9"]);
        assert_eq!(
            words,
            [
                "112", "abe", "Sspa", "SSP-hus", "zebra", "Æble", "Ærø", "øre", "Åben", "Ål",
                "Aalborg"
            ]
        );
    }
}
