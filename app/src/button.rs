use crate::drawn::{Drawn, draw};
use crate::prepare;
use crate::visit::Visit;
use crate::walk::Step;
use leptos::prelude::*;

/// What a button does.
#[derive(Clone, Copy)]
pub(crate) enum Action {
    Take(Step),
    Back,
    StartOver,
    Print,
    Copy,
}

pub(crate) fn view(
    visit: &'static Visit,
    class: &'static str,
    label: Drawn,
    action: Action,
) -> Drawn {
    let press = move |_| match action {
        Action::Take(step) => visit.take(step),
        Action::Back => visit.go_back(1),
        Action::StartOver => visit.start_over(),
        Action::Print => _ = window().print(),
        Action::Copy => prepare::copy_answers(),
    };
    draw(view! { <button type="button" class=class on:click=press>{label}</button> })
}
