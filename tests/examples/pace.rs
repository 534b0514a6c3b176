//! How long a step of the guide takes on a phone of a quarter of this machine's speed, against the time of one frame.
//!
//! `cargo xtask bench` runs it and tells the times; they depend on the machine, so nothing fails by them.

use anyhow::{Context, Result};
use tests::{Guide, Look, PHONE, Scheme, visit};

const SLOWER_BY: u32 = 4;
const WALKS: usize = 5;
/// In milliseconds, at the usual 60 frames a second.
const FRAME: f64 = 1000.0 / 60.0;

fn main() -> Result<()> {
    visit(async |page| {
        page.look(Look {
            width: PHONE,
            scheme: Scheme::Light,
        })
        .await?;
        page.slow_down(SLOWER_BY).await?;
        let mut steps = Vec::new();
        for _ in 0..WALKS {
            Guide::open(page).await?;
            steps.extend(page.await_answer::<Vec<f64>>(WALK).await?);
        }
        // The next to look at the tab is as fast as before.
        page.slow_down(1).await?;
        steps.sort_by(f64::total_cmp);
        let at = |index: usize| steps.get(index).copied().context("no step was taken");
        let (median, most) = (at(steps.len() / 2)?, at(steps.len().wrapping_sub(1))?);
        let table = format!(
            "{:<36} {:>8.2} {:>8.2}\n",
            format!("{} steps, {SLOWER_BY} times slower", steps.len()),
            median / FRAME,
            most / FRAME
        );
        print!("{table}");
        Ok(())
    })
}

const WALK: &str = include_str!("../src/js/pace.js");
