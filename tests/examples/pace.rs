//! How long a step of the guide takes on a phone of a quarter of this machine's speed, against the time of one frame.
//!
//! `cargo xtask bench` runs it and tells the times; they depend on the machine, so nothing fails by them.

use anyhow::{Context, Result};
use tests::{Guide, SLOWER_BY, visit_on_slow_phone};

const WALKS: usize = 9;
/// In milliseconds, at the usual 60 frames a second.
const FRAME: f64 = 1000.0 / 60.0;

fn main() -> Result<()> {
    visit_on_slow_phone(async |page| {
        let (mut steps, mut outcomes) = (Vec::new(), Vec::new());
        for _ in 0..WALKS {
            Guide::open(page).await?;
            let mut times: Vec<f64> = page.await_answer(WALK).await?;
            outcomes.extend(times.pop());
            steps.extend(times);
        }
        for (what, times) in [("a question", &mut steps), ("the outcome", &mut outcomes)] {
            times.sort_by(f64::total_cmp);
            let at = |index: usize| times.get(index).copied().context("no step was taken");
            let (median, most) = (at(times.len() / 2)?, at(times.len().wrapping_sub(1))?);
            let name = format!("{what}, {SLOWER_BY} times slower");
            println!("{name:<36} {:>8.2} {:>8.2}", median / FRAME, most / FRAME);
        }
        Ok(())
    })
}

const WALK: &str = include_str!("../src/js/pace.js");
