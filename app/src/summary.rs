use crate::action::Action;
use crate::button;
use crate::element::{buttons, classed, element, heading, text};
use crate::erased_view::{ErasedView, group};
use crate::session::Session;
use guide::{Choices, Question, Step, words};

/// The page "Tjek dine svar".
pub(crate) fn view(session: &'static Session) -> ErasedView {
    let actions = vec![
        button::view(
            session,
            "button",
            text(words::SHOW_CONTACTS),
            Action::Take(Step::Continue),
        ),
        button::view(session, "button secondary", text(words::BACK), Action::Back),
    ];
    let parts = vec![
        heading(words::CHECK_ANSWERS),
        answers(session, true),
        buttons(actions),
    ];
    classed("div", "check-answers", parts)
}

/// The answers in words, with buttons to change them if wanted.
pub(crate) fn answers(session: &'static Session, changeable: bool) -> ErasedView {
    let state = session.state();
    let row = |(index, question)| {
        let mut row = row(question, state.selected());
        if changeable {
            row.push(change_button(session, index, question));
        }
        element("div", row)
    };
    classed("dl", "summary", state.answered().map(row).collect())
}

fn row(question: &'static Question, selected: Choices) -> Vec<ErasedView> {
    let mut row = vec![element("dt", vec![text(&question.text)])];
    let chosen = question.chosen(selected);
    row.extend(chosen.map(|choice| element("dd", vec![text(&choice.text)])));
    row
}

fn change_button(
    session: &'static Session,
    index: usize,
    question: &'static Question,
) -> ErasedView {
    let what = vec![text(words::CHANGE_WHAT), text(&question.text)];
    let label = group(vec![
        text(words::CHANGE),
        classed("span", "visually-hidden", what),
    ]);
    let button = button::view(
        session,
        "link-button",
        label,
        Action::Take(Step::Change(index)),
    );
    classed("dd", "change", vec![button])
}
