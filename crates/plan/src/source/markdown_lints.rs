//! Finds text that its author meant as markup.

use crate::source::leftovers::is_private;
use crate::source::passage_id::is_id;
use std::ops::Range;

/// A slip in a passage.
pub(crate) struct Lint {
    /// Where, in bytes of the passage's source.
    pub(crate) part: Range<usize>,
    pub(crate) message: String,
    pub(crate) hint: String,
    /// The id that was meant.
    pub(crate) id: Option<String>,
}

/// The first slip in a passage's source, if any; the mark of its list item or heading is skipped.
pub(crate) fn find(source: &str) -> Option<Lint> {
    lines(source)
        .find_map(|line| line.lint())
        .or_else(|| id(source))
        .or_else(|| no_empty_line(source))
        .or_else(|| link(source))
}

/// A line of a passage, without box marks and indentation.
struct Line<'a> {
    /// Its start in the passage's source.
    start: usize,
    text: &'a str,
    /// Whether a sentence can begin here: at the passage's start, or after the end of one.
    begins: bool,
}

fn lines(source: &str) -> impl Iterator<Item = Line<'_>> {
    let mut begins = true;
    source.lines().map(move |whole| {
        let text = whole.trim_start_matches([' ', '\t', '>']);
        let line = Line {
            start: text.as_ptr() as usize - source.as_ptr() as usize,
            text,
            begins,
        };
        begins = whole
            .trim_end()
            .ends_with(['.', ':', ';', '!', '?', ',', ')', '}']);
        line
    })
}

impl Line<'_> {
    fn lint(&self) -> Option<Lint> {
        self.heading()
            .or_else(|| self.blank())
            .or_else(|| self.point())
    }

    /// "#Overskrift": a heading needs a space.
    fn heading(&self) -> Option<Lint> {
        let title = self.text.trim_start_matches('#');
        let signs = self.text.len() - title.len();
        let is_slip = (1..=6).contains(&signs) && title.starts_with(char::is_alphanumeric);
        is_slip.then(|| {
            let signs = &self.text[..signs];
            self.describe(
                signs.len() + 1,
                format!("der mangler et mellemrum efter {signs}"),
                format!("skriv {signs} {title}"),
            )
        })
    }

    /// A no-break space after a mark, as typed on a Mac or in Word, makes the mark text.
    fn blank(&self) -> Option<Lint> {
        let sign = match self.text.chars().next()? {
            '#' => self.text.find(|c| c != '#')?,
            '-' | '+' | '*' => 1,
            '0'..='9' => self.text.find(|c: char| !c.is_ascii_digit())? + 1,
            _ => return None,
        };
        let (sign, rest) = self.text.split_at_checked(sign)?;
        let text = rest.trim_start();
        // "25. november" with such a blank is a date.
        let is_number = sign.starts_with(|c: char| c.is_ascii_digit());
        let is_sign =
            !is_number || sign.ends_with(['.', ')']) && text.starts_with(char::is_uppercase);
        let is_slip = is_sign && rest.starts_with(|c: char| c.is_whitespace() && !c.is_ascii());
        is_slip.then(|| {
            self.describe(
                self.text.len() - text.len(),
                format!("mellemrummet efter {sign} er et fast mellemrum"),
                format!("skriv {sign} {text} med et almindeligt mellemrum"),
            )
        })
    }

    /// "•punkt" and "-punkt", and the bullets of Word, PDFs and mail programs: a list item needs a hyphen and a space.
    fn point(&self) -> Option<Lint> {
        let sign = self.text.chars().next()?;
        let rest = &self.text[sign.len_utf8()..];
        let is_bullet = "•⦁◦▪●‣·∙■□○◆◇►▸➢➤✓✔❖".contains(sign) || is_private(sign);
        let is_dash = self.begins
            && match sign {
                '-' => rest.starts_with(char::is_alphabetic),
                '–' | '—' | '−' | 'o' => rest.starts_with(char::is_whitespace),
                _ => false,
            };
        let is_slip = is_bullet || is_dash || rest.starts_with('\t');
        is_slip.then(|| {
            self.describe(
                sign.len_utf8(),
                "et punkt i en liste begynder med bindestreg og mellemrum".to_owned(),
                format!("skriv - {}", rest.trim_start()),
            )
        })
    }

    fn describe(&self, length: usize, message: String, hint: String) -> Lint {
        Lint {
            part: self.start..self.start + length,
            message,
            hint,
            id: None,
        }
    }
}

/// A passage's source without the box mark before what follows it: a list below an item in a box begins behind it.
fn without_margin(source: &str) -> &str {
    let text = source.trim_end();
    match text.rsplit_once('\n') {
        Some((before, last)) if last.chars().all(|c| c == '>' || c.is_whitespace()) => {
            without_margin(before)
        }
        _ => text,
    }
}

/// "[#id]", "{id}", "{#id": almost an id.
fn id(source: &str) -> Option<Lint> {
    let text = without_margin(source);
    let written = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let start = text.len() - written.len();
    let name = written.trim_start_matches(['{', '[', '(', '#']);
    let name = name.trim_end_matches(['}', ']', ')']);
    let is_bracketed = written.starts_with(['{', '[', '(', '#']) && !written.starts_with("{{");
    let is_meant = written.starts_with('{') || written.contains('#');
    let is_slip = is_id(name) && is_bracketed && is_meant && *written != format!("{{#{name}}}");
    is_slip.then(|| Lint {
        part: start..text.len(),
        message: format!("id’et »{written}« er ikke skrevet rigtigt"),
        hint: format!("skriv {{#{name}}}"),
        id: Some(name.to_owned()),
    })
}

/// An id at the end of a line with text below it: two passages merged into one.
fn no_empty_line(source: &str) -> Option<Lint> {
    let (line, _) = without_margin(source).split_once('\n')?;
    let line = line.trim_end();
    let start = line.rfind("{#").filter(|_| line.ends_with('}'))?;
    Some(Lint {
        part: start..line.len(),
        message: "der mangler en tom linje mellem dette afsnit og det næste".to_owned(),
        hint: format!("sæt en tom linje ind efter {}", &line[start..]),
        id: Some(line[start + 2..line.len() - 1].to_owned()),
    })
}

/// "[ord] (https://…)": a link must not have a space in it.
fn link(source: &str) -> Option<Lint> {
    let start = source.find("] (http")?;
    let from = source[..start].rfind('[')?;
    let to = source[start..]
        .find(')')
        .map_or(source.len(), |at| start + at + 1);
    Some(Lint {
        part: from..to,
        message: "linket har et mellemrum for meget".to_owned(),
        hint: format!("skriv {}", source[from..to].replacen("] (", "](", 1)),
        id: None,
    })
}
