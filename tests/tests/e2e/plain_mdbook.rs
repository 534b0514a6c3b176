//! What a plain `mdbook build` makes of this repository, as `book.toml` says: its guide is the same.

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;
use plan::Plan;
use publish::Failure;
use tests::{Guide, repository, visit};

#[test]
fn a_plain_mdbook_build_has_a_guide_that_asks() -> Result<()> {
    let out = tempfile::tempdir()?;
    let mut config = Config::from_disk(repository().join("book.toml"))?;
    config.build.build_dir = out.path().to_owned();
    // As from a terminal: what lets the tests tell their times would have cargo compile anew.
    let key = "preprocessor.beredskab.command";
    let command: Option<String> = config.get(key)?;
    let command = command.context("book.toml names no preprocessor")?;
    config.set(key, format!("env --unset=RUSTC_BOOTSTRAP {command}"))?;
    let book = MDBook::load_with_config(repository(), config)?;
    book.build()?;
    // Of this repository, whichever municipality's site is tried.
    let sources = publish::read(repository()).map_err(Failure::from)?;
    let (plan, _) = Plan::read(&sources).map_err(Failure::from)?;
    let [first, ..] = plan.guide.questions.as_slice() else {
        bail!("the guide asks nothing");
    };
    visit(async |page| {
        page.open_file(&out.path().join("guide.html")).await?;
        page.wait_for(".guide h1").await?;
        let guide = Guide::on(page);
        guide.choose(&first.choices[0].text).await?;
        guide.next().await?;
        assert_ne!(guide.heading().await?, first.text);
        Ok(())
    })
}
