use crate::html::danish_order::{danish_order, initial};
use crate::html::quote::address;
use crate::routes::{SEARCH, page_of};
use maud::{Markup, html};
use plan::{PassageId, Plan, Subject};

/// An entry of the index: a subject, or a synonym.
enum Entry<'a> {
    Subject(&'a Subject),
    See(&'a str, &'a Subject),
}

/// The subject index in alphabetical order, with the passages of each.
pub(crate) fn subjects_page(plan: &Plan) -> Markup {
    let entries = entries(&plan.subjects);
    let groups: Vec<_> = entries
        .chunk_by(|a, b| a.initial() == b.initial())
        .collect();
    html! {
        h1 { "Emneord" }
        p {
            "Slå et ord op, og se, hvor i planen der står noget om det. Du kan også "
            a href=(page_of(SEARCH.path)) { "søge i planen" }
            "."
        }
        nav.letters aria-label="Begyndelsesbogstaver" {
            @for letter in groups.iter().filter_map(|group| group.first()).map(Entry::initial) {
                a href={ "#" (letter_id(&letter)) } { (letter) } " "
            }
        }
        @for group in groups {
            @if let Some(letter) = group.first().map(Entry::initial) {
                section.subjects {
                    h2 id=(letter_id(&letter)) { (letter) }
                    dl { @for entry in group { (render(plan, entry)) } }
                }
            }
        }
    }
}

fn entries(subjects: &[Subject]) -> Vec<Entry<'_>> {
    let mut entries: Vec<_> = subjects.iter().map(Entry::Subject).collect();
    for subject in subjects {
        entries.extend(subject.also.iter().map(|word| Entry::See(word, subject)));
    }
    entries.sort_by_cached_key(|entry| danish_order(entry.word()));
    entries
}

impl Entry<'_> {
    fn word(&self) -> &str {
        match self {
            Self::Subject(subject) => &subject.name,
            Self::See(word, _) => word,
        }
    }

    fn initial(&self) -> String {
        initial(self.word())
    }
}

fn render(plan: &Plan, entry: &Entry<'_>) -> Markup {
    html! {
        @match entry {
            Entry::Subject(subject) => {
                dt id=(id(subject)) { (subject.name) }
                @for passage in &subject.passages { dd { (link(plan, passage)) } }
            }
            Entry::See(word, subject) => {
                dt { (word) }
                dd { a href={ "#" (id(subject)) } { "se " (subject.name) } }
            }
        }
    }
}

fn letter_id(letter: &str) -> String {
    format!("bogstav-{}", letter.to_lowercase())
}

/// A subject's id, distinct from passages' ids.
fn id(subject: &Subject) -> String {
    let letters = subject.name.to_lowercase();
    let words: Vec<_> = letters
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    format!("emne-{}", words.join("-"))
}

/// A passage by its first words and chapter.
fn link(plan: &Plan, id: &PassageId) -> Markup {
    let Some((chapter, passage)) = plan.passage(id) else {
        return html! {};
    };
    html! {
        a href=(address(chapter, passage)) {
            (beginning(&passage.text)) " " span { "i " (chapter.title) }
        }
    }
}

/// Enough words to recognise a passage.
fn beginning(text: &str) -> String {
    const WORDS: usize = 10;
    let mut words = text.split_whitespace();
    let first: Vec<_> = words.by_ref().take(WORDS).collect();
    let rest = if words.next().is_some() {
        "\u{a0}…"
    } else {
        ""
    };
    format!(
        "{}{rest}",
        first.join(" ").trim_end_matches([':', '.', ','])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(name: &str, also: &[&str]) -> Subject {
        Subject {
            name: name.to_owned(),
            also: also.iter().map(|&word| word.to_owned()).collect(),
            passages: vec![],
        }
    }

    #[test]
    fn other_words_stand_among_the_subjects() {
        let subjects = [
            subject("Åbningstid", &["Telefontid"]),
            subject("112", &["alarm"]),
        ];
        let entries = entries(&subjects);
        let words: Vec<_> = entries.iter().map(Entry::word).collect();
        assert_eq!(words, ["112", "alarm", "Telefontid", "Åbningstid"]);
    }

    #[test]
    fn a_long_passage_is_told_by_its_first_words() {
        assert_eq!(beginning("Tlf: 1234 5678"), "Tlf: 1234 5678");
        assert_eq!(beginning("Vi hjælper dig:"), "Vi hjælper dig");
        assert_eq!(
            beginning("a b c d e f g h i j, k"),
            "a b c d e f g h i j\u{a0}…"
        );
    }

    #[test]
    fn a_subject_s_id_has_no_blanks() {
        assert_eq!(
            id(&subject("Sikker mail (Borger.dk)", &[])),
            "emne-sikker-mail-borger-dk"
        );
    }
}
