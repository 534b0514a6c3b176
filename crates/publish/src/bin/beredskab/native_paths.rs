//! Paths in the system's notation: our messages say `book/contacts.toml`, Windows `book\contacts.toml`.

use std::borrow::Cow;
use std::path::MAIN_SEPARATOR;

/// Folders of the files named in messages.
const FOLDERS: [&str; 2] = ["book/", "dist/"];

/// A message with its paths in this system's notation.
pub(crate) fn native_paths(message: &str) -> Cow<'_, str> {
    match MAIN_SEPARATOR {
        '/' => message.into(),
        separator => separated_by(separator, message).into(),
    }
}

/// Web addresses keep their slashes. A path that already has a separator comes from the system.
fn separated_by(separator: char, message: &str) -> String {
    let is_end = |c: char| c.is_whitespace() || "»«\"()".contains(c);
    let words = message.split_inclusive(is_end);
    let word = |word: &str| {
        let is_ours = FOLDERS.iter().any(|folder| word.starts_with(folder));
        let is_path = is_ours || (word.contains(separator) && !word.contains("://"));
        match is_path {
            true => word.replace('/', &separator.to_string()),
            false => word.to_owned(),
        }
    };
    words.map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::separated_by;

    #[test]
    fn paths_alone_are_written_anew() {
        for (message, expected) in [
            (
                "book/contacts.toml:3:1: fejl: »og/eller« mangler",
                r"book\contacts.toml:3:1: fejl: »og/eller« mangler",
            ),
            (
                "kopiér book/editions/2026-11-25/book/adoption.toml hertil",
                r"kopiér book\editions\2026-11-25\book\adoption.toml hertil",
            ),
            (
                r"Webstedet er skrevet i C:\Min plan\dist/site (77 ms).",
                r"Webstedet er skrevet i C:\Min plan\dist\site (77 ms).",
            ),
            (
                "Webstedet vises på http://127.0.0.1:3000/ – stop med Ctrl+C",
                "Webstedet vises på http://127.0.0.1:3000/ – stop med Ctrl+C",
            ),
            (
                "[ordene](https://eksempel.dk/book/a)",
                "[ordene](https://eksempel.dk/book/a)",
            ),
            ("se »book/source/plan.txt«", r"se »book\source\plan.txt«"),
        ] {
            assert_eq!(separated_by('\\', message), expected);
        }
    }
}
