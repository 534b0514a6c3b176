//! The search: what it finds, how it tells, and that nothing of it leaves the page.

use anyhow::{Context, Result};
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tests::{Page, Scheme, Tree, oracle, views, visit};

const PATH: &str = "/soeg.html";
const INPUT: &str = "#soegeord";

/// What is shown for a query: the address of each result, in order.
type Found = BTreeMap<String, Vec<String>>;

/// A query with the ids of the passages that it must find, as in `search/queries.txt`.
struct Query {
    text: String,
    wanted: Vec<String>,
}

#[test]
fn every_query_finds_its_passages_among_the_first_five() -> Result<()> {
    visit(async |page| {
        page.open(PATH).await?;
        let before = page.site().requests();
        let queries = queries()?;
        let found = results(page, queries.iter().map(|query| &*query.text)).await?;
        let first = |count: usize, query: &Query| {
            let shown = found.get(&query.text).into_iter().flatten().take(count);
            let shown: BTreeSet<_> = shown.filter_map(|href| href.split('#').nth(1)).collect();
            query
                .wanted
                .iter()
                .filter(|id| shown.contains(id.as_str()))
                .count()
        };
        let with = |fits: &dyn Fn(&&Query) -> bool| queries.iter().filter(fits).count();
        let all = queries.len();
        let at_1 = with(&|query| first(1, query) > 0);
        let at_5 = with(&|query| first(5, query) == query.wanted.len());
        println!(
            "{all} queries: a right passage first in {at_1}, all right ones among the first five in {at_5}"
        );
        let missed = queries
            .iter()
            .filter(|query| first(5, query) < query.wanted.len());
        let missed: Vec<_> = missed
            .map(|query| (&query.text, &found[&query.text]))
            .collect();
        assert!(missed.is_empty(), "{missed:#?}");
        // The index is the only thing that a search asks for, once, and nothing is kept anywhere.
        let is_index = |path: &&String| path.ends_with(".json");
        let asked = page.site().requests();
        assert!(!before.iter().any(|path| is_index(&path)), "{before:#?}");
        assert_eq!(asked.iter().filter(is_index).count(), 1, "{asked:#?}");
        let own = [PATH, "/assets/search-", "/assets/site-", "/assets/favicon-"];
        let foreign = asked
            .iter()
            .find(|path| !own.iter().any(|own| path.starts_with(own)));
        assert_eq!(foreign, None);
        let kept: (String, u32, usize) = page
            .ask(
                "return [location.href, history.length, \
                  localStorage.length + sessionStorage.length + document.cookie.length]",
            )
            .await?;
        assert_eq!((kept.0, kept.2), (page.site().url(PATH), 0));
        Ok(())
    })
}

/// How many questions in everyday words must find a right page among the first three results, as a part of all: with an editor's
/// subjects, and without any.
const RECALL: [f64; 2] = [0.97, 0.9];

/// A question with the pages of which one must be found, as in `search/everyday.txt`.
struct Question {
    text: String,
    pages: Vec<String>,
}

impl Question {
    /// Whether it was looked at while the search was tuned; the other half shows what the search does with what it does not know.
    fn is_tuned(&self) -> bool {
        let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        self.text.bytes().fold(0x811c_9dc5, hash) >> 8 & 1 == 1
    }

    fn is_found(&self, found: &[String]) -> bool {
        let leads_to = |href: &String| {
            self.pages
                .iter()
                .any(|page| href.starts_with(page.as_str()))
        };
        found.iter().take(3).any(leads_to)
    }
}

#[test]
fn questions_in_everyday_words_find_their_page_among_the_first_three() -> Result<()> {
    let questions = everyday()?;
    let [with_subjects, without] = RECALL;
    let wanted = match oracle::plan()?.subjects.is_empty() {
        true => without,
        false => with_subjects,
    };
    visit(async |page| {
        page.open(PATH).await?;
        let found = results(page, questions.iter().map(|question| &*question.text)).await?;
        for is_tuned in [true, false] {
            let half = questions.iter().filter(|one| one.is_tuned() == is_tuned);
            let (right, missed): (Vec<_>, Vec<_>) =
                half.partition(|question| question.is_found(&found[&question.text]));
            let recall = right.len() as f64 / (right.len() + missed.len()) as f64;
            println!(
                "tuned {is_tuned}: {recall:.3} of {}",
                right.len() + missed.len()
            );
            // Which of the others are missed is not said, so that nobody tunes by them.
            let missed = missed.iter().filter(|question| question.is_tuned());
            let missed: Vec<_> = missed.map(|question| &question.text).collect();
            assert!(
                recall >= wanted,
                "tuned {is_tuned}: {recall:.3}, {missed:#?}"
            );
        }
        Ok(())
    })
}

fn everyday() -> Result<Vec<Question>> {
    let lines = lines(&tests::queries()?.with_file_name("everyday.txt"))?;
    let question = |(text, pages): (String, Vec<String>)| Question { text, pages };
    Ok(lines.into_iter().map(question).collect())
}

#[test]
fn whoever_follows_the_link_to_the_field_can_type() -> Result<()> {
    visit(async |page| {
        page.open("/om.html").await?;
        page.click(".to-search", "Søg").await?;
        page.wait_for(".search.ready").await?;
        let focused: String = page.ask("return document.activeElement.id").await?;
        assert_eq!(focused, "soegeord");
        Ok(())
    })
}

#[test]
fn who_asks_whom_to_call_is_shown_every_contact_and_no_end_of_a_word() -> Result<()> {
    let plan = oracle::plan()?;
    visit(async |page| {
        page.open(PATH).await?;
        let found = results(page, ["hvem ringer jeg til"]).await?;
        let found = &found["hvem ringer jeg til"];
        for contact in &plan.contacts {
            let channel = contact.channels.first().context("no channel")?;
            let is_shown = found
                .iter()
                .any(|href| href.ends_with(&format!("#{}", channel.passage)));
            assert!(is_shown, "{}: {found:#?}", contact.name);
        }
        let marked: Vec<String> = texts(page, ".results mark").await?;
        let is_end =
            |word: &String| word.to_lowercase().ends_with("ring") && word.chars().count() > 6;
        assert!(!marked.iter().any(is_end), "{marked:#?}");
        Ok(())
    })
}

#[test]
fn what_is_found_is_marked_told_and_reached_by_keys() -> Result<()> {
    visit(async |page| {
        let (word, chapter, passage) = lone_word(page).await?;
        page.open(PATH).await?;
        let keys = page.keys();
        keys.tab_in_sight_to(INPUT).await?;
        for letter in word.chars() {
            keys.character(letter).await?;
        }
        keys.enter().await?;
        assert_status(page, "1 resultat").await?;
        let tree = Tree::of(page).await?;
        assert_eq!(tree.names("searchbox"), ["Hvad leder du efter?"]);
        assert_eq!(tree.all("search").len(), 1);
        let marked: Vec<String> = texts(page, ".results mark").await?;
        assert_eq!(marked, [word]);
        let about: Vec<String> = texts(page, ".results .about").await?;
        assert!(
            about.iter().all(|about| about.starts_with(&chapter)),
            "{about:#?}"
        );
        keys.tab_in_sight_to(".results a").await?;
        keys.enter().await?;
        page.wait_for(&format!("#{passage}:target")).await?;
        Ok(())
    })
}

/// A query that finds one passage alone, in which it stands as it is typed; with the passage's chapter and id.
async fn lone_word(page: &Page) -> Result<(String, String, String)> {
    page.open(PATH).await?;
    let plan = oracle::plan()?;
    let queries = queries()?;
    let found = results(page, queries.iter().map(|query| &*query.text)).await?;
    let lone = queries.into_iter().find_map(|Query { text, wanted }| {
        let (chapter, passage) = plan.passage(wanted.first()?)?;
        let words = passage.text.split(|letter: char| !letter.is_alphabetic());
        let stands = words.into_iter().any(|word| word == text);
        let alone = found.get(&text).is_some_and(|found| found.len() == 1);
        (stands && alone).then(|| (text, chapter.title.clone(), passage.id.clone()))
    });
    lone.context("no query finds one passage alone")
}

#[test]
fn a_keyword_that_the_text_lacks_is_told_with_the_result() -> Result<()> {
    let plan = oracle::plan()?;
    let passages = plan.chapters.iter().flat_map(plan::Chapter::passages);
    let text: String = passages.map(|one| one.text.to_lowercase()).collect();
    let lacks = |subject: &&plan::Subject| !text.contains(&subject.name.to_lowercase());
    let leads_to_one = |subject: &&plan::Subject| subject.passages.len() == 1;
    let mut subjects = plan.subjects.iter().filter(leads_to_one).filter(lacks);
    let Some(subject) = subjects.next() else {
        assert!(plan.subjects.is_empty(), "the text has every subject");
        return Ok(());
    };
    visit(async |page| {
        page.open(PATH).await?;
        results(page, [&*subject.name]).await?;
        let about: Vec<String> = texts(page, ".results .about").await?;
        assert!(
            about.contains(&format!("Emneord: {}", subject.name)),
            "{about:#?}"
        );
        Ok(())
    })
}

/// Where the page leads whom the search does not help.
fn other_ways() -> Result<[String; 2]> {
    let plan = oracle::plan()?;
    let contact = plan.contacts.first().context("no contact")?;
    let (chapter, _) = plan.passage(&contact.passage).context("no passage")?;
    let contents = if plan.subjects.is_empty() {
        "#indhold-liste"
    } else {
        "emneord.html"
    };
    Ok([
        contents.to_owned(),
        oracle::address(chapter)[1..].to_owned(),
    ])
}

#[test]
fn where_nothing_is_found_or_the_index_does_not_come_there_are_other_ways() -> Result<()> {
    visit(async |page| {
        page.open(PATH).await?;
        page.ask::<()>("window.whole = fetch; window.fetch = () => Promise.reject(new Error())")
            .await?;
        enter(page, "politi").await?;
        assert_status(page, "Søgningen kan ikke hentes lige nu.").await?;
        assert!(page.shows(".elsewhere").await?);
        // The next letter tries again.
        page.ask::<()>("window.fetch = whole").await?;
        enter(page, "xylofon").await?;
        assert_status(page, "Ingen resultater for »xylofon«.").await?;
        let ways = page.visible(".elsewhere a", "href").await?;
        assert_eq!(ways, other_ways()?);
        enter(page, "").await?;
        assert_status(page, "").await?;
        assert!(!page.shows(".elsewhere").await?);
        Ok(())
    })
}

#[test]
fn with_and_without_results_nothing_is_found_by_axe() -> Result<()> {
    visit(async |page| {
        let mut found = Vec::new();
        for query in ["bekymring børn", "xylofon"] {
            page.open(PATH).await?;
            results(page, [query]).await?;
            for scheme in [Scheme::Light, Scheme::Dark] {
                found.extend(views::faults(page, scheme, query).await?);
            }
            page.resize(320, 256).await?;
            found.extend(page.cramped().await?);
            assert!(page.overflow().await? <= 0.5, "{query}");
        }
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    })
}

#[test]
fn without_scripts_the_page_says_so_and_leads_to_the_subjects() -> Result<()> {
    visit(async |page| {
        page.switch_scripts_off().await?;
        page.open(PATH).await?;
        assert!(page.shows(".search-note").await?);
        assert!(!page.shows(INPUT).await?);
        let ways = page.visible(".search-note a", "href").await?;
        assert_eq!(ways, other_ways()?);
        Ok(())
    })
}

/// Written down a second time in the page's own script; here Snowball's own rules are asked.
#[test]
fn words_are_stemmed_by_snowball_s_rules() -> Result<()> {
    visit(async |page| {
        let plan = oracle::plan()?;
        let passages = plan.chapters.iter().flat_map(plan::Chapter::passages);
        let subjects = plan
            .subjects
            .iter()
            .flat_map(|subject| [&subject.name].into_iter().chain(&subject.also));
        let text: Vec<_> = passages
            .map(|passage| passage.text.to_lowercase())
            .chain(subjects.map(|word| word.to_lowercase()))
            .collect();
        let words = text
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphabetic()));
        // Where two letters only meet, as in "beboer", they are one to the page before it looks for a stem.
        let meet = |word: &&str| word.contains("oe") || word.contains("ae");
        let words = words.filter(|word| !word.is_empty() && !meet(word));
        let words: BTreeSet<_> = words.collect();
        let snowball = Stemmer::create(Algorithm::Danish);
        let stems: Vec<_> = words
            .iter()
            .map(|word| (word, snowball.stem(word)))
            .collect();
        page.open(PATH).await?;
        let script = format!(
            "import(document.querySelector('script[src*=search]').src).then(({{ fold, stem }}) =>
               done({}.filter(([word, its]) => stem(fold(word)) !== fold(its)).map(([word]) => word)))",
            json!(stems)
        );
        let different: Vec<String> = page.await_answer(&script).await?;
        assert!(different.is_empty(), "{different:#?}");
        Ok(())
    })
}

fn queries() -> Result<Vec<Query>> {
    let lines = lines(&tests::queries()?)?;
    let query = |(text, wanted): (String, Vec<String>)| Query { text, wanted };
    Ok(lines.into_iter().map(query).collect())
}

/// The lines of a file of queries: what is typed, and what is wanted.
fn lines(path: &Path) -> Result<Vec<(String, Vec<String>)>> {
    let file = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let lines = file.lines();
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let line = |line: &str| {
        let (text, wanted) = line.split_once(" | ").with_context(|| line.to_owned())?;
        let wanted = wanted.split(", ").map(str::to_owned).collect();
        Ok((text.to_owned(), wanted))
    };
    lines.map(line).collect()
}

/// Types each query into the page, and notes what it shows.
async fn results(page: &Page, queries: impl IntoIterator<Item = &str>) -> Result<Found> {
    let queries: Vec<_> = queries.into_iter().collect();
    let script = "
        const input = document.querySelector('#soegeord');
        const shown = () => [...document.querySelectorAll('.results a')].map((link) => link.getAttribute('href'));
        const frame = () => new Promise((next) => setTimeout(next));
        const search = async (query) => {
          input.value = query;
          input.dispatchEvent(new Event('input'));
          do await frame(); while (!shown().length && document.querySelector('.elsewhere').hidden);
          return [query, shown()];
        };
        (async () => {
          const found = [];
          for (const query of QUERIES) found.push(await search(query));
          done(Object.fromEntries(found));
        })();";
    let script = script.replace("QUERIES", &json!(queries).to_string());
    page.await_answer(&script).await
}

async fn enter(page: &Page, query: &str) -> Result<()> {
    let script = "
        const input = document.querySelector('#soegeord');
        input.value = QUERY;
        input.dispatchEvent(new Event('input'));";
    page.ask(&script.replace("QUERY", &json!(query).to_string()))
        .await
}

/// Waits until the status says this, as a screen reader is told it.
async fn assert_status(page: &Page, message: &str) -> Result<()> {
    let script = "
        const status = document.querySelector('.found[aria-live=polite]');
        const look = (left) => status.textContent === MESSAGE || !left
          ? done(status.textContent) : setTimeout(look, 50, left - 1);
        look(100);";
    let said: String = page
        .await_answer(&script.replace("MESSAGE", &json!(message).to_string()))
        .await?;
    assert_eq!(said, message);
    Ok(())
}

async fn texts(page: &Page, css: &str) -> Result<Vec<String>> {
    page.ask(&format!(
        "return [...document.querySelectorAll('{css}')].map((element) => element.textContent)"
    ))
    .await
}
