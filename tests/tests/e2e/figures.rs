//! The figures in the chapters: drawn to be read on the smallest phone, and told to those who do not see them.

use anyhow::{Context, Result};
use std::collections::BTreeSet;
use tests::{Look, PHONE, Page, SCREEN, Scheme, Tree, axe, oracle, visit};

/// The narrowest window that a page must fit.
const NARROW: u32 = 320;
/// In CSS pixels: on a screen, and on paper, where the text is set in 9.5 pt.
const LETTERS: f64 = 16.0;
const LETTERS_ON_PAPER: f64 = 12.0;

#[test]
fn they_can_be_read_on_every_screen() -> Result<()> {
    visit(async |page| {
        let mut found = Vec::new();
        for path in chapters()? {
            page.open(&path).await?;
            open_texts(page).await?;
            for scheme in [Scheme::Light, Scheme::Dark] {
                for width in [NARROW, PHONE, SCREEN] {
                    let look = Look { width, scheme };
                    page.look(look).await?;
                    let faults = page.badly_drawn(LETTERS).await?;
                    found.extend(
                        faults
                            .iter()
                            .map(|fault| format!("{path} ({look}): {fault}")),
                    );
                }
                found.extend(axe::violations(page).await?);
            }
        }
        assert_eq!(found, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn on_paper_they_are_as_large_as_the_text() -> Result<()> {
    visit(async |page| {
        for path in chapters()? {
            page.open(&path).await?;
            page.show_as_printed().await?;
            let faults = page.badly_drawn(LETTERS_ON_PAPER).await?;
            assert_eq!(faults, Vec::<String>::new(), "{path}");
            assert!(!page.shows(".figure summary").await?, "{path}");
        }
        Ok(())
    })
}

#[test]
fn they_have_a_name_and_say_the_same_in_words() -> Result<()> {
    let plan = oracle::plan()?;
    visit(async |page| {
        for path in chapters()? {
            page.open(&path).await?;
            open_texts(page).await?;
            let tree = Tree::of(page).await?;
            for figure in &plan.figures {
                if path != page_of(&figure.after)? {
                    continue;
                }
                let mut images = tree.all("image").into_iter();
                let image = images.find(|image| image.name == figure.title);
                let described = image.is_some_and(|image| !image.description.is_empty());
                assert!(described, "{path}: {:?}", tree.all("image"));
            }
            let untold: Vec<String> = page.ask(UNTOLD).await?;
            assert_eq!(untold, Vec::<String>::new(), "{path}");
        }
        Ok(())
    })
}

/// The words of each drawing that do not stand in the text below it; the numbers of steps are the list's own.
const UNTOLD: &str = r#"
    const words = (text) => text.split(/\s+/).filter((word) => word && !/^\d+\.$/.test(word));
    return [...document.querySelectorAll(".figure")].flatMap((figure) => {
        const told = words(figure.querySelector("details").innerText.replace(/[:,;]/g, ""));
        const drawn = [...figure.querySelectorAll("text")].flatMap((text) => words(text.textContent));
        return drawn.map((word) => word.replace(/[:,;]/g, "")).filter((word) => !told.includes(word));
    });
"#;

async fn open_texts(page: &Page) -> Result<()> {
    page.ask("document.querySelectorAll('.figure details').forEach((text) => { text.open = true })")
        .await
}

/// The chapters that have figures.
fn chapters() -> Result<BTreeSet<String>> {
    let figures = &oracle::plan()?.figures;
    assert!(!figures.is_empty());
    figures
        .iter()
        .map(|figure| page_of(&figure.after))
        .collect()
}

/// The address of the page on which a passage stands.
fn page_of(passage: &str) -> Result<String> {
    let found = oracle::plan()?.passage(passage);
    let (chapter, _) = found.context("no such passage")?;
    Ok(oracle::address(chapter))
}
