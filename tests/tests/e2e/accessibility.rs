//! axe-core finds nothing, and nothing is too wide, on any page and in any state of the guide.

use anyhow::Result;
use plan::{Choices, Question};
use tests::{Guide, Harm, Look, Network, Page, Part, Scheme, axe, expected, visit, visit_over};

/// The narrowest window that a page must fit (WCAG 2.2, 1.4.10).
const NARROW: u32 = 320;

#[test]
fn pages_in_light() -> Result<()> {
    check_pages(Scheme::Light)
}

#[test]
fn pages_in_dark() -> Result<()> {
    check_pages(Scheme::Dark)
}

#[test]
fn guide_in_light() -> Result<()> {
    check_guide(Scheme::Light)
}

#[test]
fn guide_in_dark() -> Result<()> {
    check_guide(Scheme::Dark)
}

#[test]
fn no_page_is_too_wide() -> Result<()> {
    on_every_page(async |page, path| {
        page.look(narrow()).await?;
        too_wide(page, path).await
    })
}

#[test]
fn no_state_of_the_guide_is_too_wide() -> Result<()> {
    visit(async |page| {
        page.look(narrow()).await?;
        let found = in_every_state(page, too_wide).await?;
        assert_nothing(&found);
        Ok(())
    })
}

fn check_pages(scheme: Scheme) -> Result<()> {
    let looks = Look::both(scheme);
    on_every_page(async |page, path| axe::violations(page, &looks, path).await)
}

/// Nothing may be found on any page; the guide's page is looked at with the twin, which other readers never see.
fn on_every_page(check: impl AsyncFn(&Page, &str) -> Result<Vec<String>>) -> Result<()> {
    visit_over(Network::Harmed(Part::Wasm, Harm::Missing), async |page| {
        let mut found = Vec::new();
        for path in page.site().pages()? {
            page.open(&path).await?;
            if path == Guide::PATH {
                page.wait_for("#vejviser-fejl:not([hidden]):not(:empty)")
                    .await?;
            }
            found.extend(check(page, &path).await?);
        }
        assert_nothing(&found);
        // That the wasm is missing is known.
        page.complaints().await.map(drop)
    })
}

fn check_guide(scheme: Scheme) -> Result<()> {
    visit(async |page| {
        let looks = Look::both(scheme);
        let check = async |page: &Page, place: &str| axe::violations(page, &looks, place).await;
        let found = in_every_state(page, check).await?;
        assert_nothing(&found);
        Ok(())
    })
}

/// What a check finds at each question, with and without a message, at the summary and at each outcome.
async fn in_every_state(
    page: &Page,
    check: impl AsyncFn(&Page, &str) -> Result<Vec<String>>,
) -> Result<Vec<String>> {
    let plan = &expected::plan()?.guide;
    let guide = Guide::open(page).await?;
    let mut found = Vec::new();
    for question in &plan.questions {
        let text = &question.text;
        found.extend(check(page, text).await?);
        guide.next().await?;
        found.extend(check(page, &format!("{text} (no answer)")).await?);
        guide.answer(&[asking_on(question)]).await?;
    }
    found.extend(check(page, "summary").await?);
    for made in one_walk_for_each_outcome(plan) {
        let guide = Guide::reach_outcome(page, plan, made).await?;
        found.extend(check(page, &guide.heading().await?).await?);
    }
    Ok(found)
}

fn asking_on(question: &Question) -> &str {
    let choice = question.choices.iter().find(|choice| !choice.finishes);
    choice.map_or("", |choice| &choice.text)
}

fn one_walk_for_each_outcome(plan: &plan::Guide) -> Vec<Choices> {
    let walks = expected::walks(plan);
    let outcome = |made: &Choices| plan.assess(*made).map(|outcome| &outcome.id);
    let is_first = |&(index, made): &(usize, &Choices)| {
        !walks[..index]
            .iter()
            .any(|before| outcome(before) == outcome(made))
    };
    let first = walks.iter().enumerate().filter(is_first);
    first.map(|(_, made)| *made).collect()
}

async fn too_wide(page: &Page, place: &str) -> Result<Vec<String>> {
    let overflow = page.overflow().await?;
    let found = (overflow > 0.5).then(|| format!("{place}: {overflow} px too wide"));
    Ok(found.into_iter().collect())
}

fn narrow() -> Look {
    Look {
        width: NARROW,
        scheme: Scheme::Light,
    }
}

fn assert_nothing(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} found:\n{}",
        found.len(),
        found.join("\n")
    );
}
