//! What the search looks in: every passage in reading order, and the words that the editor has given them.
//!
//! No list of words with their stems: the browser must fold and stem what a reader types in any case, and so does the same with
//! the text. One place for the rules, which cannot drift apart, and less to fetch.

use crate::routes::page_of;
use plan::{Chapter, Plan, Subject};
use serde_json::{Value, json};

/// The index as JSON.
pub(crate) fn search_index(plan: &Plan) -> String {
    let chapters: Vec<_> = plan.chapters.iter().map(chapter).collect();
    let subjects: Vec<_> = plan.subjects.iter().map(subject).collect();
    json!({ "chapters": chapters, "subjects": subjects }).to_string()
}

fn chapter(chapter: &Chapter) -> Value {
    let passages = chapter.passages().into_iter().map(|passage| {
        let mut value = json!({ "id": passage.id, "text": passage.text });
        if passage.kind == plan::PassageKind::Heading {
            value["heading"] = true.into();
        }
        value
    });
    let passages: Vec<_> = passages.collect();
    json!({ "title": chapter.title, "link": page_of(&chapter.path), "passages": passages })
}

fn subject(subject: &Subject) -> Value {
    let words: Vec<_> = std::iter::once(&subject.name)
        .chain(&subject.also)
        .collect();
    json!({ "words": words, "passages": subject.passages })
}
