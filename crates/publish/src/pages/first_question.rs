use crate::html::quote::quote_parts;
use maud::{Markup, html};
use plan::{Choice, Plan, Role, words};

/// The guide's first question as the widget draws it, to be answered before any script has loaded.
///
/// The form's method sends nothing: otherwise Enter would put the answer into the address. For the same reason all answers lead the
/// same way without script: to the static guide, which begins with the acute.
pub(crate) fn first_question(plan: &Plan) -> Markup {
    let question = plan.guide.questions.first();
    html! {
        @if let Some(question) = question {
            form.question method="dialog" autocomplete="off" {
                div.asked {
                    span.progress {
                        @if let Some((number, of)) = plan.guide.progress(0) { (words::progress(number, of)) }
                        @if question.multiple { (words::SEVERAL) }
                    }
                    h1 tabindex="-1" { (question.text) }
                }
                @if let Some(help) = &question.help {
                    details { summary { (words::WHAT_IS_MEANT) } (quote_parts(plan, help)) }
                }
                @if question.role == Some(Role::Points) {
                    div.reservation { (quote_parts(plan, &plan.guide.reservation)) }
                }
                div.choices role=(if question.multiple { "group" } else { "radiogroup" }) aria-label=(words::ANSWERS) {
                    @for choice in &question.choices { (choice_of(choice, question.multiple)) }
                }
                div.buttons { a.button href="#vejviser-statisk" { (words::CONTINUE) } }
            }
        }
    }
}

fn choice_of(choice: &Choice, multiple: bool) -> Markup {
    html! {
        label.choice {
            input type=(if multiple { "checkbox" } else { "radio" }) name="svar";
            span { (choice.text) }
        }
    }
}
