//! `beredskab explain`: what answers lead to, and why.

use crate::terminal::{print, tell};
use plan::Plan;
use publish::Failure;
use std::path::Path;

pub(crate) fn explain(root: &Path, answers: Option<&str>) -> Result<(), Failure> {
    let (plan, warnings) = Plan::read(&publish::read(root)?)?;
    let explanation = match answers {
        Some(answers) => publish::explain(&plan, answers)?,
        None => publish::list_answers(&plan),
    };
    tell(&warnings);
    print(&explanation)
}
