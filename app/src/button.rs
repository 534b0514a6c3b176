use crate::action::Action;
use crate::erased_view::{ErasedView, erase};
use crate::session::Session;
use leptos::prelude::*;

pub(crate) fn view(
    session: &Session,
    class: &'static str,
    label: ErasedView,
    action: Action,
) -> ErasedView {
    let number = session.offer(action);
    erase(view! { <button type="button" class=class value=number>{label}</button> })
}
