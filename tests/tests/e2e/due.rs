//! That the plan's revision is overdue: the reader's clock tells, as the site is built long before.

use anyhow::Result;
use tests::visit;

#[test]
fn the_reader_is_told_from_the_day_after_the_last() -> Result<()> {
    visit(async |page| {
        page.open("/om.html").await?;
        let days = "return [...document.querySelectorAll('.due time')].map((day) => day.dateTime)";
        let days: Vec<String> = page.ask(days).await?;
        let Some(day) = days.first() else {
            let state = "return document.querySelector('.state').textContent";
            let state: String = page.ask(state).await?;
            assert!(
                state.starts_with("Udkast"),
                "adopted without a day: {state}"
            );
            return Ok(());
        };
        for path in ["/", "/om.html"] {
            for (seconds, is_told) in [(0, false), (1, true)] {
                let now = format!("new Date('{day}T23:59:59').getTime() + {seconds}000");
                page.run_first(&format!("Date.now = () => {now};")).await?;
                page.open(path).await?;
                assert_eq!(page.shows(".due strong").await?, is_told, "{path}: {now}");
            }
        }
        Ok(())
    })
}
