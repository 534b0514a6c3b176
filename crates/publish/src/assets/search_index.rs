//! The search index: every passage in reading order, the editor's subjects, the site's own pages, and everyday words for all of them.
//!
//! It holds no stems: the browser must fold and stem the query anyway, and does the same with the text. So the rules are in one
//! place, and less is fetched.

use crate::assets::everyday_words::{CONTACT, PAGES, SAME};
use crate::routes::{CHANGES, SUBJECTS, page_of};
use plan::{Chapter, Contact, Plan, Subject};
use serde_json::{Value, json};

/// The index as JSON. `has_changes` says whether the site has pages of changes.
pub(crate) fn search_index(plan: &Plan, has_changes: bool) -> String {
    let chapters: Vec<_> = plan.chapters.iter().map(chapter).collect();
    let subjects: Vec<_> = plan.subjects.iter().map(subject).collect();
    json!({
        "chapters": chapters,
        "subjects": subjects,
        "contacts": contacts(plan),
        "pages": pages(plan, has_changes),
        "same": same(plan),
    })
    .to_string()
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

/// The passages with each contact's best channel, in the plan's order but for the emergency, which comes first.
fn contacts(plan: &Plan) -> Value {
    let ordered = plan.acute_and_other_contacts().into_iter().flatten();
    let passage = |contact: &Contact| match contact.channels.first() {
        Some(channel) => channel.passage.clone(),
        None => contact.passage.clone(),
    };
    let mut passages: Vec<_> = ordered.map(passage).collect();
    passages.dedup();
    json!({ "words": CONTACT, "passages": passages })
}

fn pages(plan: &Plan, has_changes: bool) -> Vec<Value> {
    let is_there = |path: &str| match path {
        path if path == CHANGES.path => has_changes,
        path if path == SUBJECTS.path => !plan.subjects.is_empty(),
        _ => true,
    };
    let pages = PAGES.iter().filter(|(page, _)| is_there(page.path));
    let pages = pages.map(|(page, words)| {
        json!({ "title": page.title, "link": page_of(page.path), "text": page.description, "words": words })
    });
    pages.collect()
}

/// Everyday words for what the plan says.
fn same(plan: &Plan) -> Vec<(&'static str, &'static str)> {
    let texts = plan.chapters.iter().flat_map(Chapter::passages);
    let text: String = texts.flat_map(|passage| [" ", &passage.text]).collect();
    let text = text.to_lowercase();
    let is_word = |own: &str| {
        let mut before = text
            .match_indices(own)
            .map(|(at, _)| text[..at].chars().last());
        before.any(|sign| !sign.is_some_and(char::is_alphanumeric))
    };
    SAME.iter()
        .copied()
        .filter(|(own, _)| is_word(own))
        .collect()
}
