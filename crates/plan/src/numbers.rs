//! Telephone numbers and e-mail addresses in running text.

/// The numbers and addresses in a text, as they stand there, each with the byte at which it begins.
///
/// A number is one of eight digits in groups (Denmark's numbering plan), with or without +45, or one of the emergency numbers
/// 112 and 114. Paragraphs (§ 114), ages and times of day are none.
pub(crate) fn find(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    found.extend(
        runs(text, |c| {
            c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '+')
        })
        .filter(|(byte, run)| is_number(run) && !text[..*byte].trim_end().ends_with('§')),
    );
    found.extend(runs(text, |c| !c.is_whitespace()).filter(|(_, word)| word.contains('@')));
    found
}

/// What is a number of eight digits but for letters that look like digits: O for 0, l or I for 1.
pub(crate) fn find_with_letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let looks = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | 'o' | 'O' | 'l' | 'I');
    runs(text, looks).filter(|(_, run)| {
        let signs = || run.chars().filter(|c| !c.is_whitespace());
        let digits = signs().filter(char::is_ascii_digit).count();
        signs().count() == 8 && (6..8).contains(&digits)
    })
}

/// A number's digits without the country code; an address as it is.
pub(crate) fn normal(value: &str) -> String {
    if value.contains('@') {
        return value.to_lowercase();
    }
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("45") {
        Some(rest) if rest.len() == 8 => rest.to_owned(),
        _ => digits,
    }
}

fn is_number(run: &str) -> bool {
    let digits = normal(run);
    matches!(run, "112" | "114") || digits.len() == 8
}

/// The longest stretches of such characters, trimmed of what only surrounds them.
fn runs(text: &str, belongs: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let trimmed =
        |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '(' | ')' | '<' | '>');
    text.split(move |c| !belongs(c)).filter_map(move |run| {
        let run = run.trim_matches(trimmed);
        let byte = run.as_ptr() as usize - text.as_ptr() as usize;
        (!run.is_empty()).then_some((byte, run))
    })
}
