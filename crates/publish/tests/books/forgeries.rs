//! What a forger would do to a site that was adopted: each is told with its place, and what harms nobody passes.

use crate::adoption::adopt;
use crate::book::Book;
use crate::verify::{DATE, ask, by_another_version, verifier};
use publish::{Bounds, Verdict, Verifier};
use std::fs;
use std::io::Write;

/// A site that was adopted, and what it is compared with.
struct Published {
    book: Book,
    verifier: Verifier,
}

/// The small book, adopted and published with its compressed forms.
fn published() -> Published {
    Published::of(Book::small().packed())
}

impl Published {
    fn of(book: Book) -> Self {
        adopt(&book, DATE);
        book.built();
        let verifier = verifier(&book, Bounds::default()).unwrap();
        Self { book, verifier }
    }

    fn verdict(&self) -> Verdict {
        self.verifier
            .verify(self.book.site().to_str().unwrap())
            .unwrap()
    }

    /// What is wrong with the verdict, if it does not name this file, and no other, and say this of it.
    fn missed(&self, address: &str, report: &str) -> Option<String> {
        let verdict = self.verdict();
        let is_reported = matches!(
            &verdict.findings[..],
            [finding] if finding.starts_with(&format!("/{address}")) && finding.contains(report)
        );
        (!is_reported || verdict.is_adopted() != Some(false))
            .then(|| format!("{address}: {report}\n{verdict}"))
    }

    fn forged(&self, address: &str, report: &str) {
        assert_eq!(self.missed(address, report), None);
    }
}

fn of_folder(book: &Book) -> Verdict {
    ask(book, book.site().to_str().unwrap()).unwrap()
}

/// The address of the one file whose address begins and ends so.
fn address(book: &Book, begin: &str, end: &str) -> String {
    let files = book.files();
    let mut found = files.iter().map(|(address, _)| address);
    found
        .find(|address| address.starts_with(begin) && address.ends_with(end))
        .unwrap()
        .clone()
}

/// A text in a file of the site replaced by another, and what is then told of that file.
type Forgery = (&'static str, &'static str, &'static str, &'static str);

const EDITION: &str = "udgaver/2026-11-25/plan.html";

/// Words that stand on every page, after which anything may be put in.
const END: &str = "\n</main>";

const PAGES: &[Forgery] = &[
    // The five that were once adopted.
    (
        "index.html",
        "<p class=\"lead\">",
        "<p>Ring ikke 112.</p><p class=\"lead\">",
        "linje 42 (efter #indhold) står »<p>Ring ikke 112.</p>«, som ikke hører til",
    ),
    (
        "guide.html",
        "<blockquote class=\"quote\"><p>Vi hjælper.",
        "<blockquote class=\"quote\"><p>Vi hjalper.",
        "står »hjalper« i stedet for »hjælper«",
    ),
    (
        "index.html",
        "class=\"channel\" href=\"tel:112\"",
        "class=\"channel\" href=\"tel:113\"",
        "står »<a class=\"channel\" href=\"tel:113\">« i stedet for »<a class=\"channel\" href=\"tel:112\">«",
    ),
    (
        "hele-planen.html",
        "<a class=\"channel\" href=\"tel:112\">Ring 112</a></li></ul></section><section class=\"contact\"><h3 class=\"contact-name\">Vagten</h3><ul class=\"channels\"><li><a class=\"channel\" href=\"tel:+4512345678\">",
        "<a class=\"channel\" href=\"tel:+4512345678\">Ring 112</a></li></ul></section><section class=\"contact\"><h3 class=\"contact-name\">Vagten</h3><ul class=\"channels\"><li><a class=\"channel\" href=\"tel:112\">",
        "står »<a class=\"channel\" href=\"tel:+4512345678\">",
    ),
    (
        "plan.html",
        "<a class=\"permalink\" href=\"#hjaelp\"",
        "<a class=\"permalink\" href=\"//ond.dk/#hjaelp\"",
        "(efter #hjaelp) står »<a class=\"permalink\" href=\"//ond.dk/#hjaelp\"",
    ),
    // Words that are others.
    (
        EDITION,
        "Vi hjælper.",
        "Vi hjalper.",
        "afsnittet #hjaelp er ændret\n    Vi [-hjælper.-] {+hjalper.+}",
    ),
    (
        "plan.html",
        "Vi hjælper.<",
        "Vi hjælper.\u{200b}<",
        "afsnittet #hjaelp er ændret\n    Vi [-hjælper.-] {+hjælper.⟨U+200B⟩+}",
    ),
    (
        "plan.html",
        "Ring til os.<",
        "Ring til\u{ad} os.<",
        "{+til⟨U+00AD⟩+}",
    ),
    (
        "plan.html",
        "Er vred.<",
        "Er vrеd.<",
        "[-vred.-] {+vrе⟨U+0435⟩d.+}",
    ),
    (
        "plan.html",
        "Er vred.<",
        "Er\u{a0}vred.<",
        "står »⟨U+00A0⟩« i stedet for »⟨U+0020⟩«",
    ),
    (
        "plan.html",
        "Er vred.<",
        "Er vred.\u{202e}<",
        "{+vred.⟨U+202E⟩+}",
    ),
    (
        "plan.html",
        "Sådan gør vi:<",
        "Sa\u{30a}dan gør vi:<",
        "»Sa⟨U+030A⟩dan« i stedet for »Sådan«",
    ),
    (
        "plan.html",
        "Er væk.<",
        "Er va\u{308}k.<",
        "[-væk.-] {+väk.+}",
    ),
    ("plan.html", "Er væk.<", "Er VÆK.<", "[-væk.-] {+VÆK.+}"),
    // Words that have come.
    (
        EDITION,
        "<p id=\"hjaelp\">",
        "<p>Ring til 9999 9999.</p><p id=\"hjaelp\">",
        "(efter #plan) står »<p>Ring til 9999 9999.</p>«, som ikke hører til",
    ),
    (
        EDITION,
        "<p id=\"hjaelp\">",
        "<p id=\"ny\">Ring ikke.</p><p id=\"hjaelp\">",
        "afsnittet #ny er ikke vedtaget\n    {+Ring ikke.+}",
    ),
    (
        "om.html",
        END,
        "<p>Planen gælder ikke mere.</p>\n</main>",
        "<p>Planen gælder ikke mere.</p>«, som ikke hører til",
    ),
    (
        "regler.html",
        "<main id=\"indhold\">",
        "<p>Glem reglerne.</p><main id=\"indhold\">",
        "<p>Glem reglerne.</p>«",
    ),
    (
        "404.html",
        "</footer>",
        "Ring ikke.</footer>",
        "»Ring ikke.«, som ikke hører til",
    ),
    (
        "plan.html",
        "</summary>",
        " og ring ikke</summary>",
        "» og ring ikke«",
    ),
    (
        "plan.html",
        END,
        "<!-- Ring ikke -->\n</main>",
        "»<!-- Ring ikke -->«",
    ),
    (
        "plan.html",
        END,
        "<template>Ring ikke</template>\n</main>",
        "»<template>Ring ikke</template>«",
    ),
    (
        "plan.html",
        END,
        "<noscript>Ring ikke</noscript>\n</main>",
        "»<noscript>Ring ikke</noscript>«",
    ),
    (
        "plan.html",
        END,
        "<dialog open>Ring ikke</dialog>\n</main>",
        "<dialog open>",
    ),
    (
        "plan.html",
        END,
        "<svg><text>Ring ikke</text></svg>\n</main>",
        "<svg><text>Ring ikke",
    ),
    (
        "plan.html",
        "<h1 id=\"plan\">",
        "<h1 id=\"plan\"><img src=x alt=\"Ring ikke\">",
        "»<img src=x alt=\"Ring ikke\">«",
    ),
    (
        "plan.html",
        "</main>",
        "</main><main id=x><p id=\"y\">Hej</p></main>",
        "afsnittet #y er ikke vedtaget",
    ),
    ("plan.html", "</html>", "</html>Ring ikke", "»Ring ikke«"),
    // Words that are gone, or stand elsewhere.
    (
        EDITION,
        "<li id=\"tegn-vred\">Er vred.",
        "<li>",
        "afsnittet #tegn-vred mangler\n    [-Er vred.-]",
    ),
    (
        EDITION,
        "<li id=\"tegn-vred\">",
        "<li id=\"tegn-glad\">",
        "afsnittet #tegn-vred har fået id’et #tegn-glad",
    ),
    (
        "om.html",
        "<div><dt>Sagsnummer</dt><dd>26/1</dd></div>",
        "",
        "mangler »<div><dt>Sagsnummer</dt><dd>26/1</dd></div>«",
    ),
    (
        "guide.html",
        "<ul class=\"points\"><li>Er vred.</li><li>Er væk.</li>",
        "<ul class=\"points\"><li>Er væk.</li><li>Er vred.</li>",
        "står »væk.</li><li>Er vred«",
    ),
    (
        "index.html",
        "<strong>Læs planen</strong>",
        "<strong>Læs</strong>",
        "mangler » planen«",
    ),
    // Words that are hidden.
    (
        "plan.html",
        "<p id=\"hjaelp\">",
        "<p id=\"hjaelp\" hidden>",
        "»<p id=\"hjaelp\" hidden>« i stedet for »<p id=\"hjaelp\">«",
    ),
    (
        "plan.html",
        "<p id=\"hjaelp\">",
        "<p id=\"hjaelp\" class=\"if-exits\">",
        "»<p id=\"hjaelp\" class=\"if-exits\">«",
    ),
    (
        "plan.html",
        "<p id=\"hjaelp\">",
        "<p id=\"hjaelp\" style=\"color:white\">",
        "style=\"color:white\"",
    ),
    (
        "plan.html",
        "<main id=\"indhold\">",
        "<main id=\"indhold\" hidden>",
        "<main id=\"indhold\" hidden>",
    ),
    (
        "plan.html",
        "<main id=\"indhold\">",
        "<main id=\"indhold\" inert>",
        "<main id=\"indhold\" inert>",
    ),
    (
        "plan.html",
        "<p id=\"hjaelp\">",
        "<p id=\"hjaelp\" aria-hidden=\"true\">",
        "aria-hidden=\"true\"",
    ),
    (
        "plan.html",
        "<ul><li id=\"tegn-vred\">",
        "<ul hidden><li id=\"tegn-vred\">",
        "»<ul hidden>« i stedet for »<ul>«",
    ),
    (
        "plan.html",
        "<section class=\"contact\">",
        "<details><summary></summary><section class=\"contact\">",
        "<details>",
    ),
    (
        "plan.html",
        "Er vred.<a",
        "<s>Er vred.</s><a",
        "afsnittet #tegn-vred mangler",
    ),
    (
        "index.html",
        "<strong hidden>",
        "<strong>",
        "»<strong>« i stedet for »<strong hidden>«",
    ),
    (
        "plan.html",
        "<body class=\"reading\">",
        "<body class=\"reading\" hidden>",
        "<body class=\"reading\" hidden>",
    ),
    // Links that lead elsewhere.
    (
        "plan.html",
        "<a class=\"call\" href=\"tel:112\">",
        "<a class=\"call\" href=\"tel:99999999\">",
        "<a class=\"call\" href=\"tel:99999999\">",
    ),
    (
        "plan.html",
        "<a href=\"tel:+4512345678\">",
        "<a href=\"tel:+4599999999\">",
        "(efter #vagten-telefon) står »<a href=\"tel:+4599999999\">«",
    ),
    (
        "plan.html",
        "href=\"mailto:vagt@by.dk\"",
        "href=\"mailto:vagt@ond.dk\"",
        "mailto:vagt@ond.dk",
    ),
    (
        "guide.html",
        "class=\"exit\" href=\"https://www.eksempel.dk/\"",
        "class=\"exit\" href=\"https://ond.dk/\"",
        "https://ond.dk/",
    ),
    (
        "index.html",
        "<a class=\"action\" href=\"guide.html\">",
        "<a class=\"action\" href=\"https://ond.dk/guide.html\">",
        "https://ond.dk/guide.html",
    ),
    (
        "udgaver/index.html",
        "href=\"2026-11-25/index.html\"",
        "href=\"2026-11-25/plan.html\"",
        "2026-11-25/plan.html",
    ),
    (
        "guide.html",
        "<a class=\"source\" href=\"plan.html#hjaelp\">",
        "<a class=\"source\" href=\"plan.html#tegn\">",
        "plan.html#tegn",
    ),
    (
        "index.html",
        "<a href=\"udgaver/index.html\">Udgaver</a></li><li><a href=\"regler.html\">",
        "<a href=\"regler.html\">Udgaver</a></li><li><a href=\"udgaver/index.html\">",
        "står »<a href=\"regler.html\">",
    ),
    // What a browser or a search engine is told about a page.
    (
        "plan.html",
        "<head>",
        "<head><base href=\"https://ond.dk/\">",
        "»<base href=\"https://ond.dk/\">«",
    ),
    (
        "plan.html",
        "<head>",
        "<head><meta http-equiv=refresh content=\"0;url=//ond.dk\">",
        "<meta http-equiv=refresh",
    ),
    (
        "plan.html",
        "</head>",
        "<script>alert(1)</script></head>",
        "»<script>alert(1)</script>«",
    ),
    (
        "plan.html",
        "</head>",
        "<script src=\"//ond.dk/x.js\"></script></head>",
        "//ond.dk/x.js",
    ),
    (
        "plan.html",
        "</head>",
        "<style>main{display:none}</style></head>",
        "<style>main",
    ),
    (
        "plan.html",
        "<body class",
        "<body onload=\"x()\" class",
        "onload=",
    ),
    (
        "plan.html",
        "</head>",
        "<link rel=\"canonical\" href=\"https://ond.dk/\"></head>",
        "<link rel=\"canonical\"",
    ),
    (
        "plan.html",
        "<title>Plan",
        "<title>Udløbet plan",
        "står »Udløbet plan« i stedet for »Plan«",
    ),
    (
        "plan.html",
        "<meta name=\"description\" content=\"Vi hjælper.\">",
        "<meta name=\"description\" content=\"Ring ikke.\">",
        "content=\"Ring ikke.\"",
    ),
    (
        "plan.html",
        "\"telephone\":\"+4512345678\"",
        "\"telephone\":\"+4599999999\"",
        "står »4599999999« i stedet for »4512345678«",
    ),
    (
        "plan.html",
        "<meta charset=\"utf-8\">",
        "<meta charset=\"iso-8859-1\">",
        "<meta charset=\"iso-8859-1\">",
    ),
    (
        "plan.html",
        "<!doctype html>\n",
        "",
        "linje 1 mangler »<!doctype html>",
    ),
    (
        "plan.html",
        "<!doctype html>",
        "\u{feff}<!doctype html>",
        "linje 1 står »⟨U+FEFF⟩«",
    ),
    (
        "plan.html",
        "<html lang=\"da\">",
        "<html lang=\"en\">",
        "linje 2 står »<html lang=\"en\">«",
    ),
    (
        "plan.html",
        "<p id=\"hjaelp\">",
        "<p id=\"hjaelp\" dir=\"rtl\">",
        "dir=\"rtl\"",
    ),
    (
        "plan.html",
        "<p id=\"hjaelp\">",
        "<p ID=\"hjaelp\">",
        "»<p ID=\"hjaelp\">« i stedet for »<p id=\"hjaelp\">«",
    ),
    ("plan.html", "\n</body>", "\r\n</body>", "står »⟨U+000D⟩«"),
    (
        "guide.html",
        "integrity=\"sha384-",
        "integrity=\"sha384-A",
        "integrity=\"sha384-A",
    ),
    (
        "guide.html",
        "data-integrity=\"sha384-",
        "data-integrity=\"sha384-A",
        "data-integrity=\"sha384-A",
    ),
    // What the guide is made of.
    (
        "guide.html",
        "\"finishes\":true",
        "\"finishes\":false",
        "står »false« i stedet for »true«",
    ),
    (
        "guide.html",
        "\"value\":\"1234 5678\"",
        "\"value\":\"9999 9999\"",
        "står »9999 9999« i stedet for »1234 5678«",
    ),
    (
        "guide.html",
        "\"contacts\":[\"alarm\"]",
        "\"contacts\":[]",
        "mangler »\"alarm\"«",
    ),
];

#[test]
fn each_forged_page_is_told_with_its_place() {
    let site = published();
    let book = &site.book;
    assert_eq!(site.verdict().is_adopted(), Some(true));
    let mut missed = Vec::new();
    for (page, part, by, report) in PAGES {
        let good = book.page(page);
        book.replace(&format!("dist/site/{page}"), part, by);
        missed.extend(site.missed(page, report));
        book.put(&format!("dist/site/{page}"), good);
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert_eq!(site.verdict().is_adopted(), Some(true));
}

#[test]
fn each_forged_file_is_told_by_its_name() {
    let site = published();
    let book = &site.book;
    for (begin, end, part, by, report) in [
        (
            "assets/site-",
            ".css",
            "}",
            "}main{display:none}",
            "»}main{display:none«",
        ),
        (
            "assets/search-",
            ".js",
            "const ",
            "alert(1);const ",
            "»alert(1);",
        ),
        (
            "assets/search-",
            ".json",
            "Vi hj",
            "Vi hj…",
            "»hj…ælper« i stedet for »hjælper«",
        ),
        (
            "assets/quick-exit-",
            ".js",
            "quick_exit.js",
            "",
            "mangler »quick_exit.js«",
        ),
        (
            "assets/loader-",
            ".js",
            "loader",
            "ladder",
            "»ladder« i stedet for »loader«",
        ),
        (
            "assets/guide-",
            ".js",
            "app",
            "spy",
            "»spy« i stedet for »app«",
        ),
        (
            "assets/guide-",
            ".wasm",
            "app",
            "spy",
            "»spy« i stedet for »app«",
        ),
        ("assets/due-", ".js", ";", ";;", "»;«"),
        (
            "revision.ics",
            "",
            "20301125",
            "20401125",
            "»20401125« i stedet for »20301125«",
        ),
        ("web.config", "", "nosniff", "sniff", "nosniff"),
        ("_headers", "", "default-src", "x-default-src", "»x-«"),
        (
            "robots.txt",
            "",
            "Allow",
            "Disallow",
            "»Disallow« i stedet for »Allow«",
        ),
        ("site.webmanifest", "", "Plan", "Plan B", "» B«"),
        (
            "udgaver/2026-11-25/manifest.json",
            "",
            "26/1",
            "26/2",
            "filen er en anden end den vedtagne (SHA-256 ",
        ),
    ] {
        let address = address(book, begin, end);
        let good = fs::read(book.site().join(&address)).unwrap();
        book.replace(&format!("dist/site/{address}"), part, by);
        site.forged(&address, report);
        book.put(&format!("dist/site/{address}"), good);
    }
    let wasm = address(book, "assets/guide-", ".wasm");
    for (address, content, report) in [
        (
            "plan.html",
            &b"<main>\xff"[..],
            "siden er ikke skrevet som UTF-8",
        ),
        (wasm.as_str(), b"\0asm\xff", "filen er en anden (SHA-256 "),
        ("robots.txt", b"", "linje 1 mangler »User-agent"),
        (
            "plan.html",
            &vec![b'x'; 5 << 20],
            "filen er større end 4 MB",
        ),
    ] {
        let path = book.site().join(address);
        let good = fs::read(&path).unwrap();
        fs::write(&path, content).unwrap();
        site.forged(address, report);
        fs::write(&path, good).unwrap();
    }
}

#[test]
fn each_paper_is_compared() {
    let site = Published::of(Book::small().printed());
    let book = &site.book;
    let verdict = site.verdict();
    assert!(
        verdict.is_adopted() == Some(true) && verdict.notes.is_empty(),
        "{verdict}"
    );
    for paper in [
        "beredskabsplan.pdf",
        "kontaktark.pdf",
        "lommekort.pdf",
        "lommekort-a4.pdf",
        "udgaver/2026-11-25/beredskabsplan.pdf",
    ] {
        let path = book.site().join(paper);
        let good = fs::read(&path).unwrap();
        fs::write(&path, [&good[..], b"%"].concat()).unwrap();
        site.forged(paper, "filen er en anden");
        fs::write(&path, good).unwrap();
    }
    fs::remove_file(book.site().join("lommekort.pdf")).unwrap();
    site.forged("lommekort.pdf", "filen mangler");
    // Without the plan's own paper it is a site without papers, whose pages refer to none.
    for paper in ["beredskabsplan.pdf", "kontaktark.pdf", "lommekort-a4.pdf"] {
        fs::remove_file(book.site().join(paper)).unwrap();
    }
    let report = site.verdict().to_string();
    assert!(
        report.contains("/index.html: linje ") && report.contains("beredskabsplan.pdf"),
        "{report}"
    );
    assert!(
        report.contains("bemærk: webstedet har ingen PDF-filer uden for udgaverne"),
        "{report}"
    );
}

#[test]
fn a_file_too_many_or_too_few_is_told() {
    let site = published();
    let book = &site.book;
    for extra in [
        "ond.html",
        "assets/ond.js",
        "udgaver/2026-11-25/ond.pdf",
        "plan.html.bak",
        "lommekort.pdf",
        "ond.br",
        ".htaccess",
        "robots.txt.gz.gz",
        "web.config.br",
        "sw.js",
    ] {
        book.put(&format!("dist/site/{extra}"), "Ring ikke.");
        site.forged(extra, "filen hører ikke til webstedet");
        fs::remove_file(book.site().join(extra)).unwrap();
    }
    for (address, _) in book.files() {
        let path = book.site().join(&address);
        let good = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        if address.ends_with(".br") || address.ends_with(".gz") {
            // A server that has no packed form sends the file itself.
            assert_eq!(site.verdict().is_adopted(), Some(true), "{address}");
        } else {
            site.forged(&address, "mangler");
        }
        fs::write(&path, good).unwrap();
    }
}

pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}

fn brotli(content: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut packed, &Default::default()).unwrap();
    packed
}

#[test]
fn a_packed_form_that_holds_something_else_is_told() {
    let site = published();
    let book = &site.book;
    let other = book
        .page("plan.html")
        .replace("Vi hjælper.", "Vi hjælper ikke.");
    let bomb = vec![b' '; 64 << 20];
    let twice = [
        gzip(book.page("plan.html").as_bytes()),
        gzip(b"<p>Ring ikke.</p>"),
    ]
    .concat();
    let style = address(book, "assets/site-", ".css");
    let cases: &[(&str, &str, Vec<u8>, &str)] = &[
        (
            "plan.html",
            "gzip",
            gzip(other.as_bytes()),
            "afsnittet #hjaelp er ændret",
        ),
        (
            "plan.html",
            "br",
            brotli(other.as_bytes()),
            "afsnittet #hjaelp er ændret",
        ),
        ("plan.html", "gzip", gzip(&bomb), "filen er større end 4 MB"),
        ("plan.html", "br", brotli(&bomb), "filen er større end 4 MB"),
        ("plan.html", "gzip", twice, "<p>Ring ikke.</p>"),
        ("plan.html", "br", b"hej".to_vec(), "filen kan ikke læses"),
        (
            "plan.html",
            "gzip",
            gzip(b"")[..5].to_vec(),
            "filen kan ikke læses",
        ),
        (
            "index.html",
            "gzip",
            gzip(b""),
            "linje 1 mangler »<!doctype html>",
        ),
        (&style, "br", brotli(b"main{display:none}"), "main"),
        ("robots.txt", "gzip", gzip(b"Disallow: /"), "Disallow"),
    ];
    for (address, packing, content, report) in cases {
        let extension = if *packing == "br" { "br" } else { "gz" };
        let path = book.site().join(format!("{address}.{extension}"));
        let good = fs::read(&path).ok();
        fs::write(&path, content).unwrap();
        site.forged(&format!("{address} (pakket med {packing}): "), report);
        match good {
            Some(good) => fs::write(&path, good).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
    }
    // What is in every form is told once.
    let all = ["", ".br", ".gz"].map(|end| book.site().join(format!("plan.html{end}")));
    let good = all.clone().map(|path| fs::read(path).unwrap());
    let forms = [
        other.as_bytes().to_vec(),
        brotli(other.as_bytes()),
        gzip(other.as_bytes()),
    ];
    for (path, form) in all.iter().zip(forms) {
        fs::write(path, form).unwrap();
    }
    site.forged("plan.html: ", "afsnittet #hjaelp er ændret");
    for (path, good) in all.iter().zip(good) {
        fs::write(path, good).unwrap();
    }
    // What is another thing in each is told of each.
    book.replace("dist/site/plan.html", "Vi hjælper.", "Vi hjælper alle.");
    book.put("dist/site/plan.html.gz", gzip(other.as_bytes()));
    let report = site.verdict().findings;
    let begins = ["/plan.html: ", "/plan.html (pakket med gzip): "];
    assert_eq!(report.len(), begins.len(), "{report:#?}");
    for (report, begin) in report.iter().zip(begins) {
        assert!(report.starts_with(begin), "{report}");
    }
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_told_and_not_waited_for() {
    let site = published();
    let book = &site.book;
    let path = book.site().join("plan.html");
    let good = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(&path)
        .status()
        .unwrap();
    assert!(made.success());
    site.forged("plan.html", "det er ikke en almindelig fil");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    site.forged("plan.html", "siden mangler");
    fs::remove_dir(&path).unwrap();
    std::os::unix::fs::symlink("plan.html", &path).unwrap();
    let failure = site.verifier.verify(book.site().to_str().unwrap());
    let report = failure.unwrap_err().to_string();
    assert!(report.ends_with("plan.html kan ikke læses"), "{report}");
    fs::remove_file(&path).unwrap();
    fs::write(&path, good).unwrap();
    std::os::unix::fs::symlink("/", book.site().join("rod")).unwrap();
    site.forged("rod", "filen hører ikke til webstedet");
}

#[test]
fn what_harms_nobody_passes() {
    let site = published();
    let book = &site.book;
    let adopted = site.verdict();
    for litter in [".DS_Store", "udgaver/Thumbs.db", "assets/desktop.ini"] {
        book.put(&format!("dist/site/{litter}"), "litter");
        let verdict = site.verdict();
        assert_eq!(verdict.is_adopted(), Some(true), "{verdict}");
        assert_eq!(verdict.line, adopted.line);
        let note = format!("/{litter} er lagt dér af maskinen");
        assert!(
            verdict.notes.iter().any(|report| report.contains(&note)),
            "{verdict}"
        );
        fs::remove_file(book.site().join(litter)).unwrap();
    }
    // Packed by somebody else, and with other times.
    let page = book.page("plan.html");
    book.put("dist/site/plan.html.gz", gzip(page.as_bytes()));
    book.put("dist/site/plan.html", page);
    assert_eq!(site.verdict(), adopted);
    // With a slash at its end.
    let folder = format!("{}/", book.site().to_str().unwrap());
    assert_eq!(ask(book, &folder).unwrap(), adopted);
    // The day goes on: today's text is no longer what was adopted, and the site still is.
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    assert_eq!(of_folder(book), adopted);
    book.put("book/guide.toml", "nothing that can be read");
    assert_eq!(of_folder(book), adopted);
}

#[test]
fn a_site_by_another_version_is_told_as_such_and_its_text_is_still_proven() {
    let site = published();
    let book = &site.book;
    // As another version would have written it: everywhere something else, and the same text.
    by_another_version(book);
    for page in ["plan.html", "index.html", "hele-planen.html", EDITION] {
        book.replace(
            &format!("dist/site/{page}"),
            "<body class",
            "<body data-new class",
        );
    }
    let verdict = site.verdict();
    assert_eq!(verdict.is_adopted(), None, "{verdict}");
    let report = verdict.to_string();
    for part in [
        "kan ikke efterprøves: /beredskab.txt, /hele-planen.html, /index.html, /plan.html, /udgaver/2026-11-25/plan.html\n",
        "bemærk: webstedet er lavet af en anden version af beredskab end denne (udgiver f",
        "afsnittenes ord er de vedtagne på /udgaver/2026-11-25/plan.html, /udgaver/2026-11-25/hele-planen.html, /plan.html, /hele-planen.html; hvad der ellers vises dér, er ikke efterprøvet",
        "\nDet kan ikke siges, om alt er, som det blev vedtaget den 25. november 2026.\n",
    ] {
        assert!(report.contains(part), "{part}\n{report}");
    }
    book.replace("dist/site/plan.html", "Er vred.", "Er glad.");
    let verdict = site.verdict();
    assert_eq!(verdict.is_adopted(), Some(false), "{verdict}");
    assert!(
        verdict
            .to_string()
            .contains("/plan.html: afsnittet #tegn-vred er ændret\n    Er [-vred.-] {+glad.+}"),
        "{verdict}"
    );
    book.replace("dist/site/plan.html", "Er glad.", "Er vred.");
    // One that does not say what made it.
    fs::remove_file(book.site().join("beredskab.txt")).unwrap();
    let verdict = site.verdict();
    assert_eq!(verdict.is_adopted(), None, "{verdict}");
    assert!(
        verdict.to_string().contains("(siger ikke hvilken; denne: "),
        "{verdict}"
    );
    // A forger who only says so.
    let site = published();
    let book = &site.book;
    by_another_version(book);
    site.forged("beredskab.txt", "i stedet for");
    // The same publisher with another guide.
    book.built();
    book.put("widget/quick_exit.js", "another quick exit");
    assert_eq!(of_folder(book).is_adopted(), None);
}

#[test]
fn a_site_by_another_version_is_told_of_with_its_numbers_and_no_longer_than_can_be_read() {
    let book = Book::small();
    book.replace(
        "book/chapters/plan.md",
        "- Ring til os. {#vej-ring}\n- Vi vurderer. {#vej-vurderer}",
        "4. Ring til os. {#vej-ring}\n5. Vi vurderer. {#vej-vurderer}",
    );
    for name in 'a'..='z' {
        book.put(
            &format!("book/chapters/{name}.md"),
            format!("# Kapitel {name} {{#kap-{name}}}\n\nOrd {name}. {{#ord-{name}}}\n"),
        );
        let summary = fs::read_to_string(book.root().join("book/chapters/SUMMARY.md")).unwrap();
        let line = format!("{summary}- [Kapitel {name}]({name}.md)\n");
        book.put("book/chapters/SUMMARY.md", line);
    }
    let site = Published::of(book);
    let book = &site.book;
    by_another_version(book);
    for name in 'a'..='z' {
        let page = format!("dist/site/{name}.html");
        book.replace(&page, "<body class", "<body data-new class");
    }
    let verdict = site.verdict();
    assert_eq!(verdict.is_adopted(), None, "{verdict}");
    let report = verdict.to_string();
    // 26 pages and what tells the version, of which twenty are named.
    assert!(report.contains("/s.html og 7 til\n"), "{report}");
    book.replace("dist/site/plan.html", "<ol start=\"4\"", "<ol start=\"3\"");
    let verdict = site.verdict();
    assert_eq!(verdict.is_adopted(), Some(false), "{verdict}");
    assert!(verdict.to_string().contains("#vej-ring"), "{verdict}");
}

#[test]
fn a_file_of_a_site_that_is_no_text_is_told_by_its_fingerprint() {
    let site = published();
    let book = &site.book;
    fs::write(book.site().join("robots.txt"), b"User-agent: \xff").unwrap();
    site.forged("robots.txt", "filen er en anden (SHA-256 ");
    book.built();
    fs::write(book.site().join("plan.html"), b"<p>\xff").unwrap();
    site.forged("plan.html", "siden er ikke skrevet som UTF-8");
}

#[test]
fn no_more_is_looked_at_than_the_bounds_allow() {
    let site = published();
    let book = &site.book;
    let within = |files: usize| {
        let bounds = publish::Bounds {
            files,
            ..Default::default()
        };
        crate::verify::ask_within(book, book.site().to_str().unwrap(), bounds)
    };
    let all = book.files().len();
    assert_eq!(within(all).unwrap().is_adopted(), Some(true));
    let report = within(all - 1).unwrap_err().to_string();
    let bound = format!("har flere end {} filer; er det den rigtige mappe?", all - 1);
    assert!(report.contains(&bound), "{report}");
}

#[test]
fn a_hundred_differences_are_shown_and_all_are_counted() {
    let site = published();
    let book = &site.book;
    for number in 0..150 {
        book.put(&format!("dist/site/x{number:03}.html"), "");
    }
    let report = site.verdict().to_string();
    assert!(
        report.contains("/x099.html") && !report.contains("/x100.html"),
        "{report}"
    );
    assert!(
        report.contains("\n… og 50 til\n") && report.contains("\nDer er 150 forskelle fra "),
        "{report}"
    );
}
