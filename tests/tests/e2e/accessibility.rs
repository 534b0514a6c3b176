//! Nothing is found by axe-core, too faint, too small, too wide or too narrow, on any page and in any view of the guide.

use anyhow::Result;
use tests::{Fault, Network, Page, Part, SCREEN, Scheme, views, visit, visit_over};

/// The narrowest window that a page must fit, and the lowest: a computer's at 400 % (WCAG 2.2, 1.4.10).
const NARROW: (u32, u32) = (320, 256);

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
fn every_page_has_room_for_its_text() -> Result<()> {
    on_every_page(short_of_room)
}

#[test]
fn every_view_of_the_guide_has_room_for_its_text() -> Result<()> {
    in_every_view(short_of_room)
}

fn check_pages(scheme: Scheme) -> Result<()> {
    on_every_page(async |page, path| views::faults(page, scheme, path).await)
}

fn check_guide(scheme: Scheme) -> Result<()> {
    in_every_view(async |page, place| views::faults(page, scheme, place).await)
}

/// Nothing may be found on any page; the guide's page is looked at with the static guide, which other readers never see.
fn on_every_page(check: impl AsyncFn(&Page, &str) -> Result<Vec<String>>) -> Result<()> {
    visit_over(Network::Faulty(Part::Wasm, Fault::Missing), async |page| {
        assert_nothing(&views::pages(page, check).await?);
        // That the wasm is missing is known.
        page.complaints().await.map(drop)
    })
}

fn in_every_view(check: impl AsyncFn(&Page, &str) -> Result<Vec<String>>) -> Result<()> {
    visit(async |page| {
        assert_nothing(&views::guide(page, check).await?);
        Ok(())
    })
}

/// At 400 %, and then with text set apart, there and in a wide window.
async fn short_of_room(page: &Page, place: &str) -> Result<Vec<String>> {
    let (width, height) = NARROW;
    page.resize(width, height).await?;
    let mut found = too_narrow(page, place, "400 %").await?;
    page.space_text().await?;
    found.extend(too_narrow(page, place, "400 %, set apart").await?);
    page.resize(SCREEN, 844).await?;
    found.extend(too_narrow(page, place, "wide, set apart").await?);
    page.set_text_as_it_was().await?;
    Ok(found)
}

async fn too_narrow(page: &Page, place: &str, how: &str) -> Result<Vec<String>> {
    let mut found = page.cramped().await?;
    let overflow = page.overflow().await?;
    if overflow > 0.5 {
        found.push(format!("{overflow} px too wide"));
    }
    Ok(found
        .iter()
        .map(|fault| format!("{place} ({how}): {fault}"))
        .collect())
}

fn assert_nothing(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} found:\n{}",
        found.len(),
        found.join("\n")
    );
}
