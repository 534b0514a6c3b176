use crate::button::Action;
use crate::element::{classed, element, heading, text};
use crate::erased_view::{ErasedView, erase, group};
use crate::session::Session;
use crate::{button, element, focus, quote, words};
use guide::{Choice, Question, Role, Step};
use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;

/// The id of the message beside the choices.
const ERROR: &str = "svar-fejl";

/// The page of one question.
pub(crate) fn view(session: &'static Session, index: usize) -> ErasedView {
    let question = &session.guide().questions[index];
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        session.take(Step::Continue);
    };
    let mut parts = Vec::new();
    if session.begun_again() {
        parts.push(classed("p", "restarted", vec![text(words::BEGUN_AGAIN)]));
    }
    parts.extend([
        when_answer_missing(session, question, error_summary),
        fields(session, question, index),
        buttons(session, index),
    ]);
    erase(
        view! { <form class="question" autocomplete="off" on:submit=submit>{group(parts)}</form> },
    )
}

fn fields(session: &'static Session, question: &'static Question, index: usize) -> ErasedView {
    let mut parts = vec![element("legend", legend(session, question, index))];
    if let Some(help) = &question.help {
        parts.push(quote::view(session, help));
    }
    if question.role == Some(Role::Points) {
        parts.push(quote::reservation(session));
    }
    if question.multiple {
        parts.push(classed("p", "hint", vec![text(words::SEVERAL)]));
    }
    parts.push(when_answer_missing(session, question, error));
    let choices = question.choices.iter();
    let choices = choices.map(|choice| choice_view(session, question, choice));
    parts.push(classed("div", "choices", choices.collect()));
    let parts = group(parts);
    let role = if question.multiple {
        "group"
    } else {
        "radiogroup"
    };
    erase(view! { <fieldset role=role aria-describedby=ERROR>{parts}</fieldset> })
}

fn legend(session: &Session, question: &'static Question, index: usize) -> Vec<ErasedView> {
    let progress = session.guide().progress(index);
    let progress = progress.map(|(number, of)| {
        let told = erase(words::progress(number, of));
        classed("span", "progress", vec![told])
    });
    let heading = heading(&question.text);
    progress.into_iter().chain([heading]).collect()
}

fn choice_view(
    session: &'static Session,
    question: &Question,
    choice: &'static Choice,
) -> ErasedView {
    let kind = if question.multiple {
        "checkbox"
    } else {
        "radio"
    };
    let checked = move || {
        session
            .state_at_choices()
            .selected()
            .contains(choice.number)
    };
    let choose = move |_| session.choose(choice);
    let input = view! { <input type=kind name="svar" prop:checked=checked on:change=choose /> };
    let label = element("span", vec![text(&choice.text)]);
    classed("label", "choice", vec![erase(input), label])
}

fn buttons(session: &'static Session, index: usize) -> ErasedView {
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

/// What stands there only once the reader has tried to go on without an answer.
fn when_answer_missing(
    session: &'static Session,
    question: &'static Question,
    message: fn(&'static str) -> ErasedView,
) -> ErasedView {
    let wanted = if question.multiple {
        words::CHOOSE_SOME
    } else {
        words::CHOOSE_ONE
    };
    erase(move || {
        if session.state_when_held_up().answer_missing() {
            message(wanted)
        } else {
            // Nothing to see, but Leptos must find the place again.
            text("")
        }
    })
}

/// Above the question. It gets the focus, so it need not be announced as well.
fn error_summary(wanted: &'static str) -> ErasedView {
    let go = |event: MouseEvent| {
        // Following the link would leave a trace in the address and the history.
        event.prevent_default();
        focus::show_choices();
    };
    let title = element("h2", vec![text(words::ANSWER_MISSING)]);
    let link = view! { <a href="#vejviser" on:click=go>{text(wanted)}</a> };
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
