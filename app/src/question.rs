use crate::button::Action;
use crate::drawn::{Drawn, draw, group};
use crate::element::{classed, element, text};
use crate::visit::Visit;
use crate::walk::Step;
use crate::{button, focus, page, quote, words};
use guide::{Choice, Question, Role};
use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;

/// The id of the message beside the choices.
const ERROR: &str = "svar-fejl";

/// The page of one question.
pub(crate) fn view(visit: &'static Visit, index: usize) -> Drawn {
    let question = &visit.guide().questions[index];
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        visit.take(Step::Continue);
    };
    let mut parts = Vec::new();
    if visit.begun_again() {
        parts.push(classed("p", "restarted", vec![text(words::BEGUN_AGAIN)]));
    }
    parts.extend([
        when_answer_missing(visit, question, error_summary),
        fields(visit, question, index),
        buttons(visit, index),
    ]);
    draw(view! { <form class="question" autocomplete="off" on:submit=submit>{group(parts)}</form> })
}

fn fields(visit: &'static Visit, question: &'static Question, index: usize) -> Drawn {
    let mut parts = vec![element("legend", legend(visit, question, index))];
    if let Some(help) = &question.help {
        parts.push(quote::view(visit, help));
    }
    if question.role == Some(Role::Points) {
        parts.push(quote::reservation(visit));
    }
    if question.several {
        parts.push(classed("p", "hint", vec![text(words::SEVERAL)]));
    }
    parts.push(when_answer_missing(visit, question, error));
    let choices = question.choices.iter();
    let choices = choices.map(|choice| choice_view(visit, question, choice));
    parts.push(classed("div", "choices", choices.collect()));
    let parts = group(parts);
    let role = if question.several {
        "group"
    } else {
        "radiogroup"
    };
    draw(view! { <fieldset role=role aria-describedby=ERROR>{parts}</fieldset> })
}

fn legend(visit: &Visit, question: &'static Question, index: usize) -> Vec<Drawn> {
    let progress = visit.guide().progress(index);
    let progress = progress.map(|(number, of)| {
        let told = draw(words::progress(number, of));
        classed("span", "progress", vec![told])
    });
    let heading = page::heading(&question.text);
    progress.into_iter().chain([heading]).collect()
}

fn choice_view(visit: &'static Visit, question: &Question, choice: &'static Choice) -> Drawn {
    let kind = if question.several {
        "checkbox"
    } else {
        "radio"
    };
    let checked = move || visit.walk_at_choices().made().contains(choice.number);
    let choose = move |_| visit.choose(choice);
    let input = view! { <input type=kind name="svar" prop:checked=checked on:change=choose /> };
    let label = element("span", vec![text(&choice.text)]);
    classed("label", "choice", vec![draw(input), label])
}

fn buttons(visit: &'static Visit, index: usize) -> Drawn {
    let go_on = classed("button", "button", vec![text(words::CONTINUE)]);
    let mut buttons = vec![go_on];
    if index > 0 {
        buttons.push(button::view(
            visit,
            "button secondary",
            text(words::BACK),
            Action::Back,
        ));
    }
    page::buttons(buttons)
}

/// What stands there only once the reader has tried to go on without an answer.
fn when_answer_missing(
    visit: &'static Visit,
    question: &'static Question,
    message: fn(&'static str) -> Drawn,
) -> Drawn {
    let wanted = if question.several {
        words::CHOOSE_SOME
    } else {
        words::CHOOSE_ONE
    };
    draw(move || {
        if visit.walk_when_held_up().answer_missing() {
            message(wanted)
        } else {
            // Nothing to see, but Leptos must find the place again.
            text("")
        }
    })
}

/// Above the question. It gets the focus, so it need not be announced as well.
fn error_summary(wanted: &'static str) -> Drawn {
    let go = |event: MouseEvent| {
        // Following the link would leave a trace in the address and the history.
        event.prevent_default();
        focus::show_choices();
    };
    let title = element("h2", vec![text(words::ANSWER_MISSING)]);
    let link = view! { <a href="#vejviser" on:click=go>{text(wanted)}</a> };
    let parts = group(vec![title, draw(link)]);
    draw(
        view! { <div class="error-summary" role="group" aria-label=words::ANSWER_MISSING tabindex="-1">{parts}</div> },
    )
}

/// Beside the choices, and read with them.
fn error(wanted: &'static str) -> Drawn {
    let mark = classed("span", "visually-hidden", vec![text(words::ERROR)]);
    let parts = group(vec![mark, text(wanted)]);
    draw(view! { <p class="error" id=ERROR>{parts}</p> })
}
