//! What holds for every page: its head, its links, the headers under which it comes.

use anyhow::{Context, Result};
use plan::GuidePayload;
use publish::headers;
use std::collections::{BTreeMap, BTreeSet};
use tests::{Document, Guide, Page, Target, on_host, place, visit};

/// Leads nowhere, and lies deeper than any page.
const MISSING: &str = "/findes/ikke/her.html";

#[test]
fn every_page_is_danish_with_one_heading_and_a_title_of_its_own() -> Result<()> {
    visit(async |page| {
        let documents = documents(page).await?;
        for (path, document) in &documents {
            assert_eq!(document.language, "da", "{path}");
            assert_eq!(document.h1.len(), 1, "{path}: {:?}", document.h1);
            assert!(!document.h1[0].is_empty(), "{path}");
        }
        let titles = documents.values().map(|document| &document.title);
        let different: BTreeSet<_> = titles.clone().collect();
        assert_eq!(
            different.len(),
            documents.len(),
            "{:?}",
            titles.collect::<Vec<_>>()
        );
        Ok(())
    })
}

#[test]
fn no_page_carries_scripts_or_styles_or_fetches_from_elsewhere() -> Result<()> {
    visit(async |page| {
        for (path, document) in documents(page).await? {
            assert!(document.inline.is_empty(), "{path}: {:#?}", document.inline);
            assert!(
                document.foreign.is_empty(),
                "{path}: {:#?}",
                document.foreign
            );
        }
        Ok(())
    })
}

#[test]
fn every_link_leads_somewhere() -> Result<()> {
    visit(async |page| {
        let documents = documents(page).await?;
        let mut broken = Vec::new();
        for (path, document) in &documents {
            for target in &document.targets {
                if !is_there(page, &documents, target).await? {
                    broken.push(format!("{path} -> {}#{}", target.path, target.fragment));
                }
            }
        }
        assert!(broken.is_empty(), "{broken:#?}");
        Ok(())
    })
}

/// Machines look for these at their fixed addresses.
const FIXED: [&str; 8] = [
    "/404.html",
    "/beredskab.txt",
    "/filer.txt",
    "/robots.txt",
    "/sitemap.xml",
    // Its page and script are for pages of other sites.
    "/guide-indlejret.html",
    "/assets/embedded-",
    "/.well-known/security.txt",
];

#[test]
fn nothing_lies_there_that_nothing_refers_to() -> Result<()> {
    visit(async |page| {
        let documents = documents(page).await?;
        let targets = documents.values().flat_map(|document| &document.targets);
        let referred: BTreeSet<_> = targets.map(|target| target.path.as_str()).collect();
        for file in page.site().files()? {
            let is_fixed = FIXED.iter().any(|fixed| file.starts_with(fixed));
            assert!(
                is_fixed || referred.contains(file.as_str()),
                "nothing refers to {file}"
            );
        }
        Ok(())
    })
}

#[test]
fn every_page_is_described_in_its_own_words() -> Result<()> {
    visit(async |page| {
        let documents = documents(page).await?;
        let described = documents.iter().filter(|(path, _)| *path != "/404.html");
        let described: BTreeMap<_, _> = described
            .map(|(path, document)| (document.description.as_str(), path))
            .collect();
        assert_eq!(described.len() + 1, documents.len(), "{described:#?}");
        for (description, path) in described {
            let length = description.chars().count();
            assert!((20..=160).contains(&length), "{path}: {description}");
        }
        Ok(())
    })
}

/// Otherwise the console's silence would prove nothing.
#[test]
fn the_policy_is_at_work() -> Result<()> {
    visit(async |page| {
        page.open("/").await?;
        for (forbidden, report) in [
            ("document.body.innerHTML = '<p>'", "requires 'TrustedHTML'"),
            (
                "document.body.setAttribute('onclick', '1')",
                "requires 'TrustedScript'",
            ),
            (
                "document.body.setAttribute('style', 'color: red')",
                "Content Security Policy",
            ),
        ] {
            // Some of it throws, and some is only ignored.
            _ = page.ask::<Option<bool>>(forbidden).await;
            let complaints = page.complaints().await?;
            let is_told = complaints
                .iter()
                .any(|complaint| complaint.contains(report));
            assert!(is_told, "{forbidden}: {complaints:#?}");
        }
        Ok(())
    })
}

#[test]
fn every_page_is_linked_to() -> Result<()> {
    visit(async |page| {
        let documents = documents(page).await?;
        for path in documents.keys().filter(|path| *path != "/404.html") {
            // A page's links within itself lead nobody to it.
            let others = documents.iter().filter(|(other, _)| *other != path);
            let mut targets = others.flat_map(|(_, document)| &document.targets);
            let linked = targets.any(|target| target.path == *path);
            assert!(linked, "nothing leads to {path}");
        }
        Ok(())
    })
}

#[test]
fn every_passage_that_the_guide_can_quote_is_there() -> Result<()> {
    visit(async |page| {
        let documents = documents(page).await?;
        page.open(Guide::PATH).await?;
        let json: String = page
            .ask("return document.querySelector('#vejviser-data').textContent")
            .await?;
        let payload: GuidePayload = serde_json::from_str(&json)?;
        for (_, quote) in &payload.passages {
            let (path, id) = quote.href.split_once('#').context("no id")?;
            let document = documents.get(&format!("/{path}")).context("no page")?;
            assert!(
                document.ids.iter().any(|given| given == id),
                "{}",
                quote.href
            );
        }
        Ok(())
    })
}

#[test]
fn an_address_that_leads_nowhere_gets_a_danish_page() -> Result<()> {
    visit(async |page| {
        assert_eq!(page.site().get(MISSING).await?.status, 404);
        let document = Document::read(page, MISSING).await?;
        assert_eq!(document.language, "da");
        assert_eq!(document.h1, ["Siden findes ikke"]);
        let mut documents = documents(page).await?;
        documents.insert(MISSING.to_owned(), document.clone());
        for target in document.targets {
            assert!(is_there(page, &documents, &target).await?, "{target:?}");
        }
        let complaints = page.complaints().await?;
        let of_the_page = complaints.iter().all(|text| text.contains(MISSING));
        assert!(of_the_page, "{complaints:#?}");
        Ok(())
    })
}

#[test]
fn every_file_comes_under_the_headers_of_production() -> Result<()> {
    visit(async |page| {
        let mut paths = page.site().files()?;
        paths.extend(["/".to_owned(), MISSING.to_owned()]);
        for path in paths {
            let answer = page.site().get(&path).await?;
            assert_eq!(answer.header("content-type"), content_type(&path), "{path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
            let extension = path.rsplit('.').next().unwrap_or_default();
            let policy = answer.header("content-security-policy");
            let own = place()?.own_policy(&on_host(&path)?);
            for (name, value) in headers(extension) {
                let own = own.as_deref().filter(|_| name == "content-security-policy");
                assert_eq!(answer.header(name), own.unwrap_or(value), "{path}");
            }
            assert!(
                policy.starts_with("default-src 'none';"),
                "{path}: {policy}"
            );
            assert!(answer.header("set-cookie").is_empty(), "{path}");
            if extension == "pdf" {
                continue;
            }
            assert!(!policy.contains("'unsafe-"), "{path}: {policy}");
            for directive in ["require-trusted-types-for 'script'", "trusted-types 'none'"] {
                assert!(policy.contains(directive), "{path}: {policy}");
            }
        }
        Ok(())
    })
}

/// Opening them is the test: the scene ends by asking the console.
#[test]
fn no_page_makes_the_console_complain() -> Result<()> {
    visit(async |page| {
        for path in page.site().pages()? {
            page.open(&path).await?;
        }
        Guide::open(page).await.map(drop)
    })
}

/// Written down once more on purpose: the publisher's own table could be wrong.
fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("atom") => "application/atom+xml; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("pdf") => "application/pdf",
        Some("svg") => "image/svg+xml",
        Some("minisig" | "txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("xml") => "application/xml",
        _ => "text/html; charset=utf-8",
    }
}

async fn documents(page: &Page) -> Result<BTreeMap<String, Document>> {
    let mut documents = BTreeMap::new();
    for path in page.site().pages()? {
        let document = Document::read(page, &path).await?;
        documents.insert(path, document);
    }
    Ok(documents)
}

async fn is_there(
    page: &Page,
    documents: &BTreeMap<String, Document>,
    target: &Target,
) -> Result<bool> {
    let path = if target.path == "/" {
        "/index.html"
    } else {
        &target.path
    };
    if target.fragment.is_empty() {
        return Ok(page.site().get(path).await?.status == 200);
    }
    let ids = documents.get(path).map(|document| &document.ids);
    Ok(ids.is_some_and(|ids| ids.contains(&target.fragment)))
}
