//! axe-core: what a reader with a disability would meet.

use crate::{Look, Page, environment};
use anyhow::{Context, Result};
use std::fs;

/// The violations on a page in each of these looks, each in a form that a person can act on; `place` says where.
///
/// # Errors
/// If axe-core is not there or does not run.
pub async fn violations(page: &Page, looks: &[Look], place: &str) -> Result<Vec<String>> {
    prepare(page).await?;
    let mut found = Vec::new();
    for &look in looks {
        page.look(look).await?;
        let answer = page.await_answer::<Vec<String>>(include_str!("js/axe.js"));
        let violations = answer.await.with_context(|| format!("axe on {place}"))?;
        let violations = violations.iter();
        found.extend(violations.map(|violation| format!("{place} ({look}): {violation}")));
    }
    Ok(found)
}

/// Puts axe-core into the page, once.
async fn prepare(page: &Page) -> Result<()> {
    if !page.ask("return \"axe\" in window").await? {
        let script = fs::read_to_string(environment::axe()?)?;
        page.ask::<()>(&script).await?;
    }
    Ok(())
}
