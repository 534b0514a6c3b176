//! When a reader on a slow phone sees the guide's first question, and when the second stands there if she answers at once.
//!
//! `cargo xtask bench` runs it on the site and on the same site with the yardstick in the widget's place. Times depend on the machine.

use anyhow::{Context, Result};
use serde::Deserialize;
use tests::{Guide, visit_on_slow_phone};

/// Slow 4G, as Lighthouse has it: milliseconds, and bytes a second.
const NETWORK: (u32, u32) = (150, 204_800);
const VISITS: usize = 7;

/// In milliseconds from the navigation on; the shift is without unit.
#[derive(Deserialize)]
struct Visit {
    first_paint: f64,
    largest_paint: f64,
    shift: f64,
    second_question: f64,
}

fn main() -> Result<()> {
    visit_on_slow_phone(async |page| {
        page.slow_network(NETWORK.0, NETWORK.1).await?;
        page.run_first(READER).await?;
        let mut visits = Vec::new();
        for _ in 0..VISITS {
            page.open("/om.html").await?;
            page.open(Guide::PATH).await?;
            visits.push(page.await_answer::<Visit>("visited.then(done)").await?);
        }
        page.slow_network(0, 0).await?;
        let median = |of: fn(&Visit) -> f64| {
            let mut values: Vec<_> = visits.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values.get(VISITS / 2).copied().context("no visit")
        };
        println!(
            "{:<24} {:>8.0} {:>8.0} {:>8.3} {:>8.0}",
            "median of 7 visits",
            median(|visit| visit.first_paint)?,
            median(|visit| visit.largest_paint)?,
            median(|visit| visit.shift)?,
            median(|visit| visit.second_question)?,
        );
        Ok(())
    })
}

/// Answers the first question as soon as the page's own scripts run (before, the way on is a plain link), and notes when what has come.
const READER: &str = "
    const found = { shift: 0 };
    const seen = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    seen('paint', (entry) => entry.name === 'first-contentful-paint' && (found.first_paint = entry.startTime));
    seen('largest-contentful-paint', (entry) => (found.largest_paint = entry.startTime));
    seen('layout-shift', (entry) => entry.hadRecentInput || (found.shift += entry.value));
    let first;
    window.visited = new Promise((resolve) => {
      const look = () => {
        const heading = document.querySelector('#vejviser h1');
        if (!first && heading) {
          first = heading.textContent;
          document.querySelectorAll('#vejviser .choice input')[1].click();
          document.querySelector('#vejviser .button').click();
        }
        const now = document.querySelector('#vejviser .guide h1')?.textContent;
        if (now && now !== first) {
          found.second_question = performance.now();
          return setTimeout(() => resolve(found), 500);
        }
        requestAnimationFrame(look);
      };
      addEventListener('DOMContentLoaded', () => requestAnimationFrame(look));
    });
";
