//! Translates the TOML parser's English messages for readers who do not know TOML.

use crate::source::terms::{ALSO, UNKNOWN};
use crate::text::suggest::suggest;
use std::ops::Range;

/// A mistake in a TOML file.
pub(crate) struct Mistake {
    /// Where, in bytes.
    pub(crate) part: Range<usize>,
    pub(crate) message: String,
    pub(crate) hint: String,
}

/// The mistake in the text, from the parser's message and place.
pub(crate) fn mistake(text: &str, said: &str, part: Range<usize>) -> Mistake {
    let spot = Spot { text, said, part };
    spot.of_names()
        .or_else(|| spot.of_kinds())
        .or_else(|| spot.of_values())
        .or_else(|| spot.of_signs())
        .unwrap_or_else(|| {
            spot.describe(
                "filen kan ikke læses fra dette sted",
                "se efter manglende anførselstegn, lighedstegn eller komma, og efter en parentes, der ikke er lukket",
            )
        })
}

const DAY: &str = "skriv dagen som år-måned-dag uden anførselstegn, f.eks. 2026-11-25";
const YES_OR_NO: &str = "skriv true (ja) eller false (nej) uden anførselstegn";
const QUOTES: [char; 9] = ['“', '”', '„', '‟', '‘', '’', '»', '«', '´'];

struct Spot<'a> {
    text: &'a str,
    said: &'a str,
    part: Range<usize>,
}

impl<'a> Spot<'a> {
    /// Unknown, missing or repeated keys and values.
    fn of_names(&self) -> Option<Mistake> {
        let names: Vec<_> = self.said.split('`').skip(1).step_by(2).collect();
        let name = names.first().copied().unwrap_or_default();
        if self.says(UNKNOWN) {
            return Some(self.of_words(name));
        }
        if self.says("unknown field") || self.says("unknown variant") {
            let kind = if self.says("unknown field") {
                "nøgle"
            } else {
                "værdi"
            };
            let known = names.get(1..).unwrap_or_default();
            let hint = match suggest(name, known.iter().copied()) {
                Some(suggest) => format!("mener du »{suggest}«? Her kan stå {}", known.join(", ")),
                None if known.is_empty() => "slet det, der ikke skal stå her".to_owned(),
                None => format!("her kan stå {}", known.join(", ")),
            };
            return Some(self.describe(&format!("ukendt {kind} »{name}«"), &hint));
        }
        if self.says("missing field") {
            let message = format!("nøglen »{name}« mangler");
            return Some(self.describe(&message, &format!("tilføj {name} = …")));
        }
        if self.says("duplicate key") {
            let (line, key) = (self.line().trim(), self.found());
            return Some(if line.starts_with('[') {
                let hint = format!(
                    "skriv [[{key}]], hvis der skal være flere; ellers saml det under den ene"
                );
                self.describe(&format!("»{line}« står to gange"), &hint)
            } else {
                let hint = "behold den ene og slet den anden; begynder der noget nyt, mangler dets [[…]] på linjen over";
                self.describe(&format!("nøglen »{key}« står to gange"), hint)
            });
        }
        let hint = "en nøgle skrives med a–z, 0–9, _ og -, f.eks. name = \"…\"";
        if self.says("invalid unquoted key") {
            let message = format!("»{}« kan ikke stå i en nøgle", self.found());
            return Some(self.describe(&message, hint));
        }
        if self.says("unquoted keys cannot be empty") || self.says("missing key") {
            return Some(self.mistake_of_line("der mangler en nøgle foran lighedstegnet", hint));
        }
        None
    }

    /// An unknown enumerated value. The hint lists the Danish names; English ones are accepted as well.
    fn of_words(&self, found: &str) -> Mistake {
        let quoted = |part: &'a str| part.split('`').skip(1).step_by(2);
        let (danish, english) = self.said.split_once(ALSO).unwrap_or_default();
        let danish: Vec<_> = quoted(danish).skip(1).collect();
        let known = danish.join(", ");
        let all = danish.iter().copied().chain(quoted(english));
        let hint = match suggest(found, all) {
            None => format!("her kan stå {known}"),
            Some(suggest) => match quoted(english).position(|name| name == suggest) {
                Some(at) if danish[at] != suggest => format!(
                    "mener du »{suggest}«, på dansk »{}«? Her kan stå {known}",
                    danish[at]
                ),
                _ => format!("mener du »{suggest}«? Her kan stå {known}"),
            },
        };
        self.describe(&format!("ukendt værdi »{found}«"), &hint)
    }

    /// A value of the wrong type.
    fn of_kinds(&self) -> Option<Mistake> {
        if self.says("wanted exactly 1 element") {
            let message = match self.said.contains("more than") {
                true => "betingelsen har mere end én nøgle",
                false => "betingelsen er tom",
            };
            let hint = "skriv én, f.eks. { answered = \"…\" }, og saml flere i { all = [{ … }, { … }] } eller { any = [{ … }, { … }] }";
            return Some(self.describe(message, hint));
        }
        if self.says("invalid value: integer") {
            let message = format!("tallet {} er for stort eller for lille", self.found());
            return Some(self.describe(&message, "skriv et helt tal fra 1 til 255"));
        }
        let (found, expected) = self
            .said
            .strip_prefix("invalid type: ")?
            .split_once(", expected ")?;
        let (wanted, hint) = match expected {
            "a string" => (
                "en tekst",
                format!("sæt anførselstegn om: \"{}\"", self.found()),
            ),
            "a boolean" => ("true eller false", YES_OR_NO.to_owned()),
            "a sequence" if self.line().trim().starts_with('[') => {
                let line = self.line().trim();
                let hint = format!("skriv [{line}]: der kan være flere");
                return Some(self.describe(&format!("»{line}« mangler et sæt klammer"), &hint));
            }
            "a sequence" => (
                "en liste",
                format!("sæt klammer om: [{}]", &self.text[self.part.clone()]),
            ),
            "local date" | "a TOML datetime" => ("en dag", DAY.to_owned()),
            "u8" => ("et tal", "skriv et helt tal uden anførselstegn".to_owned()),
            _ => (
                "flere nøgler",
                "skriv dem i { }, f.eks. { passage = \"…\" }".to_owned(),
            ),
        };
        let hint = match found.split(' ').next() {
            Some("map" | "sequence") if wanted == "en tekst" => {
                "skriv én tekst i anførselstegn".to_owned()
            }
            _ => hint,
        };
        let message = format!(
            "her står {}, men her skal stå {wanted}",
            kind_in_danish(found)
        );
        Some(self.describe(&message, &hint))
    }

    /// A value that cannot be read.
    fn of_values(&self) -> Option<Mistake> {
        if [
            "invalid basic string",
            "invalid literal string",
            "invalid multi-line",
        ]
        .iter()
        .any(|start| self.says(start))
        {
            return Some(self.of_texts());
        }
        if self.says("missing escaped value") || self.said.contains("unicode") {
            let hint = "skriv den to gange: \\\\";
            return Some(self.mistake_before("en omvendt skråstreg kan ikke stå alene", hint));
        }
        let is_day = ["invalid date", "invalid time", "invalid local"];
        if is_day.iter().any(|start| self.says(start)) {
            let value = self.value();
            let written = &self.text[value.clone()];
            let message = match written.find('-') {
                Some(4) => format!("dagen »{written}« findes ikke"),
                _ => format!("dagen »{written}« er ikke skrevet rigtigt"),
            };
            return Some(self.mistake_at(value, &message, DAY));
        }
        let bare = [
            "string values must be quoted",
            "invalid boolean",
            "invalid float",
            "invalid integer",
        ];
        let is_bare = bare.iter().any(|start| self.says(start));
        if is_bare || self.says("unexpected leading zero") {
            return Some(self.of_bare_values());
        }
        let rest = &self.line()[self.line().find('=').map_or(0, |at| at + 1)..];
        let is_number = rest
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || c == '+');
        (self.says("unexpected key or value") && is_number).then(|| self.of_bare_values())
    }

    fn of_texts(&self) -> Mistake {
        if self.said.contains("visible characters") {
            let hint = "slet tegnet, eller skriv teksten igen";
            return self.describe("teksten har et usynligt tegn", hint);
        }
        let quote = if self.said.contains("literal") {
            '\''
        } else {
            '"'
        };
        let line = self.line_range();
        let opening = self.text[line.clone()].rfind(quote);
        let start = opening.map_or(line.start, |at| line.start + at);
        let hint = format!("sæt {quote} efter teksten, på samme linje");
        self.mistake_at(start..line.end, "teksten er ikke lukket", &hint)
    }

    /// An unquoted value, or one in the wrong quotation marks.
    fn of_bare_values(&self) -> Mistake {
        let value = self.value();
        let bare = self.text[value.clone()].trim();
        if bare.is_empty() {
            let hint = "skriv værdien efter lighedstegnet, f.eks. id = \"fare\"";
            return self.mistake_of_line("der står intet efter lighedstegnet", hint);
        }
        if bare.starts_with(QUOTES) {
            let hint = format!(
                "skriv lige anførselstegn: \"{}\"",
                bare.trim_matches(QUOTES)
            );
            return self.mistake_at(value, "anførselstegnene er ikke lige", &hint);
        }
        let word = bare.to_lowercase();
        if ["true", "false", "ja", "nej", "sand", "falsk"].contains(&word.as_str()) {
            let message = format!("»{bare}« er hverken true eller false");
            return self.mistake_at(value, &message, YES_OR_NO);
        }
        let mut parts = bare.split(['.', '-', '/']);
        if parts.clone().count() == 3 && parts.all(|part| part.parse::<u16>().is_ok()) {
            let message = format!("dagen »{bare}« er ikke skrevet rigtigt");
            return self.mistake_at(value, &message, DAY);
        }
        if let Some(inside) = bare.strip_prefix('(') {
            let hint = format!("skriv listen i klammer: [{}]", inside.trim_end_matches(')'));
            return self.mistake_at(value, "en liste kan ikke stå i runde parenteser", &hint);
        }
        let message = format!("»{bare}« mangler anførselstegn");
        self.mistake_at(value, &message, &format!("skriv \"{bare}\""))
    }

    /// Missing or superfluous punctuation.
    fn of_signs(&self) -> Option<Mistake> {
        if self.says("key with no value") || self.says("missing assignment") {
            let line = self.line().trim();
            let hint = if line.starts_with("//") || line.starts_with("--") {
                "en bemærkning begynder med #"
            } else if line
                .split(['"', '='])
                .next()
                .is_some_and(|key| key.contains(':'))
            {
                "skriv = i stedet for kolon"
            } else {
                "skriv nøgle = værdi, f.eks. id = \"fare\"; en bemærkning begynder med #"
            };
            return Some(self.mistake_of_line("der mangler et lighedstegn", hint));
        }
        if self.says("unclosed array table") || self.says("unclosed table") {
            let hint = "skriv navnet i klammer, f.eks. [[question]]";
            return Some(self.mistake_of_line("klammen er ikke lukket", hint));
        }
        let starts_anew = self.line().trim_start().starts_with('[') || self.line().contains('=');
        if self.says("unclosed array")
            || self.says("missing comma between array") && starts_anew && self.is_first_on_line()
        {
            return Some(
                self.mistake_before("listen er ikke lukket", "sæt ] efter det sidste i listen"),
            );
        }
        if self.says("unclosed inline table")
            || self.says("missing comma between key") && self.is_first_on_line()
        {
            return Some(self.mistake_before(
                "parentesen er ikke lukket",
                "sæt } efter det sidste i parentesen",
            ));
        }
        if self.says("missing comma") {
            let hint = "sæt et komma mellem det, der hører til samme liste eller parentes";
            return Some(self.mistake_at(self.word(), "der mangler et komma", hint));
        }
        if self.says("extra comma") {
            return Some(self.mistake_at(self.word(), "der er et komma for meget", "slet det ene"));
        }
        if self.says("extra `=`") {
            return Some(self.describe("der er et lighedstegn for meget", "slet det ene"));
        }
        if self.says("unexpected key or value") {
            let rest = self.part.start..self.line_range().end;
            let hint = "hver linje har én nøgle og én værdi; skal der anførselstegn i teksten, så skriv »…«";
            return Some(self.mistake_at(rest, "der står mere efter værdien", hint));
        }
        None
    }

    fn says(&self, start: &str) -> bool {
        self.said.starts_with(start)
    }

    fn found(&self) -> &'a str {
        let found = &self.text[self.part.clone()];
        found.trim_matches(['[', ']', '"'])
    }

    fn line_range(&self) -> Range<usize> {
        let start = self.text[..self.part.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let length = self.text[start..].find('\n');
        start..length.map_or(self.text.len(), |length| start + length)
    }

    fn line(&self) -> &'a str {
        &self.text[self.line_range()]
    }

    fn is_first_on_line(&self) -> bool {
        let line = self.line_range();
        self.text[line.start..self.part.start].trim().is_empty()
    }

    /// The value around the place: from the equals sign, comma or bracket before it to the next one.
    fn value(&self) -> Range<usize> {
        let line = self.line_range();
        let before = &self.text[line.start..self.part.start];
        let start = before
            .rfind(['=', '[', '{', ','])
            .map_or(line.start, |at| line.start + at + 1);
        let rest = &self.text[self.part.start..line.end];
        let end = self.part.start + rest.find([',', ']', '}', '#']).unwrap_or(rest.len());
        let value = &self.text[start..end];
        let start = start + (value.len() - value.trim_start().len());
        start..start + value.trim().len()
    }

    /// The word at the place, up to a blank or a sign.
    fn word(&self) -> Range<usize> {
        let rest = &self.text[self.part.start..];
        let length = rest.find(|c: char| c.is_whitespace() || ",]}=".contains(c));
        self.part.start..self.part.start + length.unwrap_or(rest.len()).max(1)
    }

    fn describe(&self, message: &str, hint: &str) -> Mistake {
        self.mistake_at(self.part.clone(), message, hint)
    }

    fn mistake_of_line(&self, message: &str, hint: &str) -> Mistake {
        let line = self.line_range();
        let indent = self.line().len() - self.line().trim_start().len();
        self.mistake_at(line.start + indent..line.end, message, hint)
    }

    /// A mistake in what stands before the place, perhaps some lines above.
    fn mistake_before(&self, message: &str, hint: &str) -> Mistake {
        let before = self.text[..self.part.start].trim_end();
        let last = before.chars().next_back().map_or(0, char::len_utf8);
        self.mistake_at(before.len() - last..before.len(), message, hint)
    }

    fn mistake_at(&self, part: Range<usize>, message: &str, hint: &str) -> Mistake {
        Mistake {
            part,
            message: message.to_owned(),
            hint: hint.to_owned(),
        }
    }
}

fn kind_in_danish(found: &str) -> &'static str {
    match found.split(' ').next() {
        Some("string") => "en tekst",
        Some("integer" | "floating") => "et tal",
        Some("boolean") => "true eller false",
        Some("sequence") => "en liste",
        Some("map") => "flere nøgler",
        Some("local" | "offset") if found.contains("datetime") => "en dag med klokkeslæt",
        _ => "en dag eller et klokkeslæt",
    }
}
