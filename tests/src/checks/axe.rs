//! axe-core: barriers for readers with disabilities.

use crate::browsers::page::Page;
use crate::machine::environment;
use anyhow::{Context, Result};
use std::fs;

/// The violations on a page as it is, each in a form that a person can act on.
///
/// # Errors
/// If axe-core is not there or does not run.
pub async fn violations(page: &Page) -> Result<Vec<String>> {
    prepare(page).await?;
    let answer = page.await_answer(include_str!("../js/axe.js")).await;
    answer.context("axe")
}

/// Puts axe-core into the page, once.
async fn prepare(page: &Page) -> Result<()> {
    if !page.ask("return \"axe\" in window").await? {
        let script = fs::read_to_string(environment::axe()?)?;
        page.ask::<()>(&script).await?;
    }
    Ok(())
}
