use crate::clipboard;
use crate::erased_view::{ErasedView, erase};
use crate::session::Session;
use guide::Step;
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
    session: &'static Session,
    class: &'static str,
    label: ErasedView,
    action: Action,
) -> ErasedView {
    let press = move |_| match action {
        Action::Take(step) => session.take(step),
        Action::Back => session.go_back(1),
        Action::StartOver => session.start_over(),
        Action::Print => _ = window().print(),
        Action::Copy => clipboard::copy_answers(),
    };
    erase(view! { <button type="button" class=class on:click=press>{label}</button> })
}
