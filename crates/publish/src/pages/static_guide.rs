use crate::html::conditions::to_text;
use crate::html::contact_card::{contact_card, label};
use crate::html::quote::{inlines, quote, source};
use maud::{Markup, html};
use plan::{Contact, Outcome, Plan, Question, Role, Urgency, words};
use std::cmp::Reverse;

/// The guide for readers without script: acute first, then points, ways and contacts.
///
/// It is read on a phone under stress, so each passage is quoted once and each contact has one card. Finer conditions, such as help
/// by age, are left to the guide.
pub(crate) fn static_guide(plan: &Plan) -> Markup {
    let mut outcomes: Vec<_> = plan.guide.outcomes.iter().collect();
    outcomes.sort_by_key(|outcome| Reverse(outcome.urgency));
    let (acute, ways): (Vec<_>, Vec<_>) = outcomes
        .into_iter()
        .partition(|outcome| outcome.urgency == Urgency::Acute);
    html! {
        h2 tabindex="-1" { "Det vigtigste" }
        @for outcome in &acute { (acute_section(plan, outcome)) }
        (points(plan))
        (what_to_do(plan, &ways))
        (afterwards(plan, &ways))
        (contacts(plan, &acute))
    }
}

fn acute_section(plan: &Plan, outcome: &Outcome) -> Markup {
    let contacts = || outcome.contacts.iter().filter_map(|id| plan.contact(id));
    // The card shows the contact's passage.
    let on_a_card = |passage: &str| contacts().any(|contact| contact.passage == passage);
    html! {
        section.outcome.acute data-outcome=(outcome.id) {
            h2 { (outcome.title) }
            p { "Når " (to_text(&plan.guide, &outcome.when)) ":" }
            @for passage in always(outcome).filter(|passage| !on_a_card(passage)) { (quote(plan, passage)) }
            @for contact in contacts() {
                div data-contact=(contact.id) { (contact_card(contact, 3)) }
            }
        }
    }
}

fn points(plan: &Plan) -> Markup {
    let questions = plan.guide.questions.iter();
    let questions = questions.filter(|question| question.role == Some(Role::Points));
    html! {
        h2 { "Hvad du kan have lagt mærke til" }
        (quote(plan, &plan.guide.reservation))
        @for question in questions { (point_list(plan, question)) }
    }
}

fn point_list(plan: &Plan, question: &Question) -> Markup {
    let points = question.choices.iter();
    let points: Vec<_> = points
        .filter_map(|choice| plan.passage(&choice.id))
        .collect();
    html! {
        h3 { (question.text) }
        ul.points {
            @for (chapter, point) in &points { li { (inlines(chapter, &point.content, "")) } }
        }
        @if let Some((chapter, first)) = points.first() { (source(chapter, first)) }
    }
}

fn what_to_do(plan: &Plan, ways: &[&Outcome]) -> Markup {
    html! {
        h2 { "Hvad du kan gøre" }
        @for passage in shared(ways) { (quote(plan, passage)) }
        @for index in 0..ways.len() { (way(plan, ways, index)) }
    }
}

/// One of the ways. It links to what an earlier way has quoted.
fn way(plan: &Plan, ways: &[&Outcome], index: usize) -> Markup {
    let (outcome, shared) = (ways[index], shared(ways));
    let is_quoted = |passage: &str| {
        ways[..index]
            .iter()
            .any(|way| always(way).any(|one| one == passage))
    };
    let contacts = outcome.contacts.iter().filter_map(|id| plan.contact(id));
    html! {
        section.way data-outcome=(outcome.id) {
            h3 { (outcome.title) }
            @if is_last_resort(outcome, ways) {
                p { "I alle andre tilfælde:" }
            } @else {
                p { "Når " (to_text(&plan.guide, &outcome.when)) ":" }
            }
            @for passage in always(outcome).filter(|passage| !shared.contains(passage)) {
                @if !is_quoted(passage) {
                    (quote(plan, passage))
                } @else if let Some((chapter, passage)) = plan.passage(passage) {
                    p { (source(chapter, passage)) }
                }
            }
            ol { @for contact in contacts { (entry(contact)) } }
        }
    }
}

/// A contact in the order of whom to turn to.
fn entry(contact: &Contact) -> Markup {
    html! {
        li data-contact=(contact.id) {
            span { (contact.name) } " "
            @for channel in &contact.channels {
                a href=(channel.href()) { (label(channel)) } " "
            }
        }
    }
}

/// The handling path without what is shown above; its steps share one chapter, so one link is enough.
fn afterwards(plan: &Plan, ways: &[&Outcome]) -> Markup {
    let above = shared(ways);
    let steps = plan.steps.iter().map(String::as_str);
    let steps = steps.filter(|step| !above.contains(step));
    let steps: Vec<_> = steps.filter_map(|step| plan.passage(step)).collect();
    html! {
        @if let Some((chapter, first)) = steps.first() {
            h2 { (words::AFTERWARDS) }
            ol.path {
                @for (chapter, step) in &steps {
                    li { blockquote.quote { p { (inlines(chapter, &step.content, "")) } } }
                }
            }
            (source(chapter, first))
        }
    }
}

/// The contacts that the acute part does not show.
fn contacts(plan: &Plan, acute: &[&Outcome]) -> Markup {
    let is_above = |contact: &&Contact| {
        acute
            .iter()
            .any(|outcome| outcome.contacts.contains(&contact.id))
    };
    let contacts = plan.contacts.iter().filter(|contact| !is_above(contact));
    html! {
        h2 { "Hvem du kan kontakte" }
        div.contacts { @for contact in contacts { (contact_card(contact, 3)) } }
    }
}

/// What to do in every case that leads to an outcome; conditional passages are left out.
fn always(outcome: &Outcome) -> impl Iterator<Item = &str> {
    let always = outcome
        .now
        .iter()
        .filter(|citation| citation.when.is_none());
    always.map(|citation| citation.passage.as_str())
}

/// What all ways say, in the first one's order.
fn shared<'a>(ways: &[&'a Outcome]) -> Vec<&'a str> {
    let Some((first, others)) = ways.split_first() else {
        return Vec::new();
    };
    let in_all = |passage: &&str| {
        others
            .iter()
            .all(|way| always(way).any(|other| other == *passage))
    };
    always(first).filter(in_all).collect()
}

/// Whether the outcome is the default when no other matches.
fn is_last_resort(outcome: &Outcome, others: &[&Outcome]) -> bool {
    others.iter().all(|other| other.urgency >= outcome.urgency)
}
