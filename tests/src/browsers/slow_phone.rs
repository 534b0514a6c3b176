use crate::browsers::harness::visit;
use crate::browsers::look::{Look, PHONE, Scheme};
use crate::browsers::page::Page;
use anyhow::Result;

/// How many times slower than this machine a slow phone is.
pub const SLOWER_BY: u32 = 4;

/// As [`visit`], on a slow phone: what is measured here, a reader with an old one meets.
///
/// # Errors
/// As for [`visit`].
pub fn visit_on_slow_phone(scene: impl AsyncFnOnce(&Page) -> Result<()>) -> Result<()> {
    visit(async |page| {
        let (width, scheme) = (PHONE, Scheme::Light);
        page.look(Look { width, scheme }).await?;
        page.slow_down(SLOWER_BY).await?;
        scene(page).await?;
        // The next test in this browser is as fast as before.
        page.slow_down(1).await
    })
}
