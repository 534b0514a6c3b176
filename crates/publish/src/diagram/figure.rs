//! A figure of the plan's chapters, drawn as a list of boxes.

use crate::diagram::boxes::{Kind, arrow, boxed};
use maud::{Markup, html};
use plan::{Act, Contact, Figure, FigureContent, Level, Plan};

/// The figure with its caption, which says whose it is.
pub(crate) fn figure(plan: &Plan, figure: &Figure) -> Markup {
    let id = format!("figur-{}", figure.after);
    let name = format!("{id}-navn");
    html! {
        figure.figure #(id) aria-labelledby=(name) {
            figcaption {
                strong #(name) { (figure.title) }
                span { "Figuren er tegnet ud fra planens tekst og er ikke selv en del af planen." }
            }
            @match &figure.content {
                FigureContent::Levels(all) => (levels(all)),
                FigureContent::Path(acts) => (path(acts)),
                FigureContent::Contacts { when } => (contacts(plan, when)),
            }
        }
    }
}

/// Side by side where there is room; what is of others stands below them.
fn levels(levels: &[Level]) -> Markup {
    html! {
        ul.diagram.levels {
            @for one in levels {
                li class=[(!one.of.is_empty()).then_some("below")] {
                    @if !one.of.is_empty() { (arrow("")) }
                    (boxed(Kind::Plain, &level(one)))
                }
            }
        }
    }
}

fn level(level: &Level) -> Markup {
    html! {
        p { strong { (level.name) } }
        @for part in &level.parts {
            p.label { (part.label) }
            @match part.texts.as_slice() {
                [text] => p { (text) },
                texts => ul { @for text in texts { li { (text) } } },
            }
        }
    }
}

/// A step below the other; what is done instead of one another stands side by side.
fn path(acts: &[Act]) -> Markup {
    let steps = acts.chunk_by(|one, next| one.step == next.step);
    html! {
        ol.diagram {
            @for (step, acts) in steps.enumerate() {
                li {
                    @for (at, acts) in acts.chunk_by(|_, next| next.instead).enumerate() {
                        (after(acts, step == 0 && at == 0))
                        (alternatives(acts, at == 0))
                    }
                }
            }
        }
    }
}

/// What leads to acts, of which one is done.
fn after(acts: &[Act], is_first: bool) -> Markup {
    let when = acts.first().and_then(|act| act.when.as_deref());
    match when {
        when if !is_first => arrow(when.unwrap_or_default()),
        Some(when) => html! { p { (when) } },
        None => html! {},
    }
}

fn alternatives(acts: &[Act], begins_step: bool) -> Markup {
    let acts = acts.iter().enumerate();
    side_by_side(acts.map(|(index, act)| {
        let number = (begins_step && index == 0).then(|| format!("{}. ", act.step));
        let act = html! {
            @if number.is_some() || act.who.is_some() { p { strong { (number.unwrap_or_default()) (act.who.as_deref().unwrap_or_default()) } } }
            p { (act.what) }
        };
        boxed(Kind::Plain, &act)
    }))
}

/// The contact for a life in danger, then when to turn to the others, and they.
fn contacts(plan: &Plan, when: &str) -> Markup {
    let [acute, others] = plan.acute_and_other_contacts();
    html! {
        ul.diagram {
            @for one in acute { li { (boxed(Kind::Acute, &contact(one))) } }
            li {
                (boxed(Kind::Note, &html! { p { strong { (when) } } }))
                (side_by_side(others.into_iter().map(|one| boxed(Kind::Plain, &contact(one)))))
            }
        }
    }
}

fn contact(contact: &Contact) -> Markup {
    html! {
        p { strong { (contact.name) } }
        @for channel in &contact.channels {
            p { (channel.action()) }
            @if !channel.openings.is_empty() { p { (channel.hours_to_text()) } }
        }
    }
}

fn side_by_side(boxes: impl Iterator<Item = Markup>) -> Markup {
    html! {
        div.row {
            @for (index, one) in boxes.enumerate() {
                div.row { @if index > 0 { p { "eller" } } (one) }
            }
        }
    }
}
