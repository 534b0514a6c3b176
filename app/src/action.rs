use guide::Step;

/// What a button does.
#[derive(Clone, Copy)]
pub(crate) enum Action {
    Take(Step),
    Back,
    StartOver,
    Print,
    Copy,
}
