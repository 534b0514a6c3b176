//! The search index: every passage in reading order, the editor's subjects, the site's own pages, and everyday words for all of them.
//!
//! It holds no stems: the browser must fold and stem the query anyway, and does the same with the text. So the rules are in one
//! place, and less is fetched.

use crate::assets::everyday_words::{CONTACT, PAGES, SAME};
use crate::routes::{CHANGES, GUIDE, SUBJECTS, page_of};
use plan::{Chapter, Contact, Plan, Subject};
use serde_json::{Value, json};

/// The index as JSON. `has_changes` says whether the site has pages of changes.
pub(crate) fn search_index(plan: &Plan, has_changes: bool) -> String {
    index(plan, page_of, pages(plan, has_changes))
}

/// The index of the file that holds the whole plan, where each passage is found by its id alone; of the site's own pages it has the
/// guide, at this address.
pub(crate) fn index_of_one_file(plan: &Plan, guide: &str) -> String {
    let pages = PAGES.iter().filter(|(page, _)| page.path == GUIDE.path);
    let pages = pages.map(|(_, words)| page("Det vigtigste", guide, GUIDE.description, words));
    index(plan, |_| String::new(), pages.collect())
}

/// `address` is where a chapter is, by its path.
fn index(plan: &Plan, address: impl Fn(&str) -> String, pages: Vec<Value>) -> String {
    let chapters = plan.chapters.iter();
    let chapters: Vec<_> = chapters
        .map(|one| chapter(one, &address(&one.path)))
        .collect();
    let subjects: Vec<_> = plan.subjects.iter().map(subject).collect();
    json!({
        "chapters": chapters,
        "subjects": subjects,
        "contacts": contacts(plan),
        "pages": pages,
        "same": same(plan),
    })
    .to_string()
}

fn chapter(chapter: &Chapter, address: &str) -> Value {
    let passages = chapter.passages().into_iter().map(|passage| {
        let mut value = json!({ "id": passage.id, "text": passage.text });
        if passage.kind == plan::PassageKind::Heading {
            value["heading"] = true.into();
        }
        value
    });
    let passages: Vec<_> = passages.collect();
    json!({ "title": chapter.title, "link": address, "passages": passages })
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
    let pages =
        pages.map(|(own, words)| page(own.title, &page_of(own.path), own.description, words));
    pages.collect()
}

fn page(title: &str, link: &str, text: &str, words: &str) -> Value {
    json!({ "title": title, "link": link, "text": text, "words": words })
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
