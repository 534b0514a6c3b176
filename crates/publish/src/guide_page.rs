use crate::condition_words::in_words;
use crate::contact_card::contact_card;
use crate::front_page::all_contacts;
use crate::quote::{address, quote};
use crate::widget::Widget;
use maud::{Markup, PreEscaped, html};
use plan::{Outcome, Plan, Question, Role, Urgency};
use std::cmp::Reverse;

/// The guide's page: the place of the widget, its static twin, and the data that both are made from.
///
/// # Errors
/// If the handout cannot be written as JSON.
pub(crate) fn guide_page(plan: &Plan, widget: Option<&Widget>) -> serde_json::Result<Markup> {
    // `<` is escaped, so that no text can end the element in which the data stand.
    let data = serde_json::to_string(&plan.handout(address))?.replace('<', "\\u003c");
    Ok(html! {
        @if let Some(widget) = widget {
            div #vejviser hidden data-script=(widget.script()) data-wasm=(widget.wasm()) {}
        }
        div #vejviser-tvilling { (twin(plan)) }
        @if widget.is_some() {
            script #vejviser-data type="application/json" { (PreEscaped(data)) }
        }
    })
}

/// What the guide says, for one who reads it without script: acute first, then points, ways and contacts.
fn twin(plan: &Plan) -> Markup {
    let guide = &plan.guide;
    let points = guide
        .questions
        .iter()
        .filter(|q| q.role == Some(Role::Points));
    let mut outcomes: Vec<_> = guide.outcomes.iter().collect();
    outcomes.sort_by_key(|outcome| Reverse(outcome.urgency));
    let (acute, others): (Vec<_>, Vec<_>) = outcomes
        .into_iter()
        .partition(|outcome| outcome.urgency == Urgency::Acute);
    html! {
        h1 { "Bekymret for nogen?" }
        @for outcome in acute { (acute_section(plan, outcome)) }
        h2 { "Hvad du kan have lagt mærke til" }
        (quote(plan, &guide.reservation))
        @for question in points { (point_list(plan, question)) }
        h2 { "Hvad du kan gøre" }
        @for outcome in &others { (way(plan, outcome, is_last_resort(outcome, &others))) }
        h2 { "Det sker der bagefter" }
        ol.path { @for step in &plan.steps { li { (quote(plan, step)) } } }
        h2 { "Hvem du kan kontakte" }
        (all_contacts(plan))
    }
}

fn acute_section(plan: &Plan, outcome: &Outcome) -> Markup {
    html! {
        section data-outcome=(outcome.id) {
            h2 { (outcome.title) }
            p { "Når " (in_words(&plan.guide, &outcome.when)) ":" }
            @for citation in &outcome.now { (quote(plan, &citation.passage)) }
            @for contact in outcome.contacts.iter().filter_map(|id| plan.contact(id)) {
                (contact_card(contact, 3))
            }
        }
    }
}

fn point_list(plan: &Plan, question: &Question) -> Markup {
    let points = question
        .choices
        .iter()
        .filter_map(|choice| plan.passage(&choice.id));
    html! {
        h3 { (question.text) }
        ul.points {
            @for (chapter, point) in points {
                li { a href=(address(chapter, point)) { (point.text) } }
            }
        }
    }
}

/// Whether this is what remains when no other outcome matches.
fn is_last_resort(outcome: &Outcome, others: &[&Outcome]) -> bool {
    others.iter().all(|other| other.urgency >= outcome.urgency)
}

fn way(plan: &Plan, outcome: &Outcome, is_last_resort: bool) -> Markup {
    html! {
        section data-outcome=(outcome.id) {
            h3 { (outcome.title) }
            @if is_last_resort {
                p { "I alle andre tilfælde:" }
            } @else {
                p { "Når " (in_words(&plan.guide, &outcome.when)) ":" }
            }
            @for citation in &outcome.now { (quote(plan, &citation.passage)) }
            ol {
                @for contact in outcome.contacts.iter().filter_map(|id| plan.contact(id)) {
                    li data-contact=(contact.id) {
                        (contact.name) ": "
                        @for (index, channel) in contact.channels.iter().enumerate() {
                            @if index > 0 { ", " }
                            a href=(channel.href()) { (channel.action()) }
                        }
                    }
                }
            }
        }
    }
}
