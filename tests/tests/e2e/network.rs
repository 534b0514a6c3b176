//! The guide's page for one whose device runs no script, or whose network lets a part of the guide not through.

use anyhow::{Context, Result};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;
use tests::{Engine, Fault, Guide, Network, Page, Part, oracle, play, visit, visit_over};
use tokio::time::sleep;

#[test]
fn whatever_fails_in_chromium() -> Result<()> {
    whatever_fails(Engine::Chromium)
}

#[test]
fn whatever_fails_in_firefox() -> Result<()> {
    whatever_fails(Engine::Firefox)
}

#[test]
fn whatever_fails_in_webkit() -> Result<()> {
    whatever_fails(Engine::WebKit)
}

/// In milliseconds, from the first that the reader saw of the page.
const SOON: f64 = 3000.0;

fn whatever_fails(engine: Engine) -> Result<()> {
    for network in failures() {
        if engine == Engine::WebKit && UNSEEN_IN_WEBKIT.contains(&network) {
            continue;
        }
        let played = play(engine, network, async |page| {
            page.open(Guide::PATH).await?;
            let seen = page.await_answer::<f64>(STATIC_GUIDE_SEEN).await?;
            assert!(seen < SOON, "{network:?}: seen after {seen} ms");
            let report = if is_known_to_the_page(network) {
                SORRY
            } else {
                ""
            };
            assert_eq!(message(page).await?, report, "{network:?}");
            // The question stands there all the same.
            assert!(page.shows(".question h1").await?, "{network:?}");
            assert_static_guide_leads_to_every_contact(page).await?;
            // That a part of the guide fails is known.
            page.complaints().await.map(drop)
        });
        played.with_context(|| format!("{network:?}"))?;
    }
    Ok(())
}

/// A page whose loader is stalled never comes to its end, and drivers wait for that; [`a_loader_that_is_late`] stands for it.
fn failures() -> Vec<Network> {
    use Fault::*;
    use Network::{Faulty, Forbidden};
    use Part::*;
    let mut failures = vec![Forbidden(Loader), Forbidden(Wasm)];
    for part in [Glue, Wasm] {
        failures.extend([Missing, Stalled, Truncated, Corrupted].map(|fault| Faulty(part, fault)));
    }
    for fault in [Missing, Truncated, Corrupted, WrongType] {
        failures.push(Faulty(Loader, fault));
    }
    failures.push(Faulty(Glue, WrongType));
    failures
}

/// What is preloaded belongs to the page there, so that the driver would wait for it; and it is not compared with its
/// fingerprint, so that a wrong letter in a text does no harm.
const UNSEEN_IN_WEBKIT: &[Network] = &[
    Network::Faulty(Part::Glue, Fault::Stalled),
    Network::Faulty(Part::Glue, Fault::Corrupted),
];

/// Without its loader the page cannot know that anything is missing, and what is on its way may still come.
fn is_known_to_the_page(network: Network) -> bool {
    !matches!(
        network,
        Network::Forbidden(Part::Loader)
            | Network::Faulty(Part::Loader, _)
            | Network::Faulty(_, Fault::Stalled)
    )
}

const SORRY: &str = "Guiden virker ikke lige nu. Du kan læse det vigtigste herunder.";

/// When the static guide came into sight, in milliseconds from the first that could be seen of the page; 0 if nobody saw it come.
const STATIC_GUIDE_SEEN: &str = "
    const staticGuide = document.getElementById('vejviser-statisk');
    const paints = performance.getEntriesByType('paint');
    const begun = paints.length ? paints[0].startTime : 0;
    const visible = () => !staticGuide.hidden && getComputedStyle(staticGuide).visibility === 'visible';
    const look = () => visible() ? done(performance.now() - begun) : setTimeout(look, 20);
    visible() ? done(0) : look();";

#[test]
fn a_wrong_type_of_the_wasm_is_forgiven() -> Result<()> {
    visit_over(
        Network::Faulty(Part::Wasm, Fault::WrongType),
        async |page| {
            Guide::open(page).await?;
            page.complaints().await.map(drop)
        },
    )
}

#[test]
fn a_loader_that_is_late() -> Result<()> {
    visit_over(Network::Faulty(Part::Loader, Fault::Late), async |page| {
        // The driver waits for the loader, so the page has to look by itself.
        let look = "
            const look = () => {
              const staticGuide = document.getElementById('vejviser-statisk');
              const [paint] = performance.getEntriesByType('paint');
              const seen = paint && staticGuide && getComputedStyle(staticGuide).visibility === 'visible';
              seen ? (window.seen = performance.now() - paint.startTime) : setTimeout(look, 20);
            };
            look();";
        page.run_first(look).await?;
        page.open(Guide::PATH).await?;
        let seen = page.ask::<f64>("return window.seen").await?;
        assert!(seen < SOON, "seen after {seen} ms");
        assert_static_guide_leads_to_every_contact(page).await
    })
}

#[test]
fn without_script_the_static_guide_leads_to_every_contact() -> Result<()> {
    visit(async |page| {
        page.switch_scripts_off().await?;
        page.open(Guide::PATH).await?;
        // A form that is sent would have the answer in its address.
        let answer =
            "const input = document.querySelector('.question input'); input.click(); input.focus()";
        page.ask::<()>(answer).await?;
        page.keys().enter().await?;
        sleep(Duration::from_millis(300)).await;
        let address: String = page.ask("return location.search + location.hash").await?;
        assert_eq!(address, "");
        assert_static_guide_leads_to_every_contact(page).await
    })
}

#[test]
fn after_a_trap_the_static_guide_takes_over_and_no_answer_stays() -> Result<()> {
    // Firefox lets no script of a driver look into a module.
    for engine in [Engine::Chromium, Engine::WebKit] {
        play(engine, Network::Whole, async |page| {
            let guide = Guide::open(page).await?;
            let questions = oracle::questions()?;
            guide
                .answer(&[&oracle::ordinary(&questions[0])?.text])
                .await?;
            let choice = json!(oracle::ordinary(&questions[1])?.text).to_string();
            let spoil = SPOIL.replace("CHOICE", &choice);
            page.await_answer::<bool>(&spoil).await?;
            page.wait_for("#vejviser-statisk.shown").await?;
            assert_eq!(message(page).await?, SORRY);
            let left = "return document.querySelectorAll('.guide *, #vejviser :checked').length";
            assert_eq!(page.ask::<usize>(left).await?, 0);
            assert!(page.shows(".question h1").await?);
            assert_static_guide_leads_to_every_contact(page).await?;
            page.complaints().await.map(drop)
        })
        .with_context(|| format!("{engine}"))?;
    }
    Ok(())
}

/// Leaves nothing right in the memory of the wasm, so that it comes to a stop at the next press, which follows at once: the guide's
/// clock could come first.
const SPOIL: &str = "
    const { script } = document.getElementById('vejviser').dataset;
    import(new URL(script, document.baseURI)).then(async (glue) => {
      const exports = Object.values(await glue.default());
      const memory = exports.find((one) => one instanceof WebAssembly.Memory);
      new Uint8Array(memory.buffer).fill(255);
      [...document.querySelectorAll('.guide label.choice')].find((label) => label.textContent === CHOICE).click();
      done(true);
    });";

/// What the page says about the failure, once nothing more is to come: one calm sentence, not one after the other.
async fn message(page: &Page) -> Result<String> {
    sleep(Duration::from_millis(400)).await;
    page.ask("return document.getElementById('vejviser-besked').innerText")
        .await
}

async fn assert_static_guide_leads_to_every_contact(page: &Page) -> Result<()> {
    // WebKit tells an address in its full form, with the slash that stands for no path.
    let same = |href: &str| href.trim_end_matches('/').to_owned();
    let links = page.visible("#vejviser-statisk a", "href").await?;
    let links: BTreeSet<_> = links.iter().map(|href| same(href)).collect();
    let channels = oracle::plan()?.contacts.iter();
    for channel in channels.flat_map(|contact| &contact.channels) {
        let href = channel.href();
        assert!(
            links.contains(&same(&href)),
            "{href} is not in the static guide"
        );
    }
    Ok(())
}
