use crate::machine::environment;
use anyhow::{Result, anyhow};
use plan::Plan;
use publish::Place;
use std::sync::LazyLock;

/// The plan in the municipality's `book/`.
///
/// # Errors
/// If it is broken, with every reason.
pub fn plan() -> Result<&'static Plan> {
    static PLAN: LazyLock<Result<Plan, String>> = LazyLock::new(|| {
        let sources = publish::read(&environment::municipality());
        let plan = sources.and_then(|sources| Plan::read(&sources));
        plan.map(|(plan, _)| plan)
            .map_err(|diagnostics| diagnostics.to_string())
    });
    PLAN.as_ref()
        .map_err(|diagnostics| anyhow!("{diagnostics}"))
}

/// Where the site is published.
///
/// # Errors
/// If the plan is broken.
pub fn place() -> Result<Place> {
    Ok(Place::of(&plan()?.municipality))
}

/// The path on its host of a path in the site, such as `/om.html`.
///
/// # Errors
/// If the plan is broken.
pub fn on_host(path: &str) -> Result<String> {
    Ok(below(&place()?.folder, path))
}

/// The same in a known folder.
pub(crate) fn below(folder: &str, path: &str) -> String {
    folder.trim_end_matches('/').to_owned() + path
}
