use crate::html::truncate::whole_words;
use crate::routes::{
    ABOUT, ACCESSIBILITY, CHANGES, EDITIONS, FRONT, GUIDE, PRIVACY, RULES, SEARCH, SUBJECTS, WHOLE,
};
use plan::{Chapter, Edition, Municipality, PassageKind, Plan, day_in_danish};

/// As many characters as search engines show.
const MOST: usize = 160;

/// What a page is about, for search engines: a chapter's own first words, or a fact of ours about a page of ours.
pub(crate) fn description(plan: &Plan, title: &str, path: &str) -> String {
    let whose = format!("{}, {}", plan.municipality.title, plan.municipality.name);
    if let Some(words) = plan.chapter(path).and_then(first_words) {
        return words;
    }
    match path {
        _ if path == FRONT.path => plan.municipality.description.clone(),
        _ if path == GUIDE.path => {
            format!(
                "Spørgsmål, der fører til en kontakt. Svarene bliver på din egen skærm. {whose}."
            )
        }
        _ if path == WHOLE.path => {
            format!("Alle kapitler og kontakter, til at læse og skrive ud. {whose}.")
        }
        _ if path == SEARCH.path => {
            format!(
                "Søg efter et ord, og gå til afsnittet. Søgningen bliver på din egen skærm. {whose}."
            )
        }
        _ if path == SUBJECTS.path => {
            format!("Ord fra A til Å, og hvor de står i planen. {whose}.")
        }
        _ if path == ABOUT.path => format!("Udgave, fingeraftryk og kilde. {whose}."),
        _ if path == EDITIONS.path => format!("Hver udgave, som den blev vedtaget. {whose}."),
        _ if path == CHANGES.path => {
            format!("Hvad der er ændret fra udgave til udgave. {whose}.")
        }
        _ if path == RULES.path => {
            format!("Alle spørgsmål, betingelser og udfald i guiden. {whose}.")
        }
        _ if path == PRIVACY.path => {
            format!("Hvad siden gemmer om dig: ingenting. {whose}.")
        }
        _ if path == ACCESSIBILITY.path => {
            format!("Hvor tilgængelighedserklæringen findes. {whose}.")
        }
        _ => format!("{title}. {whose}."),
    }
}

/// What a page of an edition is about: whose text, and of when.
pub(crate) fn edition_description(edition: &Edition, title: &str) -> String {
    let Municipality {
        name: whose,
        title: plan,
        ..
    } = &edition.plan.municipality;
    let day = day_in_danish(edition.date());
    cut(&format!("Vedtaget den {day}: {title}. {plan}, {whose}."))
}

/// A chapter's first paragraph, cut between two words where it is long.
fn first_words(chapter: &Chapter) -> Option<String> {
    let passages = chapter.passages();
    let mut passages = passages.into_iter();
    let first = passages.find(|passage| passage.kind == PassageKind::Paragraph)?;
    Some(cut(&first.text))
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    // Some room is left for a space and the dots.
    let whole = whole_words(text, MOST - 1);
    format!(
        "{} …",
        whole.trim_end_matches([',', ';', ':', ' ', '.', '–'])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "æøå ".repeat(60);
        let cut = cut(&text);
        assert!(
            cut.chars().count() <= MOST && cut.ends_with("æøå …"),
            "{cut}"
        );
        assert!(cut.chars().count() > MOST - 5, "{cut}");
    }

    #[test]
    fn a_text_that_fits_stays_whole() {
        let text = "æ".repeat(MOST);
        assert_eq!(cut(&text), text);
    }
}
