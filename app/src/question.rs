use crate::drawn::{Drawn, draw, group};
use crate::element::{classed, element, text};
use crate::visit::Visit;
use crate::walk::Step;
use crate::{button, focus, page, quote, words};
use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;
use plan::{Choice, Question, Role};

/// The page of one question.
pub(crate) fn view(visit: &'static Visit, index: usize) -> Drawn {
    let question = &visit.guide().questions[index];
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        visit.take(Step::Continue);
    };
    let parts = group(vec![
        message(visit, question),
        fields(visit, question),
        buttons(visit, index),
    ]);
    draw(view! { <form class="question" autocomplete="off" on:submit=submit>{parts}</form> })
}

fn fields(visit: &'static Visit, question: &'static Question) -> Drawn {
    let mut parts = vec![element("legend", vec![page::heading(&question.text)])];
    if let Some(help) = &question.help {
        parts.push(quote::view(visit, help));
    }
    if question.role == Some(Role::Points) {
        parts.push(quote::reservation(visit));
    }
    if question.several {
        parts.push(classed("p", "hint", vec![text(words::SEVERAL)]));
    }
    let choices = question.choices.iter();
    let choices = choices.map(|choice| choice_view(visit, question, choice));
    parts.push(classed("div", "choices", choices.collect()));
    element("fieldset", parts)
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
            Step::Back,
        ));
    }
    page::buttons(buttons)
}

/// What stands above the question once the reader has tried to go on without an answer.
fn message(visit: &'static Visit, question: &'static Question) -> Drawn {
    draw(move || {
        if visit.walk_when_held_up().answer_missing() {
            error_summary(question)
        } else {
            // Nothing to see, but Leptos must find the place again.
            text("")
        }
    })
}

fn error_summary(question: &Question) -> Drawn {
    let what_to_do = if question.several {
        words::CHOOSE_SOME
    } else {
        words::CHOOSE_ONE
    };
    let go = |event: MouseEvent| {
        // Following the link would leave a trace in the address and the history.
        event.prevent_default();
        focus::show_choices();
    };
    let title = element("p", vec![text(words::ANSWER_MISSING)]);
    let link = view! { <a href="#vejviser" on:click=go>{text(what_to_do)}</a> };
    let parts = group(vec![title, draw(link)]);
    draw(view! { <div class="error-summary" role="alert" tabindex="-1">{parts}</div> })
}
