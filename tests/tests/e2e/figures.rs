//! The figures in the chapters: to be read on the smallest phone, side by side where there is room, and in order by those who do not see them.

use anyhow::{Context, Result};
use plan::{Figure, FigureContent, Plan};
use std::collections::BTreeSet;
use tests::{Look, PHONE, SCREEN, Scheme, Tree, axe, oracle, visit};

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
        }
        Ok(())
    })
}

#[test]
fn they_have_a_name_and_are_read_in_order() -> Result<()> {
    let plan = oracle::plan()?;
    visit(async |page| {
        for figure in &plan.figures {
            page.open(&page_of(&figure.after)?).await?;
            let tree = Tree::of(page).await?;
            let mut figures = tree.all("figure").into_iter();
            assert!(
                figures.any(|node| node.name == figure.title),
                "{}",
                figure.title
            );
            let text = format!(
                "return document.getElementById('figur-{}').textContent",
                figure.after
            );
            let text: String = page.ask(&text).await?;
            let mut rest = text.as_str();
            for words in words(plan, figure) {
                let found = rest.find(words);
                let at = found.with_context(|| format!("»{words}« does not follow in {text}"))?;
                rest = &rest[at + words.len()..];
            }
        }
        Ok(())
    })
}

/// What a figure shows, in the order of reading.
fn words<'a>(plan: &'a Plan, figure: &'a Figure) -> Vec<&'a str> {
    let mut words = vec![figure.title.as_str()];
    match &figure.content {
        FigureContent::Levels(levels) => {
            for level in levels {
                words.push(&level.name);
                for part in &level.parts {
                    words.push(&part.label);
                    words.extend(part.texts.iter().map(String::as_str));
                }
            }
        }
        FigureContent::Path(acts) => {
            for act in acts {
                words.extend(act.when.as_deref());
                words.extend(act.who.as_deref());
                words.push(&act.what);
            }
        }
        FigureContent::Contacts { when } => {
            let (acute, others): (Vec<_>, Vec<_>) =
                plan.contacts.iter().partition(|one| one.is_emergency());
            words.extend(acute.iter().map(|one| one.name.as_str()));
            words.push(when);
            words.extend(others.iter().map(|one| one.name.as_str()));
        }
    }
    words
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
