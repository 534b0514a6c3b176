//! Nothing that a reader answers leaves the screen or stays behind.

use anyhow::Result;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tests::{ApiSpy, Call, Guide, Page, RandomWalk, oracle, visit};

/// The icon may be asked for late, by the browser itself.
const ICON: &str = "/assets/favicon";

#[test]
fn a_whole_walk_asks_for_nothing() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        let before = (requests(page), fetched(page).await?);
        walk_everywhere(page, &guide).await?;
        let after = (requests(page), fetched(page).await?);
        assert_eq!(after, before);
        Ok(())
    })
}

/// Nor calls anything that could: each call is seen, from the page's first moment to the walk's end.
#[test]
fn a_whole_walk_leaves_no_trace() -> Result<()> {
    visit(async |page| {
        let api_spy = ApiSpy::call(page).await?;
        let guide = Guide::open(page).await?;
        let names = names(page).await?;
        walk_everywhere(page, &guide).await?;
        guide.start_over().await?;
        assert_innocent(&api_spy.calls().await?, &names);
        assert_eq!(kept(page).await?, nothing_kept());
        Ok(())
    })
}

#[test]
fn walks_by_chance_leave_no_trace_either() -> Result<()> {
    visit(async |page| {
        let api_spy = ApiSpy::call(page).await?;
        for seeds in [500..503, 503..506, 506..509] {
            Guide::open(page).await?;
            let names = names(page).await?;
            for seed in seeds {
                RandomWalk::take(page, &oracle::plan()?.guide, seed).await?;
            }
            assert_innocent(&api_spy.calls().await?, &names);
        }
        assert_eq!(kept(page).await?, nothing_kept());
        Ok(())
    })
}

/// Else the tests above would prove less than they say.
#[test]
fn the_spy_sees_what_a_page_does() -> Result<()> {
    visit(async |page| {
        let api_spy = ApiSpy::call(page).await?;
        page.open("/om.html").await?;
        page.ask::<Value>(
            "localStorage.a = 1; sessionStorage.getItem('a'); indexedDB.databases(); caches.keys();
             document.cookie = 'a=1; max-age=0'; document.title = 'a'; window.name = 'a'; console.log('a');
             history.replaceState(1, '', '?a'); new Image(); new XMLHttpRequest().open('GET', '/a');
             new RTCPeerConnection();",
        )
        .await?;
        page.ask::<Value>("localStorage.clear()").await?;
        let calls = api_spy.calls().await?;
        let seen: Vec<_> = calls.iter().map(|call| call.name.as_str()).collect();
        let done = [
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "caches",
            "cookie",
            "title",
            "name",
            "log",
            "replaceState",
            "navigate",
            "Image",
            "open",
            "RTCPeerConnection",
            "localStorage",
        ];
        assert_eq!(seen, done);
        assert_eq!(calls[8].arguments, [json!(1), json!(""), json!("?a")]);
        Ok(())
    })
}

/// A page's address and title, which no answer may change.
#[derive(Deserialize)]
struct Names {
    address: String,
    title: String,
}

async fn names(page: &Page) -> Result<Names> {
    page.ask("return { address: location.href, title: document.title }")
        .await
}

/// Of all that a page could do, the guide's does this: it fetches the wasm, numbers its stops, and marks a missing answer.
fn assert_innocent(calls: &[Call], names: &Names) {
    let marked = format!("Fejl: {}", names.title);
    let (mut fetched, mut stops) = (0, 0);
    for call in calls {
        let innocent = match (call.name.as_str(), call.arguments.as_slice()) {
            ("fetch", [Value::String(url), ..]) => {
                fetched += 1;
                stops == 0 && url.ends_with(".wasm")
            }
            // The number of the stop; no third argument, which would be an address.
            ("replaceState" | "pushState", [number, unused]) => {
                stops += 1;
                number.is_u64() && unused == ""
            }
            ("title", [title]) => *title == names.title || *title == marked,
            ("navigate", [address]) => *address == names.address,
            _ => false,
        };
        assert!(innocent, "{call:?}");
    }
    // Else the spy has slept.
    assert_eq!(fetched, 1, "{calls:#?}");
    assert!(stops > 5, "{calls:#?}");
}

#[test]
fn nothing_is_left_of_a_walk_once_it_is_over() -> Result<()> {
    visit(async |page| {
        let guide = Guide::open(page).await?;
        let untouched = everything(page).await?;
        guide
            .answer(&[&oracle::finishing(oracle::danger()?)?.text])
            .await?;
        guide.start_over().await?;
        assert_eq!(everything(page).await?, untouched);
        walk_everywhere(page, &guide).await?;
        assert_ne!(everything(page).await?, untouched);
        guide.start_over().await?;
        assert_eq!(everything(page).await?, untouched);
        walk_everywhere(page, &guide).await?;
        // As the browser does when the page is left, and the quick exit before it.
        page.ask::<Value>("dispatchEvent(new Event('pagehide'))")
            .await?;
        assert_eq!(everything(page).await?, untouched);
        Ok(())
    })
}

/// Everything that the document holds, written in it or not.
async fn everything(page: &Page) -> Result<(String, Value)> {
    page.ask(
        "const states = ['value', 'defaultValue', 'checked', 'defaultChecked', 'indeterminate', 'selected'];
         return [document.documentElement.outerHTML, {
           title: document.title, name: window.name, selected: getSelection().toString(),
           controls: [...document.querySelectorAll('input, button, select, option, textarea')]
             .map((control) => states.map((state) => control[state] ?? null)),
         }];",
    )
    .await
}

/// By each way that a policy can forbid. None can keep a script from leading the reader elsewhere or from calling another browser
/// (WebRTC), and this one lets it ask its own server: the spy sees that none of it is done.
#[test]
fn the_policy_lets_nothing_be_sent_elsewhere() -> Result<()> {
    visit(async |page| {
        Guide::open(page).await?;
        let before = requests(page);
        let refused: BTreeMap<String, String> = page.await_answer(SEND).await?;
        let expected = [
            ("beacon", "connect-src"),
            ("events", "connect-src"),
            ("fetch", "connect-src"),
            ("ping", "connect-src"),
            ("request", "connect-src"),
            ("socket", "connect-src"),
            ("font", "font-src"),
            ("form", "form-action"),
            ("frame-src", "frame-src"),
            ("image", "img-src"),
            ("manifest", "manifest-src"),
            ("media", "media-src"),
            ("object", "require-trusted-types-for"),
            ("prefetch", "default-src"),
            ("script", "require-trusted-types-for"),
            ("module", "script-src-elem"),
            ("style", "style-src-elem"),
            ("worker", "require-trusted-types-for"),
        ];
        let expected = expected.map(|(way, rule)| (way.to_owned(), rule.to_owned()));
        assert_eq!(refused, BTreeMap::from(expected));
        // The other origin is this site's own server by another name: nothing has come to it.
        assert_eq!(requests(page), before);
        // That it was refused is known.
        page.complaints().await.map(drop)
    })
}

/// Tries each way to another origin, and tells by which rule it was refused.
const SEND: &str = "
    const refused = {};
    addEventListener('securitypolicyviolation', ({ blockedURI, sample, effectiveDirective }) => {
      // An address that is no more than a text is refused before it is one: 'HTMLScriptElement src|http://…'.
      const address = blockedURI === 'trusted-types-sink' ? sample.split('|')[1] : blockedURI;
      // Of what would have been a page in the page, it tells the origin alone.
      refused[new URL(address).pathname.slice(1) || effectiveDirective] = effectiveDirective;
    });
    const add = (tag, properties, parent = document.body) =>
      parent.appendChild(Object.assign(document.createElement(tag), properties));
    const ways = {
      fetch: (url) => fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' }),
      request: (url) => { const request = new XMLHttpRequest(); request.open('POST', url); request.send('x'); },
      beacon: (url) => navigator.sendBeacon(url, 'x'),
      socket: (url) => new WebSocket(url.replace('http', 'ws')),
      events: (url) => new EventSource(url),
      ping: (url) => add('a', { ping: url, href: '#vejviser' }).click(),
      image: (url) => add('img', { src: url }),
      script: (url) => add('script', { src: url }),
      module: (url) => import(url),
      style: (url) => add('link', { rel: 'stylesheet', href: url }, document.head),
      prefetch: (url) => add('link', { rel: 'prefetch', href: url }, document.head),
      manifest: (url) => add('link', { rel: 'manifest', href: url }, document.head),
      frame: (url) => add('iframe', { src: url }),
      media: (url) => add('video', { src: url }),
      object: (url) => add('object', { data: url }),
      font: (url) => new FontFace('x', `url(${url})`).load(),
      worker: (url) => new Worker(url),
      form: (url) => add('form', { method: 'post', action: url }).submit(),
    };
    const attempts = Object.entries(ways).map(async ([way, send]) => send(`http://localhost:${location.port}/${way}`));
    const all = () => Object.keys(refused).length === Object.keys(ways).length;
    const until = Date.now() + 5000;
    const look = () => all() || Date.now() > until ? done(refused) : setTimeout(look, 20);
    Promise.allSettled(attempts).then(look);";

#[test]
fn answers_are_gone_after_a_reload() -> Result<()> {
    visit(async |page| {
        let guide = answered(page).await?;
        page.reload().await?;
        guide.start().await?;
        assert_untouched(&guide).await
    })
}

#[test]
fn answers_are_gone_after_leaving_and_coming_back() -> Result<()> {
    visit(async |page| {
        let guide = answered(page).await?;
        page.open("/index.html").await?;
        page.go_back().await?;
        guide.start().await?;
        assert_untouched(&guide).await
    })
}

/// With an answer that was sent and one that was only chosen.
async fn answered(page: &Page) -> Result<Guide<'_>> {
    let guide = Guide::open(page).await?;
    let questions = oracle::questions()?;
    guide
        .answer(&[&oracle::ordinary(&questions[0])?.text])
        .await?;
    guide.choose(&oracle::other(&questions[1])?.text).await?;
    Ok(guide)
}

async fn assert_untouched(guide: &Guide<'_>) -> Result<()> {
    let first = &oracle::questions()?[0];
    assert_eq!(guide.heading().await?, first.text);
    assert!(guide.chosen().await?.is_empty());
    guide.answer(&[&oracle::ordinary(first)?.text]).await?;
    assert!(guide.chosen().await?.is_empty());
    Ok(())
}

/// Every kind of step that there is, from the first question to an outcome.
async fn walk_everywhere(page: &Page, guide: &Guide<'_>) -> Result<()> {
    let questions = oracle::questions()?;
    guide.next().await?;
    guide
        .answer(&[&oracle::finishing(oracle::danger()?)?.text])
        .await?;
    guide.start_over().await?;
    for question in questions {
        guide.answer(&[&oracle::ordinary(question)?.text]).await?;
    }
    guide.back().await?;
    guide.next().await?;
    guide.change(&questions[1].text).await?;
    guide.answer(&[&oracle::other(&questions[1])?.text]).await?;
    guide.show_contacts().await?;
    guide.change_answers().await?;
    guide.show_contacts().await?;
    page.click(".guide button", "Kopiér dine svar").await
}

/// What the server has been asked for.
fn requests(page: &Page) -> Vec<String> {
    let mut requests = page.site().requests();
    requests.retain(|path| !path.starts_with(ICON));
    requests
}

/// What the page has fetched, also from elsewhere.
async fn fetched(page: &Page) -> Result<BTreeSet<String>> {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    let mut fetched: BTreeSet<String> = page.ask(script).await?;
    fetched.retain(|url| !url.contains(ICON));
    Ok(fetched)
}

/// Wherever something of a visit could stay.
async fn kept(page: &Page) -> Result<Value> {
    let kept = "
        Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
          .then(([databases, caches, workers]) => done({
            local: localStorage.length, session: sessionStorage.length, cookies: document.cookie.length,
            databases: databases.length, caches: caches.length, workers: workers.length, name: window.name,
          }));";
    page.await_answer(kept).await
}

fn nothing_kept() -> Value {
    json!({
        "local": 0, "session": 0, "cookies": 0, "databases": 0, "caches": 0, "workers": 0, "name": "",
    })
}
