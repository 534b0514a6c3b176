use crate::action::Action;
use crate::element::{classed, details, element, text};
use crate::erased_view::{ErasedView, erase, group};
use crate::session::Session;
use crate::{button, dom, element, quote};
use guide::{Choice, Question, Role, words};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The id of the message beside the choices.
const ERROR: &str = "svar-fejl";

/// The id of the line above the question, which is read after it. With an underscore, as no passage's id has one.
const PROGRESS: &str = "svar_trin";

/// The inputs of the current question, in order.
pub(crate) const INPUTS: &str = ".guide .choice input";

/// A question's page.
pub(crate) fn view(session: &Session, index: usize) -> ErasedView {
    let question = &session.guide().questions[index];
    let mut parts = Vec::new();
    let wanted = missing(session, question);
    parts.extend(wanted.map(error_summary));
    parts.push(asked(session, question, index));
    if let Some(help) = &question.help {
        parts.push(details(words::WHAT_IS_MEANT, quote::parts(session, help)));
    }
    if question.role == Some(Role::Points) {
        parts.push(quote::reservation(session));
    }
    parts.extend(wanted.map(error));
    parts.extend([choices(session, question), buttons(session, index)]);
    erase(view! { <form class="question" autocomplete="off">{group(parts)}</form> })
}

/// Updates the inputs: pressing one choice may clear another.
pub(crate) fn show_selected(session: &Session) {
    let selected = session.state().selected();
    for (input, choice) in dom::all(INPUTS).zip(session.choices()) {
        let input: HtmlInputElement = input.unchecked_into();
        input.set_checked(selected.contains(choice.number));
    }
}

/// What to do after trying to continue without an answer.
fn missing(session: &Session, question: &Question) -> Option<&'static str> {
    let wanted = match question.multiple {
        true => words::CHOOSE_SOME,
        false => words::CHOOSE_ONE,
    };
    session.state().answer_missing().then_some(wanted)
}

/// The question stands before its choices and does not name them: a screen reader would tell it twice.
fn asked(session: &Session, question: &'static Question, index: usize) -> ErasedView {
    let progress = session.guide().progress(index);
    let mut above: Vec<_> = progress
        .map(|(number, of)| erase(words::progress(number, of)))
        .into_iter()
        .collect();
    above.extend(question.multiple.then(|| text(words::SEVERAL)));
    let above = erase(view! { <span class="progress" id=PROGRESS>{group(above)}</span> });
    let heading =
        erase(view! { <h1 tabindex="-1" aria-describedby=PROGRESS>{text(&question.text)}</h1> });
    classed("div", "asked", vec![above, heading])
}

fn choices(session: &Session, question: &'static Question) -> ErasedView {
    let choices = question.choices.iter();
    let choices = choices.map(|choice| choice_view(session, question, choice));
    let choices = group(choices.collect());
    let role = if question.multiple {
        "group"
    } else {
        "radiogroup"
    };
    erase(
        view! { <div class="choices" role=role aria-label=words::ANSWERS aria-describedby=ERROR>{choices}</div> },
    )
}

fn choice_view(session: &Session, question: &Question, choice: &'static Choice) -> ErasedView {
    let kind = if question.multiple {
        "checkbox"
    } else {
        "radio"
    };
    let checked = session.state().selected().contains(choice.number);
    let input = view! { <input type=kind name="svar" prop:checked=checked /> };
    let label = element("span", vec![text(&choice.text)]);
    classed("label", "choice", vec![erase(input), label])
}

fn buttons(session: &Session, index: usize) -> ErasedView {
    let go_on = classed("button", "button", vec![text(words::CONTINUE)]);
    let mut buttons = vec![go_on];
    if index > 0 {
        buttons.push(button::view(
            session,
            "button secondary",
            text(words::BACK),
            Action::Back,
        ));
    }
    element::buttons(buttons)
}

/// Above the question. It gets focus, so it is not announced as well.
fn error_summary(wanted: &'static str) -> ErasedView {
    let title = element("h2", vec![text(words::ANSWER_MISSING)]);
    let link = view! { <a href="#vejviser">{text(wanted)}</a> };
    let parts = group(vec![title, erase(link)]);
    erase(
        view! { <div class="error-summary" role="group" aria-label=words::ANSWER_MISSING tabindex="-1">{parts}</div> },
    )
}

/// Beside the choices, and read with them.
fn error(wanted: &'static str) -> ErasedView {
    let mark = classed("span", "visually-hidden", vec![text(words::ERROR)]);
    let parts = group(vec![mark, text(wanted)]);
    erase(view! { <p class="error" id=ERROR>{parts}</p> })
}
