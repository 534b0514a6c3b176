//! The guide in a frame on a page of another site: the council's own, for instance.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{Embedding, Guide, Look, Page, QuickExit, Scheme, axe, in_every_engine, oracle, visit};
use tokio::time::sleep;

in_every_engine!(
    a_walk_tells_the_page_around_it_nothing,
    the_quick_exit_takes_the_whole_tab,
    a_link_to_the_plan_opens_beside_the_guide,
    nobody_else_can_frame_it,
);

async fn embedded(page: &Page, attributes: &str) -> Result<Embedding> {
    let embedding = Embedding::serve(&Embedding::guide(), attributes, true).await?;
    page.open_elsewhere(&embedding.other("/before")).await?;
    page.open_elsewhere(&embedding.other("/")).await?;
    page.enter_frame().await?;
    Guide::on(page).start().await?;
    Ok(embedding)
}

/// To an acute outcome and to another one; what is told is the same height all the while.
async fn a_walk_tells_the_page_around_it_nothing(page: &Page) -> Result<()> {
    let embedding = embedded(page, "").await?;
    let guide = Guide::on(page);
    let first = &oracle::questions()?[0];
    for choice in &first.choices {
        guide.choose(&choice.text).await?;
        guide.next().await?;
        ensure!(guide.heading().await? != first.text, "{}", choice.text);
        // From the frame: a driver goes back from the tab's own document.
        page.ask::<Option<bool>>("history.back()").await?;
        guide.comes_to(&first.text).await?;
    }
    page.leave_frame().await?;
    let told: Vec<(String, Value)> = page.ask("return window.told").await?;
    ensure!(!told.is_empty(), "no height was told");
    let size: f64 = page
        .ask("return parseFloat(getComputedStyle(document.documentElement).fontSize)")
        .await?;
    let height = json!({ "type": "beredskabsplan-hoejde", "height": 42.0 * size });
    for (origin, message) in told {
        assert_eq!(origin, embedding.site(""));
        assert_eq!(message["type"], height["type"]);
        assert_eq!(message["height"].as_f64(), height["height"].as_f64());
        assert_eq!(message.as_object().map(serde_json::Map::len), Some(2));
    }
    Ok(())
}

async fn the_quick_exit_takes_the_whole_tab(page: &Page) -> Result<()> {
    let embedding = embedded(page, "").await?;
    let guide = Guide::on(page);
    guide
        .choose(&oracle::ordinary(&oracle::questions()?[0])?.text)
        .await?;
    guide.next().await?;
    let neutral = embedding.site("/om.html");
    let lead = format!("document.querySelector('.exit').href = '{neutral}'");
    page.ask::<Option<String>>(&lead).await?;
    QuickExit::of(page).press().await?;
    page.comes_to(&neutral).await?;
    // Neither the guide nor the page around it is left in the history.
    page.go_back().await?;
    page.comes_to(&embedding.other("/before")).await
}

async fn a_link_to_the_plan_opens_beside_the_guide(page: &Page) -> Result<()> {
    let embedding = embedded(page, "").await?;
    let targets = "
        return [...document.querySelectorAll('a[href]')]
          .filter((link) => !link.closest('.guide') && link.protocol.startsWith('http') && link.pathname !== location.pathname)
          .map((link) => link.target || link.getAttribute('href'))";
    let targets: Vec<String> = page.ask(targets).await?;
    let are_right = targets
        .iter()
        .all(|target| ["_blank", "_top"].contains(&&**target));
    ensure!(are_right, "{targets:?}");
    // As the widget draws one, and as it would be when it is followed.
    let draw = "
        const link = Object.assign(document.createElement('a'), { href: 'om.html#om', textContent: 'Om' });
        link.addEventListener('click', (event) => event.preventDefault());
        document.querySelector('.guide').append(link);
        link.click();
        return link.target";
    assert_eq!(page.ask::<String>(draw).await?, "_blank");
    drop(embedding);
    Ok(())
}

/// Neither a page of a site that is not named, nor any other page than the guide for frames.
async fn nobody_else_can_frame_it(page: &Page) -> Result<()> {
    for (path, allowed) in [(Embedding::guide(), false), (Guide::PATH.to_owned(), true)] {
        let embedding = Embedding::serve(&path, "", allowed).await?;
        page.open_elsewhere(&embedding.other("/")).await?;
        page.enter_frame().await?;
        let shows: bool = page
            .ask("return document.querySelector('#vejviser') !== null")
            .await?;
        ensure!(!shows, "{path} is framed");
        page.leave_frame().await?;
        // That it was refused is known.
        page.complaints().await?;
    }
    Ok(())
}

/// A frame that may not lead the tab away leaves by itself, and forgets all the same.
#[test]
fn in_a_sandbox_the_frame_leaves() -> Result<()> {
    visit(async |page| {
        let sandbox = "sandbox=\"allow-scripts allow-same-origin\"";
        let embedding = embedded(page, sandbox).await?;
        let neutral = embedding.site(&Embedding::guide());
        let lead = format!("document.querySelector('.exit').href = '{neutral}?left'");
        page.ask::<Option<String>>(&lead).await?;
        QuickExit::of(page).press().await?;
        for _ in 0..200 {
            let here: String = page.ask("return location.search").await.unwrap_or_default();
            if here == "?left" {
                page.complaints().await?;
                return Ok(());
            }
            sleep(Duration::from_millis(25)).await;
        }
        anyhow::bail!("the frame stayed")
    })
}

#[test]
fn it_serves_every_reader() -> Result<()> {
    visit(async |page| {
        let embedding = Embedding::serve(&Embedding::guide(), "", true).await?;
        for look in Look::both(Scheme::Light) {
            page.look(look).await?;
            page.open_elsewhere(&embedding.site(&Embedding::guide()))
                .await?;
            Guide::on(page).start().await?;
            assert_eq!(axe::violations(page).await?, [""; 0], "{look}");
            assert_eq!(page.overflow().await?, 0.0, "{look}");
        }
        Ok(())
    })
}
