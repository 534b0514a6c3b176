//! Checks `theme/colours.css`: only values of colours, so that it can neither load, hide nor say anything.

use plan::{Diagnostics, Location, SourceFile};

/// Functions that make a colour.
const FUNCTIONS: [&str; 14] = [
    "",
    "color",
    "color-mix",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "light-dark",
    "oklab",
    "oklch",
    "rgb",
    "rgba",
    "var",
];

/// A problem at a byte: message and hint.
type Wrong = (usize, String, &'static str);

const RULE: &str = "her kan kun stå :root { … } og @media … { :root { … } }";
const NAMES: &str =
    "skriv farvernes navne, som --accent, og color-scheme; alt andet udseende hører til programmet";
const VALUES: &str = "skriv den som #224466, rgb(34 68 102) eller med farvens engelske navn";

/// Notes the first thing that is not a colour.
pub(crate) fn check(file: &SourceFile, diagnostics: &mut Diagnostics) {
    let checked =
        without_comments(&file.text).and_then(|text| Reader { text: &text, at: 0 }.file());
    if let Err((byte, message, hint)) = checked {
        diagnostics.error(&Location::at(&file.path, &file.text, byte), message, hint);
    }
}

/// The text with comments blanked out.
fn without_comments(text: &str) -> Result<String, Wrong> {
    let mut rest = text;
    let mut plain = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        let Some((inside, after)) = comment.split_once("*/") else {
            let message = "kommentaren er ikke afsluttet".to_owned();
            return Err((plain.len(), message, "skriv */ efter den"));
        };
        plain.push_str(&" ".repeat(inside.len() + "/**/".len()));
        rest = after;
    }
    Ok(plain + rest)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn file(mut self) -> Result<(), Wrong> {
        while !self.rest().is_empty() {
            if self.take("@media") {
                self.media()?;
            } else {
                self.rule()?;
            }
        }
        Ok(())
    }

    fn media(&mut self) -> Result<(), Wrong> {
        let query = self.up_to(&['{', '}']);
        let fits = |c: char| c.is_ascii_alphanumeric() || " \n\t():,.<>=-".contains(c);
        if !query.chars().all(fits) || !self.take("{") {
            return self.wrong(RULE.to_owned(), "ret linjen, eller slet den");
        }
        while !self.take("}") {
            self.rule()?;
        }
        Ok(())
    }

    fn rule(&mut self) -> Result<(), Wrong> {
        if !self.take(":root") || !self.take("{") {
            return self.wrong(RULE.to_owned(), "ret linjen, eller slet den");
        }
        while !self.take("}") {
            self.colour()?;
            self.take(";");
        }
        Ok(())
    }

    fn colour(&mut self) -> Result<(), Wrong> {
        let name = self
            .rest()
            .split([':', ';', '{', '}'])
            .next()
            .unwrap_or_default()
            .trim_end();
        let own = name.strip_prefix("--").unwrap_or_default();
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name != "color-scheme" && (own.is_empty() || !own.chars().all(fits)) {
            return self.wrong(
                format!("»{}« er ikke navnet på en farve", start(name)),
                NAMES,
            );
        }
        self.at += name.len();
        if !self.take(":") {
            return self.wrong(format!("»{name}« har ingen værdi"), VALUES);
        }
        self.rest();
        let before = self.at;
        let value = self.up_to(&[';', '{', '}']).trim_end();
        if !is_colour(value) {
            self.at = before;
            return self.wrong(format!("»{}« er ikke en farve", start(value)), VALUES);
        }
        Ok(())
    }

    /// The rest after blanks.
    fn rest(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let rest = rest.trim_start_matches([' ', '\n', '\t']);
        self.at = self.text.len() - rest.len();
        rest
    }

    fn take(&mut self, expected: &str) -> bool {
        let is_next = self.rest().starts_with(expected);
        if is_next {
            self.at += expected.len();
        }
        is_next
    }

    fn up_to(&mut self, ends: &[char]) -> &'a str {
        let rest = self.rest();
        let found = &rest[..rest.find(ends).unwrap_or(rest.len())];
        self.at += found.len();
        found
    }

    fn wrong(&mut self, message: String, hint: &'static str) -> Result<(), Wrong> {
        self.rest();
        Err((self.at, message, hint))
    }
}

/// Whether the value is made of words, numbers and known functions, with parentheses balanced.
fn is_colour(value: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || " \n\t#(),.%/+-".contains(c);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut open = 0_usize;
    for (at, c) in value.char_indices() {
        let name = || {
            value[..at]
                .rsplit(|c| !is_name(c))
                .next()
                .unwrap_or_default()
        };
        match c {
            '(' if FUNCTIONS.contains(&name().to_ascii_lowercase().as_str()) => open += 1,
            ')' if open > 0 => open -= 1,
            '(' | ')' => return false,
            _ if !fits(c) => return false,
            _ => {}
        }
    }
    !value.is_empty() && value.len() < 200 && open == 0
}

/// Its first line, shortened.
fn start(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.chars().take(40).collect()
}

/// The first value of a colour in the municipality's style sheet: the one for light mode.
pub(crate) fn colour<'a>(colours: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = colours.split_once(&format!("{name}:"))?;
    let (value, _) = after.split_once([';', '}'])?;
    Some(value.trim())
}
