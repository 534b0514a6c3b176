use crate::button::Action;
use crate::drawn::{Drawn, group};
use crate::element::{classed, element, text};
use crate::visit::Visit;
use crate::walk::Step;
use crate::{button, page, words};
use guide::{Choices, Question};

/// The page "Tjek dine svar".
pub(crate) fn view(visit: &'static Visit) -> Drawn {
    let buttons = vec![
        button::view(
            visit,
            "button",
            text(words::SHOW_CONTACTS),
            Action::Take(Step::Continue),
        ),
        button::view(visit, "button secondary", text(words::BACK), Action::Back),
    ];
    let parts = vec![
        page::heading(words::CHECK_ANSWERS),
        answers(visit, true),
        page::buttons(buttons),
    ];
    classed("div", "check-answers", parts)
}

/// The answers in words, each with a button to change it where that is wanted.
pub(crate) fn answers(visit: &'static Visit, changeable: bool) -> Drawn {
    let walk = visit.walk();
    let row = |(index, question)| {
        let mut row = row(question, walk.made());
        if changeable {
            row.push(change_button(visit, index, question));
        }
        element("div", row)
    };
    classed("dl", "summary", walk.answered().map(row).collect())
}

fn row(question: &'static Question, made: Choices) -> Vec<Drawn> {
    let mut row = vec![element("dt", vec![text(&question.text)])];
    let choices = question.choices.iter();
    let chosen = choices.filter(|choice| made.contains(choice.number));
    row.extend(chosen.map(|choice| element("dd", vec![text(&choice.text)])));
    row
}

fn change_button(visit: &'static Visit, index: usize, question: &'static Question) -> Drawn {
    let what = vec![text(words::CHANGE_WHAT), text(&question.text)];
    let label = group(vec![
        text(words::CHANGE),
        classed("span", "visually-hidden", what),
    ]);
    let button = button::view(
        visit,
        "link-button",
        label,
        Action::Take(Step::Change(index)),
    );
    classed("dd", "change", vec![button])
}
