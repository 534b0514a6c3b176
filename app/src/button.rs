use crate::drawn::{Drawn, draw};
use crate::visit::Visit;
use crate::walk::Step;
use leptos::prelude::*;

/// A button that takes a step.
pub(crate) fn view(visit: &'static Visit, class: &'static str, label: Drawn, step: Step) -> Drawn {
    let take = move |_| visit.take(step);
    draw(view! { <button type="button" class=class on:click=take>{label}</button> })
}
