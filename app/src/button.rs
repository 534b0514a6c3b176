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
    session: &Session,
    class: &'static str,
    label: ErasedView,
    action: Action,
) -> ErasedView {
    let number = session.offer(action);
    erase(view! { <button type="button" class=class value=number>{label}</button> })
}
