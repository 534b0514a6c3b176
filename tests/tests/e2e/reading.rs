//! The plan's text as it stands on its pages: word for word, each passage with an address of its own, whole on one page and on paper.

use anyhow::Result;
use plan::Chapter;
use tests::{Page, oracle, visit};

const WHOLE: &str = "/hele-planen.html";

#[test]
fn every_passage_stands_word_for_word_in_its_chapter_and_in_the_whole() -> Result<()> {
    visit(async |page| {
        let chapters = &oracle::plan()?.chapters;
        for chapter in chapters {
            page.open(&oracle::address(chapter)).await?;
            assert_eq!(passages(page).await?, words([chapter]), "{}", chapter.path);
        }
        page.open(WHOLE).await?;
        assert_eq!(passages(page).await?, words(chapters));
        Ok(())
    })
}

#[test]
fn a_chapter_takes_at_most_six_requests_and_no_script() -> Result<()> {
    for chapter in &oracle::plan()?.chapters {
        visit(async |page| {
            page.open(&oracle::address(chapter)).await?;
            let requests = page.site().requests();
            assert!(requests.len() <= 6, "{requests:?}");
            assert!(
                !requests.iter().any(|path| path.ends_with(".js")),
                "{requests:?}"
            );
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn the_whole_plan_has_every_contact_before_its_text() -> Result<()> {
    visit(async |page| {
        page.open(WHOLE).await?;
        let before = "
            const text = document.querySelector('.part');
            return [...document.querySelectorAll('main a.channel')]
              .filter((link) => link.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
              .map((link) => link.getAttribute('href'))";
        let before: Vec<String> = page.ask(before).await?;
        for channel in oracle::plan()?
            .contacts
            .iter()
            .flat_map(|contact| &contact.channels)
        {
            assert!(before.contains(&channel.href()), "{}", channel.href());
        }
        Ok(())
    })
}

#[test]
fn a_link_to_each_passage_comes_when_it_is_asked_for() -> Result<()> {
    visit(async |page| {
        for chapter in &oracle::plan()?.chapters {
            page.open(&oracle::address(chapter)).await?;
            assert_eq!(page.visible(".permalink", "href").await?, [""; 0]);
            page.click(".permalinks summary", "Link til et bestemt afsnit")
                .await?;
            let links = page.visible(".permalink", "href").await?;
            let ids = chapter
                .passages()
                .into_iter()
                .map(|passage| format!("#{}", passage.id));
            assert_eq!(links, ids.collect::<Vec<_>>(), "{}", chapter.path);
        }
        Ok(())
    })
}

#[test]
fn a_link_to_a_passage_shows_which_it_is() -> Result<()> {
    visit(async |page| {
        let chapters = &oracle::plan()?.chapters;
        for chapter in chapters {
            let Some(last) = chapter.passages().pop() else {
                continue;
            };
            page.open(&format!("{}#{}", oracle::address(chapter), last.id))
                .await?;
            let shown = format!(
                "const passage = document.getElementById('{}');
                 const {{ top, bottom }} = passage.getBoundingClientRect();
                 const ground = (element) => getComputedStyle(element).backgroundColor;
                 return passage.matches(':target') && ground(passage) !== ground(document.body)
                   && top >= 0 && bottom <= innerHeight",
                last.id
            );
            assert!(
                page.ask::<bool>(&shown).await?,
                "{} {}",
                chapter.path,
                last.id
            );
        }
        Ok(())
    })
}

#[test]
fn on_paper_stand_the_text_and_the_addresses_and_nothing_to_press() -> Result<()> {
    visit(async |page| {
        page.show_as_printed().await?;
        page.open(WHOLE).await?;
        for css in [".crumbs", ".parts", ".list", ".to-list"] {
            assert!(!page.shows(css).await?, "{css}");
        }
        let links = "
            return [...document.querySelectorAll('main a[href^=http]')]
              .map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content])";
        let links: Vec<(String, String)> = page.ask(links).await?;
        assert!(!links.is_empty());
        for (address, written) in links {
            assert!(written.contains(&address), "{address}: {written}");
        }
        Ok(())
    })
}

/// The id and the words of each passage.
fn words<'a>(chapters: impl IntoIterator<Item = &'a Chapter>) -> Vec<(String, String)> {
    let passages = chapters.into_iter().flat_map(Chapter::passages);
    let pair = |passage: &plan::Passage| (passage.id.clone(), passage.text.clone());
    passages.map(pair).collect()
}

/// The same as they stand on the page that is open: what has an id in its text, without what has one within it.
async fn passages(page: &Page) -> Result<Vec<(String, String)>> {
    let script = "
        const own = (element) => {
          const copy = element.cloneNode(true);
          copy.querySelectorAll('[id], ul, ol').forEach((inner) => inner.remove());
          return copy.innerHTML.replace(/<br>/g, ' ') && copy.textContent.replace(/\\s+/g, ' ').trim();
        };
        return [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6, p, li)[id]')]
          .map((element) => [element.id, own(element)])";
    page.ask(script).await
}
