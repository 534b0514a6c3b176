//! What machines read: the plan as JSON, the feed of editions, the editions in Akoma Ntoso.

use crate::adoption::adopt;
use crate::book::{Book, repository};
use crate::editions_of_old;
use insta::assert_snapshot;
use publish::read_publication;
use roxmltree::{Document, Node};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const DATE: &str = "2026-11-25";

/// Whatever the text of a chapter can hold.
const MARKUP: &str = "

## Et afsnit {#et-afsnit}

Et **fed** og *skråt* ord & et < tegn,\\
på to linjer. [Her](https://by.dk/?a=1&b=2), [der](#et-afsnit), [kapitlet](plan.md). {#med-alt}

> I en ramme. {#i-ramme}
>
> 3. Nummereret. {#nummer-tre}
> 4. Endnu et. {#nummer-fire}
>    - Under det. {#under-det}

#### Dybt {#dybt}

Dybt nede. {#dybt-nede}

### Mindre dybt {#mindre-dybt}

## Uden noget under {#uden-noget}
";

fn with_markup() -> Book {
    let book = Book::small();
    let path = book.root().join("book/chapters/plan.md");
    let text = std::fs::read_to_string(path).unwrap();
    book.put("book/chapters/plan.md", text + MARKUP);
    adopt(&book, DATE);
    book
}

fn klintsund() -> Book {
    Book::of(&repository().join("tests/fixtures/klintsund"))
}

/// Each edition's file in a built book, with the manifest's content.
fn editions(book: &Book) -> Vec<(String, Value)> {
    let (publication, _) = read_publication(book.root()).unwrap();
    let editions = publication.editions.iter().map(|edition| {
        let folder = format!("udgaver/{}", edition.date());
        let manifest = book.page(&format!("{folder}/manifest.json"));
        let xml = book.page(&format!("{folder}/akomantoso.xml"));
        (xml, serde_json::from_str(&manifest).unwrap())
    });
    let editions: Vec<_> = editions.collect();
    assert!(!editions.is_empty());
    editions
}

fn all_books() -> Vec<(String, Book)> {
    let old = editions_of_old::names().into_iter();
    let old = old.map(|name| (name.clone(), editions_of_old::with_edition(&name)));
    let new = [("markup", with_markup()), ("klintsund", klintsund())];
    let new = new.map(|(name, book)| (name.to_owned(), book));
    let books: Vec<_> = old.chain(new).collect();
    for (_, book) in &books {
        book.built();
    }
    books
}

/// A passage as its file has it: `chapter.md#id`, its number and its words.
type Told = (String, Option<u64>, String);

/// Read by what follows and by nothing else of ours: each passage by its `eId`, its number by its item's `value`.
fn told(xml: &str) -> Vec<Told> {
    let document = Document::parse(xml).unwrap();
    let chapters = document.descendants().filter(|node| is(node, "chapter"));
    let passages = chapters.flat_map(|chapter| {
        let path = chapter.attribute("wId").unwrap();
        let passages = chapter.descendants().filter_map(move |node| {
            let id = node.attribute("eId").filter(|id| !id.contains('_'))?;
            let item = node.parent().filter(|parent| is(parent, "li"));
            let number = item.and_then(|item| item.attribute("value"));
            let number = number.map(|number| number.parse().unwrap());
            Some((format!("{path}#{id}"), number, text_of(node)))
        });
        passages.collect::<Vec<_>>()
    });
    passages.collect()
}

/// As a manifest has it; the first engines left the numbers out.
fn fingerprint(passages: &[Told], with_numbers: bool) -> String {
    let lines = passages.iter().map(|(place, number, text)| {
        let number = number.filter(|_| with_numbers);
        let number = number.map(|number| format!("{number}. "));
        let text = number.unwrap_or_default() + text;
        format!("{}  {place}\n", plan::fingerprint(&text))
    });
    plan::sha256(lines.collect::<String>().as_bytes())
}

/// Editions that an engine fingerprinted which read them in another way: letters not composed, a date as a number. They are shown as
/// they are read today, word for word the same, and proven by their manifest and their files alone.
const READ_OTHERWISE: [&str; 2] = ["decomposed", "numbers"];

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

fn text_of(node: Node<'_, '_>) -> String {
    let parts = node.descendants().map(|node| match node.text() {
        Some(text) if node.is_text() => text,
        _ if is(&node, "eol") => " ",
        _ => "",
    });
    parts.collect()
}

#[test]
fn an_edition_s_fingerprint_is_computed_again_from_its_akoma_ntoso() {
    let mut count = 0;
    for (name, book) in all_books() {
        for (xml, manifest) in editions(&book) {
            let expected = manifest["fingerprint"].as_str().unwrap();
            assert!(
                xml.contains(&format!("fingerprint=\"{expected}\"")),
                "{name}"
            );
            if READ_OTHERWISE.contains(&name.as_str()) {
                continue;
            }
            let with_numbers = manifest["format"].is_number();
            let mut passages = told(&xml);
            assert_eq!(fingerprint(&passages, with_numbers), expected, "{name}");
            passages[1].2 += " ikke";
            assert_ne!(fingerprint(&passages, with_numbers), expected, "{name}");
            count += 1;
        }
    }
    assert!(count >= 10, "{count}");
}

#[test]
fn an_edition_s_akoma_ntoso_has_every_word_of_it() {
    for (name, book) in all_books() {
        let (publication, _) = read_publication(book.root()).unwrap();
        for (edition, (xml, _)) in publication.editions.iter().zip(editions(&book)) {
            let chapters = edition.plan.chapters.iter();
            let passages = chapters.flat_map(|chapter| {
                let passages = chapter.passages().into_iter();
                passages.map(|passage| {
                    let place = format!("{}#{}", chapter.path, passage.id);
                    (place, passage.number, passage.text.clone())
                })
            });
            assert_eq!(told(&xml), passages.collect::<Vec<_>>(), "{name}");
        }
    }
}

#[test]
fn each_edition_is_akoma_ntoso_by_its_schema() {
    let schema = std::env::var_os("AKOMA_NTOSO_SCHEMA");
    let schema = schema.expect("AKOMA_NTOSO_SCHEMA is not set; `cargo xtask test` sets it");
    let xmllint = std::env::var_os("XMLLINT").unwrap_or_else(|| "xmllint".into());
    let faults = |file: &Path| {
        let mut check = Command::new(&xmllint);
        check.args(["--noout", "--nonet", "--schema"]);
        let output = check.arg(&schema).arg(file).output().unwrap();
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        (!output.status.success()).then_some(report)
    };
    for (name, book) in all_books() {
        for (xml, _) in editions(&book) {
            book.put("edition.xml", &xml);
            assert_eq!(faults(&book.root().join("edition.xml")), None, "{name}");
        }
    }
    let book = with_markup();
    let (xml, _) = &editions(book.built())[0];
    book.put(
        "broken.xml",
        xml.replacen(
            "</heading>",
            "</heading><intro></intro><content></content>",
            1,
        ),
    );
    assert!(faults(&book.root().join("broken.xml")).is_some());
}

#[test]
fn an_edition_in_akoma_ntoso_has_all_markup() {
    let book = with_markup();
    let (xml, _) = &editions(book.built())[0];
    let (_, body) = xml.split_once("eId=\"et-afsnit\"").unwrap();
    let (body, _) = body.split_once("</chapter>").unwrap();
    assert_snapshot!(body.replace("><", ">\n<"));
}

#[test]
fn plan_json_is_as_its_schema_says_and_holds_every_word() {
    let draft = Book::small();
    let changed = with_markup();
    changed.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    for (book, status) in [
        (draft, "draft"),
        (with_markup(), "in-force"),
        (changed, "changed"),
        (klintsund(), "in-force"),
    ] {
        book.built();
        let schema = serde_json::from_str(&book.page("plan.schema.json")).unwrap();
        let json: Value = serde_json::from_str(&book.page("plan.json")).unwrap();
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("plan.schema.json", schema).unwrap();
        let index = compiler.compile("plan.schema.json", &mut schemas).unwrap();
        schemas.validate(&json, index).unwrap();
        let mut broken = json.clone();
        broken["chapters"][0]["passages"][0]["kind"] = "andet".into();
        assert!(schemas.validate(&broken, index).is_err());

        assert_eq!(json["status"], status);
        let (publication, _) = read_publication(book.root()).unwrap();
        let told: Vec<(&str, &str)> = passages(&json).collect();
        let plan = publication
            .plan
            .chapters
            .iter()
            .flat_map(|chapter| chapter.passages());
        let plan: Vec<_> = plan
            .map(|passage| (passage.id.as_str(), passage.text.as_str()))
            .collect();
        assert_eq!(told, plan);
        assert_eq!(
            json["contacts"].as_array().unwrap().len(),
            publication.plan.contacts.len()
        );
        for edition in json["editions"].as_array().unwrap() {
            for file in ["page", "akoma_ntoso"] {
                assert!(book.site().join(edition[file].as_str().unwrap()).is_file());
            }
        }
    }
}

fn passages(json: &Value) -> impl Iterator<Item = (&str, &str)> {
    let chapters = json["chapters"].as_array().unwrap().iter();
    let passages = chapters.flat_map(|chapter| chapter["passages"].as_array().unwrap());
    passages.map(|passage| {
        (
            passage["id"].as_str().unwrap(),
            passage["text"].as_str().unwrap(),
        )
    })
}

/// Programs rely on it: a field that goes or changes its meaning needs a new `format`.
#[test]
fn the_schema_of_plan_json_is_known() {
    let book = Book::small();
    assert_snapshot!(book.built().page("plan.schema.json"));
}

#[test]
fn a_feed_tells_of_each_edition_once() {
    let book = Book::small();
    assert!(!book.built().site().join("udgaver.atom").exists());
    assert!(!book.page("om.html").contains("udgaver.atom"));
    adopt(&book, DATE);
    let first = feed(&book);
    assert_eq!(first.entries.len(), 1);
    assert_eq!(first.updated, "2026-11-25T00:00:00Z");
    assert_eq!(
        first.links,
        ["udgaver/index.html", "udgaver/2026-11-25/index.html"]
    );
    for page in ["index.html", "om.html", "udgaver/index.html"] {
        assert!(
            book.page(page).contains("type=\"application/atom+xml\""),
            "{page}"
        );
    }
    // Adopted anew without a word changed, and moved to another address: what was known stays known.
    adopt(&book, "2028-03-01");
    let name = "leave_to = ";
    let address = format!("address = \"https://by.dk/plan\"\n{name}");
    book.replace("book/theme/municipality.toml", name, &address);
    let second = feed(&book);
    assert_eq!(second.id, first.id);
    assert_eq!(second.updated, "2028-03-01T00:00:00Z");
    assert_eq!(second.entries[1], first.entries[0]);
    assert_eq!(BTreeSet::from_iter(&second.entries).len(), 2);
    assert_eq!(
        second.links,
        [
            "https://by.dk/plan/udgaver.atom",
            "https://by.dk/plan/udgaver/index.html",
            "https://by.dk/plan/udgaver/2028-03-01/index.html",
            "https://by.dk/plan/udgaver/2026-11-25/index.html"
        ]
    );
}

/// A feed as RFC 4287 wants it.
struct Feed {
    id: String,
    updated: String,
    /// The entries' ids.
    entries: Vec<String>,
    links: Vec<String>,
}

fn feed(book: &Book) -> Feed {
    let xml = book.built().page("udgaver.atom");
    let document = Document::parse(&xml).unwrap();
    let feed = document.root_element();
    let of = |node: Node<'_, '_>, name: &str| {
        let children = node.children().filter(|child| is(child, name));
        let texts: Vec<_> = children.map(|child| text_of(child)).collect();
        assert_eq!(texts.len(), 1, "{name}: {xml}");
        assert!(!texts[0].is_empty(), "{name}");
        texts[0].clone()
    };
    let entries = feed.children().filter(|child| is(child, "entry"));
    let entries = entries.map(|entry| {
        for name in ["title", "updated", "summary"] {
            of(entry, name);
        }
        of(entry, "id")
    });
    let entries: Vec<_> = entries.collect();
    let id = of(feed, "id");
    for id in entries.iter().chain([&id]) {
        let uuid = id.strip_prefix("urn:uuid:").unwrap();
        let lengths: Vec<_> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
    }
    assert_eq!(
        feed.tag_name().namespace(),
        Some("http://www.w3.org/2005/Atom")
    );
    of(feed, "title");
    of(feed, "author");
    let links = feed.descendants().filter(|node| is(node, "link"));
    let links = links.map(|link| link.attribute("href").unwrap().to_owned());
    Feed {
        id,
        updated: of(feed, "updated"),
        entries,
        links: links.collect(),
    }
}
