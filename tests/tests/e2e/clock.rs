//! "Åbent nu" and "Lukket nu" in Danish time, wherever the device is and however long the page has stood open.

use anyhow::{Context, Result, bail};
use plan::{Channel, DAY, Opening, TimeOfDay, Weekday, is_public_holiday};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{Guide, Page, oracle, visit};

/// Minutes since 1970-01-01 at 00.00 UTC.
type Moment = u64;

/// Monday, 5 January 2026.
const WINTER: Moment = moment(20_458, 0);
/// 29 March 2026 at 01.00 UTC, when 02.00 becomes 03.00.
const SPRING_FORWARD: Moment = moment(20_541, 1);
/// 25 October 2026 at 01.00 UTC, when 03.00 becomes 02.00.
const FALL_BACK: Moment = moment(20_751, 1);

/// Wednesday, 1 April 2026: Easter Sunday is the 5th.
const EASTER: Moment = moment(20_544, 0);
/// Wednesday, 23 December 2026.
const CHRISTMAS: Moment = moment(20_810, 0);

const fn moment(day: u64, hour: u64) -> Moment {
    (day * 24 + hour) * 60
}

/// What a Danish clock shows in 2026, in minutes since 1970-01-01 at 00.00; by the law and not by any browser.
fn danish(moment: Moment) -> Moment {
    let summer = (SPRING_FORWARD..FALL_BACK).contains(&moment);
    moment + if summer { 120 } else { 60 }
}

/// The minutes before and after something changes in Denmark: an opening, a closing, the day, the clock itself. Over a week in
/// winter, the weeks in which the clock is changed, and those of Easter and Christmas.
fn turning_points(channels: &[Channel]) -> Vec<Moment> {
    let openings = channels.iter().flat_map(|channel| &channel.openings);
    let changes = openings.flat_map(|opening| [opening.from.minutes(), opening.to.minutes()]);
    let changes: BTreeSet<_> = changes.map(|minute| minute % DAY).chain([0]).collect();
    let is_change = |moment: Moment| {
        moment == SPRING_FORWARD
            || moment == FALL_BACK
            || changes.contains(&((danish(moment) % Moment::from(DAY)) as u16))
    };
    let week = Moment::from(plan::WEEK);
    let weeks = [
        WINTER,
        SPRING_FORWARD - week / 2,
        EASTER,
        FALL_BACK - week / 2,
        CHRISTMAS,
    ];
    let all = weeks.into_iter().flat_map(|monday| monday..monday + week);
    all.filter(|&moment| is_change(moment) || is_change(moment + 1))
        .collect()
}

#[test]
fn what_is_open_is_told_in_danish_time_wherever_the_device_is() -> Result<()> {
    visit(async |page| assert_told_everywhere(page, &at_outcome(page).await?).await)
}

/// A few moments in words, so that nobody need trust the reckoning below.
#[test]
fn the_days_on_which_the_clock_is_changed_are_told_in_words() -> Result<()> {
    visit(async |page| {
        hand_out(page, &[opening(&Weekday::ALL, "08.00", "22.00")?]).await?;
        at_outcome(page).await?;
        assert_changes_told(page).await
    })
}

/// As no telephone in the plan has: the day of the week matters, and so does midnight.
#[test]
fn weekdays_and_nights_are_told_in_danish_time_too() -> Result<()> {
    visit(async |page| {
        use Weekday::{Fredag, Lørdag, Mandag, Onsdag, Søndag, Tirsdag, Torsdag};
        let openings = [
            opening(
                &[Mandag, Tirsdag, Onsdag, Torsdag, Fredag],
                "09.00",
                "15.00",
            )?,
            opening(&[Lørdag], "22.00", "02.30")?,
            opening(&[Søndag], "18.00", "24.00")?,
        ];
        hand_out(page, &openings).await?;
        let mut channels = at_outcome(page).await?;
        for channel in &mut channels {
            channel.openings = openings.to_vec();
        }
        assert_told_everywhere(page, &channels).await
    })
}

/// Gives each telephone that has hours these.
async fn hand_out(page: &Page, openings: &[Opening]) -> Result<()> {
    let handed_out = HANDED_OUT.replace("OPENINGS", &serde_json::to_string(openings)?);
    page.run_first(&handed_out).await
}

const HANDED_OUT: &str = "
    document.addEventListener('readystatechange', () => {
      const data = document.getElementById('vejviser-data');
      const payload = JSON.parse(data.textContent);
      const channels = payload.contacts.flatMap(({ channels }) => channels);
      for (const channel of channels) if (channel.openings) channel.openings = OPENINGS;
      // Its text and not the element's, which the policy does not let a text become.
      data.firstChild.data = JSON.stringify(payload);
    }, { once: true });";

fn opening(days: &[Weekday], from: &str, to: &str) -> Result<Opening> {
    Ok(Opening {
        days: days.to_vec(),
        from: TimeOfDay::parse(from).context("no time")?,
        to: TimeOfDay::parse(to).context("no time")?,
    })
}

async fn assert_told_everywhere(page: &Page, channels: &[Channel]) -> Result<()> {
    let moments = turning_points(channels);
    assert!(moments.len() > 100, "{moments:?}");
    let holiday =
        |moment: &&Moment| is_public_holiday((danish(**moment) / Moment::from(DAY)) as u32);
    assert!(moments.iter().filter(holiday).count() > 10);
    for zone in [
        "Europe/Copenhagen",
        "UTC",
        "America/New_York",
        "Pacific/Auckland",
    ] {
        page.travel_to(zone).await?;
        let device = "return Intl.DateTimeFormat().resolvedOptions().timeZone";
        assert_eq!(page.ask::<String>(device).await?, zone);
        let shown = tell(page, &moments).await?;
        for (moment, shown) in moments.iter().zip(shown) {
            let expected = expected(channels, *moment)?;
            assert_eq!(shown, expected, "{zone}, minute {}", danish(*moment));
        }
    }
    Ok(())
}

async fn assert_changes_told(page: &Page) -> Result<()> {
    let day = |change: Moment, hour: u64, minute: u64| change - 60 + hour * 60 + minute;
    let later = "Lukket nu, åbner kl. 08.00";
    let open = "Åbent nu, lukker kl. 22.00";
    let tomorrow = "Lukket nu, åbner i morgen kl. 08.00";
    let cases = [
        (day(SPRING_FORWARD, 0, 59), later),
        (day(SPRING_FORWARD, 1, 0), later),
        (day(SPRING_FORWARD, 5, 59), later),
        (day(SPRING_FORWARD, 6, 0), open),
        (day(SPRING_FORWARD, 19, 59), open),
        (day(SPRING_FORWARD, 20, 0), tomorrow),
        (day(SPRING_FORWARD, 21, 59), tomorrow),
        (day(SPRING_FORWARD, 22, 0), later),
        (day(FALL_BACK, 0, 59), later),
        (day(FALL_BACK, 1, 0), later),
        (day(FALL_BACK, 6, 59), later),
        (day(FALL_BACK, 7, 0), open),
        (day(FALL_BACK, 20, 59), open),
        (day(FALL_BACK, 21, 0), tomorrow),
    ];
    let shown = tell(page, &cases.map(|(moment, _)| moment)).await?;
    for ((_, words), shown) in cases.iter().zip(shown) {
        assert_eq!(shown[0].standing, *words);
    }
    Ok(())
}

/// What a tab shows that has stood open follows within ten seconds, and a reader who is about to call is not disturbed.
#[test]
fn a_tab_that_has_stood_open_tells_the_time_anew() -> Result<()> {
    visit(async |page| {
        let shown = at_outcome(page).await?;
        let channel = shown.first().context("no channel with hours")?;
        let opening = channel.openings.first().context("no hours")?;
        let day = *opening.days.first().context("no day")? as Moment;
        // In winter Denmark is an hour ahead of UTC.
        let opens = WINTER + day * Moment::from(DAY) + Moment::from(opening.from.minutes()) - 60;
        let before = tell(page, &[opens - 1]).await?;
        page.ask::<Value>(
            "window.link = document.querySelector('.open-now').parentElement.querySelector('a');
             link.focus();",
        )
        .await?;
        // The time goes on, and nothing is drawn anew before the page looks at the clock.
        let stale = look(page, opens, false).await?;
        assert_eq!(stale, before[0]);
        let fresh = look(page, opens, true).await?;
        assert_eq!(fresh, expected(&shown, opens)?);
        assert_ne!(fresh, stale);
        assert!(
            page.ask::<bool>("return document.activeElement === link && link.isConnected")
                .await?
        );
        let intervals: Vec<u32> = page.ask("return clock.intervals").await?;
        assert_eq!(intervals, [10_000], "milliseconds");
        Ok(())
    })
}

/// The hours stand there all the same.
#[test]
fn where_the_browser_cannot_tell_nothing_is_said() -> Result<()> {
    visit(async |page| {
        page.run_first("Date.prototype.toLocaleString = () => 'Invalid Date';")
            .await?;
        let shown = at_outcome(page).await?;
        let silent: Vec<_> = shown
            .iter()
            .map(|channel| Told {
                hours: channel.hours_to_text(),
                standing: String::new(),
            })
            .collect();
        assert_eq!(look(page, WINTER, true).await?, silent);
        Ok(())
    })
}

/// What stands beneath a telephone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Told {
    hours: String,
    standing: String,
}

fn expected(channels: &[Channel], moment: Moment) -> Result<Vec<Told>> {
    let shown = channels.iter().map(|channel| {
        let standing = channel.opening_status(danish(moment) as u32);
        Ok(Told {
            hours: channel.hours_to_text(),
            standing: standing.context("no hours")?,
        })
    });
    shown.collect()
}

/// Goes to an outcome that shows a telephone with hours, with a clock that the test sets; returns such telephones.
async fn at_outcome(page: &Page) -> Result<Vec<Channel>> {
    page.run_first(CLOCK).await?;
    let plan = oracle::plan()?;
    let mut walks = oracle::walks(&plan.guide);
    walks.sort_by_key(|made| made.len());
    for made in walks {
        let outcome = plan.guide.assess(made).context("no outcome")?;
        let contacts = outcome.contacts(made, &plan.contacts).into_iter();
        let channels = contacts.flat_map(|contact| &contact.channels);
        let channels = channels.filter(|channel| !channel.openings.is_empty());
        let channels: Vec<_> = channels.cloned().collect();
        if !channels.is_empty() {
            Guide::reach_outcome(page, &plan.guide, made).await?;
            return Ok(channels);
        }
    }
    bail!("no outcome has a telephone with hours")
}

/// What the page tells at each of these moments.
async fn tell(page: &Page, moments: &[Moment]) -> Result<Vec<Vec<Told>>> {
    let moments = json!(moments);
    page.await_answer(&format!("clock.tell({moments}, true).then(done)"))
        .await
}

/// What the page tells at this moment: after it has looked at its clock, or before.
async fn look(page: &Page, moment: Moment, ticks: bool) -> Result<Vec<Told>> {
    let shown: Vec<Vec<Told>> = page
        .await_answer(&format!("clock.tell([{moment}], {ticks}).then(done)"))
        .await?;
    shown.into_iter().next().context("nothing told")
}

/// A clock that stands, and that ticks when it is told to.
const CLOCK: &str = "
    {
      let now = 0;
      const ticks = [];
      const Real = Date;
      window.Date = class extends Real {
        constructor(...given) { super(...(given.length ? given : [now])); }
        static now() { return now; }
      };
      const intervals = [];
      window.setInterval = (tick, interval) => { ticks.push(tick); intervals.push(interval); return 0; };
      const drawn = () => new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(null);
      });
      const text = (item, css) => item.querySelector(css).textContent;
      const look = () => [...document.querySelectorAll('.guide .channels > li:has(.hours)')]
        .map((item) => ({ hours: text(item, '.hours'), standing: text(item, '.open-now') }));
      window.clock = {
        intervals,
        async tell(minutes, turns) {
          const told = [];
          for (const minute of minutes) {
            now = minute * 60000;
            if (turns) for (const tick of ticks) tick();
            await drawn();
            told.push(look());
          }
          return told;
        },
      };
    }";
