//! What a screen reader tells, and what one sees whose system has its own colours or wants no motion.

use anyhow::{Context, Result, ensure};
use plan::{Choice, Question, words};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{Fault, Guide, Look, Network, PHONE, Page, Part, SCREEN, Scheme, Tree, oracle};
use tests::{views, visit, visit_each, visit_over};

#[test]
fn a_question_names_its_choices_and_the_way_out() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        for question in &oracle::plan()?.guide.questions {
            let tree = Tree::of(page).await?;
            assert_eq!(tree.names(kind(question)), texts(question));
            let inside = tree.inside(group(question), words::ANSWERS);
            let choices = inside.iter().filter(|node| node.role == kind(question));
            assert_eq!(choices.count(), question.choices.len(), "{tree:#?}");
            let exit = tree.inside("region", "Forlad siden");
            let mut links = exit.iter().filter(|node| node.role == "link");
            assert_eq!(
                links.next().context("no quick exit")?.name,
                "Forlad siden nu"
            );
            guide.answer(&[last(question)]).await?;
        }
        Ok(())
    })
}

#[test]
fn an_error_belongs_to_its_question_and_is_told_once() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        for question in &oracle::plan()?.guide.questions {
            let valid = named(&Tree::of(page).await?, question)?;
            assert_eq!(valid, json!(["", false]));
            listen(page).await?;
            guide.next().await?;
            let wanted = guide.error_summary().await?.context("no message")?;
            let wanted = wanted.lines().last().unwrap_or_default().to_owned();
            let tree = Tree::of(page).await?;
            let described = named(&tree, question)?;
            assert_eq!(described, json!([format!("Fejl: {wanted}"), true]));
            let focused = tree.focused().context("no focus")?;
            assert_eq!(
                (&*focused.role, &*focused.name),
                ("group", "Du mangler at svare")
            );
            assert_eq!(heard(page).await?, ["focus: Du mangler at svare"]);
            guide.answer(&[last(question)]).await?;
        }
        Ok(())
    })
}

#[test]
fn a_step_is_told_by_its_heading_alone() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        let assert_told = async || -> Result<()> {
            page.settle().await?;
            let heading = guide.heading().await?;
            let tree = Tree::of(page).await?;
            let focused = tree.focused().context("no focus")?;
            assert_eq!((&*focused.role, &*focused.name), ("heading", &*heading));
            assert_eq!(heard(page).await?, [format!("focus: {heading}")]);
            Ok(())
        };
        for question in &oracle::plan()?.guide.questions {
            guide.choose(last(question)).await?;
            listen(page).await?;
            guide.next().await?;
            assert_told().await?;
        }
        listen(page).await?;
        page.go_back().await?;
        assert_told().await?;
        guide.next().await?;
        listen(page).await?;
        guide.show_contacts().await?;
        assert_told().await?;
        listen(page).await?;
        guide.start_over().await?;
        assert_told().await
    })
}

#[test]
fn each_answer_has_a_button_that_says_what_it_changes() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        let questions = &oracle::plan()?.guide.questions;
        for question in questions {
            guide.answer(&[last(question)]).await?;
        }
        let tree = Tree::of(page).await?;
        let mut buttons = tree.names("button");
        buttons.retain(|name| name.starts_with("Ret "));
        let expected = questions.iter();
        let expected = expected.map(|question| format!("Ret dit svar på: {}", question.text));
        assert_eq!(buttons, expected.collect::<Vec<_>>());
        Ok(())
    })
}

#[test]
fn a_guide_that_does_not_come_is_told_to_those_who_wait_for_it() -> Result<()> {
    visit_over(Network::Faulty(Part::Wasm, Fault::Stalled), async |page| {
        page.open(Guide::PATH).await?;
        listen(page).await?;
        page.wait_for("#vejviser-statisk").await?;
        page.await_answer::<bool>("setTimeout(() => done(true), 2500)")
            .await?;
        assert_eq!(heard(page).await?, [""; 0]);
        page.click(".question .button", "Fortsæt").await?;
        page.wait_for("#vejviser-statisk.shown").await?;
        page.settle().await?;
        let expected = [
            "focus: Fortsæt",
            "status: Guiden gøres klar …",
            "focus: Det vigtigste",
            "status: Guiden virker ikke lige nu. Du kan læse det vigtigste herunder.",
        ];
        assert_eq!(heard(page).await?, expected);
        Ok(())
    })
}

#[test]
fn every_page_serves_every_reader() -> Result<()> {
    visit_over(Network::Faulty(Part::Wasm, Fault::Missing), async |page| {
        none(&views::pages(page, shortcomings).await?);
        // That the wasm is missing is known.
        page.complaints().await.map(drop)
    })
}

#[test]
fn every_view_of_the_guide_serves_every_reader() -> Result<()> {
    visit(async |page| {
        none(&views::guide(page, shortcomings).await?);
        Ok(())
    })
}

/// For one who hears the page, one whose system has its own colours, and one who wants no motion.
async fn shortcomings(page: &Page, place: &str) -> Result<Vec<String>> {
    let mut found = told_wrongly(page).await?;
    found.extend(lost_in_forced_colours(page).await?);
    page.prefer(&[("prefers-reduced-motion", "reduce")]).await?;
    found.extend(page.ask::<Vec<String>>(MOVING).await?);
    Ok(found
        .iter()
        .map(|fault| format!("{place}: {fault}"))
        .collect())
}

/// What moves or would move. The static guide's late coming into sight is no motion.
const MOVING: &str = "
    const running = document.getAnimations().map((one) => one.animationName ?? one.transitionProperty)
      .filter((name) => !['late', 'waiting'].includes(name));
    const styles = [...document.querySelectorAll('*')].map((element) => [element, getComputedStyle(element)]);
    const moving = styles.filter(([, style]) => style.scrollBehavior === 'smooth'
      || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0));
    return [...running, ...moving.map(([element]) => element.outerHTML.slice(0, 80))];";

/// Keeps an ear on the page: what gets the focus, and what changes where a screen reader listens.
async fn listen(page: &Page) -> Result<()> {
    page.ask(
        "
        window.heard = [];
        const say = (kind, text) => window.heard.push(`${kind}: ${text.replace(/\\s+/g, ' ').trim()}`);
        if (window.listening) return;
        window.listening = true;
        addEventListener('focusin', ({ target }) => {
          if (!target.matches('button, input')) say('focus', target.ariaLabel ?? target.textContent);
        });
        // A region that comes with its text is told of as well as one whose text changes.
        const live = '[role=status], [role=alert], [aria-live]';
        const told = ({ target, addedNodes }) => [target.parentElement?.closest(live) ?? target.closest?.(live),
          ...[...addedNodes].flatMap((node) => [node.matches?.(live) && node, ...node.querySelectorAll?.(live) ?? []])];
        const tell = (region) => region.checkVisibility() && region.textContent && say('status', region.textContent);
        new MutationObserver((changes) => new Set(changes.flatMap(told).filter(Boolean)).forEach(tell))
          .observe(document, { childList: true, characterData: true, subtree: true });",
    )
    .await
}

async fn heard(page: &Page) -> Result<Vec<String>> {
    page.ask("return window.heard").await
}

/// An outcome as a screen reader goes through it: everything once, in the order in which it helps, the steps in full although the eye
/// sees two lines, and no word that only a machine needs.
#[test]
fn an_outcome_is_read_in_order_and_nothing_twice() -> Result<()> {
    let plan = oracle::plan()?;
    visit_each(&oracle::walks(&plan.guide), async |page, made| {
        Guide::reach_outcome(page, &plan.guide, *made).await?;
        let shown = oracle::shown(plan, *made)?;
        let tree = Tree::of(page).await?;
        let nodes = tree.nodes().iter();
        let said = nodes.filter(|node| ["StaticText", "link"].contains(&&*node.role));
        let said: Vec<_> = said.map(|node| node.name.as_str()).collect();
        let from = said.iter().rposition(|text| *text == shown.title);
        let said = &said[from.context("no title")?..];
        let contacts = shown.contacts.iter().flat_map(|contact| {
            let channels = contact.channels.iter().map(|channel| &channel.text);
            [&contact.name].into_iter().chain(channels)
        });
        let steps = shown.path.iter().map(|step| &step.text);
        let mut from = 0;
        for text in [&shown.title].into_iter().chain(contacts).chain(steps) {
            let at = said[from..]
                .iter()
                .position(|said| squeezed(said) == squeezed(text));
            from +=
                1 + at.with_context(|| format!("»{text}« is not read in its place: {said:#?}"))?;
        }
        let long = tree.names("StaticText").into_iter();
        let long = long.filter(|text| text.chars().count() > 60);
        let mut once = BTreeSet::new();
        let again: Vec<_> = long.filter(|text| !once.insert(*text)).collect();
        ensure!(again.is_empty(), "read twice: {again:#?}");
        let clickable = tree
            .nodes()
            .iter()
            .find(|node| node.role.to_lowercase().contains("click"));
        ensure!(clickable.is_none(), "{clickable:?}");
        Ok(())
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a question's group is described with, and whether it is invalid.
fn named(tree: &Tree, question: &Question) -> Result<Value> {
    let mut groups = tree.all(group(question)).into_iter();
    let group = groups.find(|node| node.name == words::ANSWERS);
    let group = group.context("the choices are no group")?;
    Ok(json!([group.description, group.is("invalid")]))
}

/// Headings in order, names that can be read on the page, and no other language.
async fn told_wrongly(page: &Page) -> Result<Vec<String>> {
    let tree = Tree::of(page).await?;
    let mut found = headings_out_of_order(&tree);
    let text: String = page
        .ask("return document.documentElement.textContent")
        .await?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for node in tree.nodes() {
        let own = [
            "Akut hjælp",
            "Du er her",
            "Forlad siden",
            "Svar",
            "Webstedet",
            "Forrige og næste kapitel",
            "Begyndelsesbogstaver",
        ];
        let squeezed = |text: &str| text.replace(' ', "");
        let named = own.contains(&&*node.name) || squeezed(&text).contains(&squeezed(&node.name));
        let unnamed = node.name.is_empty() && NAMED.contains(&&*node.role);
        if unnamed || (SPOKEN.contains(&&*node.role) && !named) {
            found.push(format!("{} »{}«", node.role, node.name));
        }
        let mut words = node.name.split(|letter: char| !letter.is_alphabetic());
        if let Some(word) = words.find(|word| ENGLISH.contains(&&*word.to_lowercase())) {
            found.push(format!("»{word}« in »{}«", node.name));
        }
    }
    let languages: Vec<String> = page.ask(LANGUAGES).await?;
    if languages != ["da"] {
        found.push(format!("languages {languages:?}"));
    }
    Ok(found)
}

/// What must have a name. A group need not: `details` is one, and named by its summary.
const NAMED: &[&str] = &[
    "button",
    "checkbox",
    "heading",
    "link",
    "navigation",
    "radio",
    "radiogroup",
    "region",
];

/// What is called as it says, or by one of the few names that only a screen reader tells.
const SPOKEN: &[&str] = &[
    "button",
    "checkbox",
    "group",
    "heading",
    "link",
    "navigation",
    "radio",
    "radiogroup",
    "region",
    "DisclosureTriangle",
    "table",
    "columnheader",
    "rowheader",
];

/// Words that are not Danish and that a browser or a tool may have put in.
const ENGLISH: &[&str] = &[
    "the", "and", "of", "you", "your", "skip", "search", "next", "previous", "back", "close",
    "error", "loading", "please", "menu", "page", "home", "submit", "select", "required", "leave",
    "change", "print", "copy", "answer", "toggle", "theme", "invalid",
];

const LANGUAGES: &str = "
    return [...new Set([...document.querySelectorAll('[lang]')].map((element) => element.lang))];";

fn headings_out_of_order(tree: &Tree) -> Vec<String> {
    let headings = tree.all("heading");
    let level = |node: &&tests::Node| node.property("level").and_then(Value::as_u64).unwrap_or(0);
    let levels: Vec<_> = headings.iter().map(level).collect();
    let mut found = Vec::new();
    if levels.iter().filter(|level| **level == 1).count() != 1 {
        found.push(format!("not one h1: {levels:?}"));
    }
    let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
    if skips || levels.first().is_none_or(|first| *first > 2) {
        found.push(format!("a level is left out: {levels:?}"));
    }
    found
}

/// What a reader misses whose system puts its own colours in place of the site's.
async fn lost_in_forced_colours(page: &Page) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (width, scheme) in [(PHONE, Scheme::Light), (SCREEN, Scheme::Dark)] {
        let look = Look { width, scheme };
        page.look(look).await?;
        page.prefer(&[
            ("forced-colors", "active"),
            ("prefers-color-scheme", scheme.name()),
        ])
        .await?;
        let mut faults = page.hard_to_see_or_press().await?;
        faults.extend(page.lost_in_forced_colours().await?);
        found.extend(
            faults
                .iter()
                .map(|fault| format!("{look}, forced: {fault}")),
        );
    }
    Ok(found)
}

fn kind(question: &Question) -> &'static str {
    if question.multiple {
        "checkbox"
    } else {
        "radio"
    }
}

fn group(question: &Question) -> &'static str {
    if question.multiple {
        "group"
    } else {
        "radiogroup"
    }
}

fn texts(question: &Question) -> Vec<String> {
    let words = |choice: &Choice| choice.text.split_whitespace().collect::<Vec<_>>().join(" ");
    question.choices.iter().map(words).collect()
}

fn last(question: &Question) -> &str {
    question.choices.last().map_or("", |choice| &choice.text)
}

fn none(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} found:\n{}",
        found.len(),
        found.join("\n")
    );
}
