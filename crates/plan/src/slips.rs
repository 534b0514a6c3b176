//! Slips in Markdown: what is text to the parser, though its author surely meant something else.

use crate::markdown::is_id;
use std::ops::Range;

/// A slip in a passage.
pub(crate) struct Slip {
    /// Where, in bytes of the passage's source.
    pub(crate) part: Range<usize>,
    pub(crate) message: String,
    pub(crate) hint: String,
    /// The id that was meant.
    pub(crate) id: Option<String>,
}

/// The first slip in a passage's source, if there is one.
pub(crate) fn find(source: &str) -> Option<Slip> {
    heading(source)
        .or_else(|| point(source))
        .or_else(|| id(source))
        .or_else(|| no_empty_line(source))
        .or_else(|| stress(source))
        .or_else(|| link(source))
}

/// "#Overskrift": without a blank it is no heading.
fn heading(source: &str) -> Option<Slip> {
    let signs = source.len() - source.trim_start_matches('#').len();
    let title = source[signs..].lines().next().unwrap_or_default();
    let is_slip = (1..=6).contains(&signs) && title.starts_with(char::is_alphanumeric);
    is_slip.then(|| Slip {
        part: 0..signs + 1,
        message: format!("der mangler et mellemrum efter {}", &source[..signs]),
        hint: format!("skriv {} {title}", &source[..signs]),
        id: None,
    })
}

/// "•punkt" and "-punkt": without a hyphen and a blank it is no item of a list.
fn point(source: &str) -> Option<Slip> {
    let sign = source.chars().next()?;
    let rest = &source[sign.len_utf8()..];
    let is_slip = "•⦁◦▪●‣".contains(sign) || sign == '-' && rest.starts_with(char::is_alphabetic);
    is_slip.then(|| Slip {
        part: 0..sign.len_utf8(),
        message: "et punkt i en liste begynder med bindestreg og mellemrum".to_owned(),
        hint: format!(
            "skriv - {}",
            rest.trim_start().lines().next().unwrap_or_default()
        ),
        id: None,
    })
}

/// "[#id]", "{id}", "{#id": nearly an id.
fn id(source: &str) -> Option<Slip> {
    let text = source.trim_end();
    let written = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let start = text.len() - written.len();
    let name = written.trim_start_matches(['{', '[', '(', '#']);
    let name = name.trim_end_matches(['}', ']', ')']);
    let is_bracketed = written.starts_with(['{', '[', '(', '#']) && !written.starts_with("{{");
    let is_meant = written.starts_with('{') || written.contains('#');
    let is_slip = is_id(name) && is_bracketed && is_meant && *written != format!("{{#{name}}}");
    is_slip.then(|| Slip {
        part: start..text.len(),
        message: format!("id’et »{written}« er ikke skrevet rigtigt"),
        hint: format!("skriv {{#{name}}}"),
        id: Some(name.to_owned()),
    })
}

/// An id at the end of a line, and a line below it: two passages that have become one.
fn no_empty_line(source: &str) -> Option<Slip> {
    let (line, _) = source.trim_end().split_once('\n')?;
    let line = line.trim_end();
    let start = line.rfind("{#").filter(|_| line.ends_with('}'))?;
    Some(Slip {
        part: start..line.len(),
        message: "der mangler en tom linje mellem dette afsnit og det næste".to_owned(),
        hint: format!("sæt en tom linje ind efter {}", &line[start..]),
        id: Some(line[start + 2..line.len() - 1].to_owned()),
    })
}

/// "**ord": never ended.
fn stress(source: &str) -> Option<Slip> {
    let signs: Vec<_> = source.match_indices("**").collect();
    let (start, _) = signs.last().filter(|_| signs.len() % 2 == 1)?;
    Some(Slip {
        part: *start..start + 2,
        message: "fremhævningen er ikke lukket".to_owned(),
        hint: "skriv ** både før og efter de ord, der skal fremhæves, uden mellemrum indenfor"
            .to_owned(),
        id: None,
    })
}

/// "[ord] (https://…)": no link with a blank in it.
fn link(source: &str) -> Option<Slip> {
    let start = source.find("] (http")?;
    let from = source[..start].rfind('[')?;
    let to = source[start..]
        .find(')')
        .map_or(source.len(), |at| start + at + 1);
    Some(Slip {
        part: from..to,
        message: "linket har et mellemrum for meget".to_owned(),
        hint: format!("skriv {}", source[from..to].replacen("] (", "](", 1)),
        id: None,
    })
}
