//! Whatever lies in `book/`: it is refused with its place, or it is words on a page and nothing else.

use crate::book::Book;
use plan::Plan;
use proptest::prelude::*;
use publish::DOWNLOADED;
use scraper::{Html, Selector};
use std::fs;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// What stands in a chapter, and a part of what is said.
const REFUSED: [(&str, &str); 30] = [
    ("<script>alert(1)</script>", "kan ikke stå i planens tekst"),
    (
        "Se <script>alert(1)</script> her",
        "kan ikke stå i planens tekst",
    ),
    (
        "<img src=x onerror=alert(1)>",
        "kan ikke stå i planens tekst",
    ),
    (
        "Se <img src=x onerror=alert(1)> her",
        "kan ikke stå i planens tekst",
    ),
    ("<svg onload=alert(1)>", "kan ikke stå i planens tekst"),
    ("<!-- skjult -->", "kan ikke stå i planens tekst"),
    ("Se <!-- skjult --> her", "kan ikke stå i planens tekst"),
    ("<?php echo 1 ?>", "kan ikke stå i planens tekst"),
    ("<![CDATA[a]]>", "kan ikke stå i planens tekst"),
    ("![a](https://by.dk/a.png)", "kan ikke stå i planens tekst"),
    ("[a](javascript:alert(1))", "er ikke tilladt"),
    ("[a](JaVaScRiPt:alert(1))", "er ikke tilladt"),
    ("[a](javascript&colon;alert(1))", "er ikke tilladt"),
    ("[a](&#106;avascript:alert(1))", "er ikke tilladt"),
    ("[a](<java\tscript:alert(1)>)", "er ikke tilladt"),
    ("[a](java&#10;script:alert(1))", "er ikke tilladt"),
    ("[a](&#1;javascript:alert(1))", "er ikke tilladt"),
    ("[a](javascript%3Aalert(1))", "er ikke tilladt"),
    ("[a](data:text/html,hej)", "er ikke tilladt"),
    ("[a](vbscript:a)", "er ikke tilladt"),
    ("<javascript:alert(1)>", "er ikke tilladt"),
    (
        "[a][b]\n\n[b]: javascript:alert(1)",
        "kan ikke stå i planens tekst",
    ),
    ("[a](//by.dk/plan.md)", "fører ikke til noget"),
    ("[a](\\\\by.dk\\plan.md)", "fører ikke til noget"),
    ("[a](https://by.dk\\@andet.dk)", "er ikke tilladt"),
    ("[a](https://by.dk@andet.dk)", "er ikke tilladt"),
    ("[a](https:by.dk)", "er ikke tilladt"),
    ("[a](https://by.dk/&#8238;)", "er ikke tilladt"),
    ("{{#include /etc/passwd}}", "ukendt direktiv"),
    ("{{kontakt ../../x}}", "ingen kontakt har id’et »../../x«"),
];

#[test]
fn a_chapter_s_hostile_text_is_refused_at_its_place() {
    let book = Book::small();
    for (text, message) in REFUSED {
        book.replace(
            "book/chapters/plan.md",
            "Vi hjælper. {#hjaelp}",
            &format!("Vi hjælper. {{#hjaelp}}\n\n{text}\n"),
        );
        let report = book.build().unwrap_err();
        let found = report.lines().find(|line| line.contains(message));
        let found = found.unwrap_or_else(|| panic!("{text}: {report}"));
        assert!(
            found.starts_with("book/chapters/plan.md:"),
            "{text}: {report}"
        );
        assert!(!book.site().exists());
        book.replace("book/chapters/plan.md", &format!("\n\n{text}\n"), "");
    }
}

/// What stands in a chapter, and what its reader reads.
const READ: [(&str, &str); 9] = [
    ("\\<script>alert(1)\\</script>", "<script>alert(1)</script>"),
    (
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<script>alert(1)</script>",
    ),
    (
        "&lt;/p&gt;&lt;img src=x onerror=alert(1)&gt;",
        "</p><img src=x onerror=alert(1)>",
    ),
    ("&quot;&apos;&amp;lt;&#96;", "\"'&lt;`"),
    ("javascript:alert(1)", "javascript:alert(1)"),
    ("\\<!-- a -->", "<!-- a -->"),
    ("&amp;#8238;", "&#8238;"),
    ("1 < 2 > 0 & 3", "1 < 2 > 0 & 3"),
    (
        "Et*u*ligt **ord** [her](https://by.dk/?a=1&b=%22%3Cb%3E)",
        "Etuligt ord her",
    ),
];

#[test]
fn what_is_accepted_is_words_on_the_page() {
    let book = Book::small();
    for (text, words) in READ {
        book.replace(
            "book/chapters/plan.md",
            "Vi hjælper. {#hjaelp}",
            &format!("{text} {{#hjaelp}}"),
        );
        book.built();
        for (page, id) in [("plan.html", "#hjaelp"), ("hele-planen.html", "#hjaelp")] {
            let page = Html::parse_document(&book.page(page));
            let passage = page.select(&Selector::parse(id).unwrap()).next().unwrap();
            let read: String = passage.text().collect();
            assert_eq!(read.trim(), words, "{text}");
        }
        nothing_is_alive(&book);
        book.replace(
            "book/chapters/plan.md",
            &format!("{text} {{#hjaelp}}"),
            "Vi hjælper. {#hjaelp}",
        );
    }
}

#[test]
fn names_and_titles_are_words_wherever_they_stand() {
    let book = Book::small();
    let odd = "</title></script><script>alert(1)</script>\\\" onload=\\\"alert(1)' <!-- & {{x}}";
    for name in [
        "name = \"By Kommune\"",
        "title = \"Plan\"",
        "description = \"En plan.\"",
    ] {
        let key = name.split(' ').next().unwrap();
        book.replace(
            "book/theme/municipality.toml",
            name,
            &format!("{key} = \"{odd}\""),
        );
    }
    book.replace(
        "book/guide.toml",
        "text = \"Hvem er du?\"",
        &format!("text = \"{odd}\""),
    );
    book.replace(
        "book/guide.toml",
        "title = \"Ring 112\"",
        &format!("title = \"{odd}\""),
    );
    book.put(
        "book/emneord.toml",
        format!("[[subject]]\nname = \"{odd}\"\npassages = [\"hjaelp\"]\n"),
    );
    book.built();
    nothing_is_alive(&book);
    let manifest = book.page("site.webmanifest");
    assert!(serde_json::from_str::<serde_json::Value>(&manifest).is_ok());
}

/// No page has a script, handler or address but the publisher's own.
fn nothing_is_alive(book: &Book) {
    let all = Selector::parse("*").unwrap();
    for (address, _) in book
        .files()
        .iter()
        .filter(|(address, _)| address.ends_with(".html"))
    {
        let page = Html::parse_document(&book.page(address));
        let mut inline = 0;
        for element in page.select(&all) {
            let element = element.value();
            let is_inline = element.attr("type") == Some("module") && element.attr("src").is_none();
            inline += usize::from(is_inline);
            let is_own = element.name() != "script"
                || is_inline
                || element
                    .attr("src")
                    .is_some_and(|src| src.contains("assets/"))
                || element
                    .attr("type")
                    .is_some_and(|kind| kind.ends_with("json"));
            assert!(
                is_own && !["iframe", "object", "embed", "base", "img"].contains(&element.name()),
                "{address}"
            );
            for (name, value) in element.attrs() {
                assert!(
                    !name.starts_with("on") && name != "style",
                    "{address}: {name}"
                );
                let to = value.trim().to_lowercase();
                let is_dead = !["javascript:", "data:", "vbscript:"]
                    .iter()
                    .any(|scheme| to.starts_with(scheme));
                assert!(
                    is_dead || !["href", "src", "action"].contains(&name),
                    "{address}: {value}"
                );
            }
        }
        // The search of the file to keep, which its own policy allows by its hash.
        assert_eq!(inline, usize::from(address == DOWNLOADED), "{address}");
    }
}

/// A file of the look, what stands in it, and a part of what is said.
#[test]
fn a_look_that_is_more_than_colours_and_shapes_is_refused() {
    let svg = |inside: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
        )
    };
    let (colours, icon) = ("book/theme/colours.css", "book/theme/favicon.svg");
    let rows = [
        (
            colours,
            "</style><script>".to_owned(),
            "her kan kun stå :root",
        ),
        (
            colours,
            "@import 'https://by.dk/a.css';".to_owned(),
            "her kan kun stå :root",
        ),
        (
            colours,
            "body { display: none }".to_owned(),
            "her kan kun stå :root",
        ),
        (
            colours,
            ":root { background: red }".to_owned(),
            "»background« er ikke navnet på en farve",
        ),
        (
            colours,
            ":root { --ink: url(https://by.dk/a) }".to_owned(),
            "er ikke en farve",
        ),
        (
            colours,
            ":root { --ink: u\\72l(a) }".to_owned(),
            "er ikke en farve",
        ),
        (
            colours,
            ":root { --ink: image-set('a' 1x) }".to_owned(),
            "er ikke en farve",
        ),
        (
            colours,
            ":root { --ink: rgb(1 2 3; --paper: red }".to_owned(),
            "er ikke en farve",
        ),
        (
            colours,
            ":root { --ink: } } body { color: red".to_owned(),
            "er ikke en farve",
        ),
        (
            colours,
            ":root { --ink: \"a\" }".to_owned(),
            "er ikke en farve",
        ),
        (
            colours,
            ":root { --ink: red".to_owned(),
            "er ikke navnet på en farve",
        ),
        (
            colours,
            "/* :root { }".to_owned(),
            "kommentaren er ikke afsluttet",
        ),
        (
            icon,
            svg("<script>alert(1)</script>"),
            "»script« kan ikke stå i ikonet",
        ),
        (
            icon,
            svg("<a href=\"javascript:alert(1)\"><path/></a>"),
            "»a« kan ikke stå i ikonet",
        ),
        (
            icon,
            svg("<path onclick=\"alert(1)\"/>"),
            "»onclick« kan ikke stå i ikonet",
        ),
        (
            icon,
            svg("<image href=\"https://by.dk/a.png\"/>"),
            "»image« kan ikke stå i ikonet",
        ),
        (
            icon,
            svg("<use xlink:href=\"https://by.dk/a.svg#a\"/>"),
            "»href« kan ikke stå i ikonet",
        ),
        (
            icon,
            svg("<path style=\"fill:url(https://by.dk/a)\"/>"),
            "»style« kan ikke stå i ikonet",
        ),
        (
            icon,
            svg("<style>@import 'a'</style>"),
            "»style« kan ikke stå i ikonet",
        ),
        (
            icon,
            svg("<foreignObject/>"),
            "»foreignObject« kan ikke stå i ikonet",
        ),
        (
            icon,
            svg("<set attributeName=\"href\"/>"),
            "»set« kan ikke stå i ikonet",
        ),
        (
            icon,
            format!("<?xml-stylesheet href=\"a.css\"?>{}", svg("")),
            "henviser til et stilark",
        ),
        (
            icon,
            format!("<!DOCTYPE svg [<!ENTITY a \"b\">]>{}", svg("&a;")),
            "SVG-tegning, der kan læses",
        ),
        (icon, "<html/>".to_owned(), "filen er ikke en SVG-tegning"),
        (icon, "<svg".to_owned(), "SVG-tegning, der kan læses"),
        (icon, "<g>".repeat(50_000), "ikonet er for indviklet"),
    ];
    for (path, text, message) in rows {
        let book = Book::small();
        book.put(path, &text);
        let report = book.build().unwrap_err();
        assert!(
            report.starts_with(path) && report.contains(message),
            "{text:.80}: {report}"
        );
    }
}

#[test]
fn the_look_of_the_published_plan_is_in_order() {
    let book = Book::small();
    for name in ["colours.css", "favicon.svg"] {
        let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../../book/theme");
        book.put(
            &format!("book/theme/{name}"),
            fs::read(format!("{own}/{name}")).unwrap(),
        );
    }
    book.built();
}

#[cfg(unix)]
mod places {
    use super::*;
    use std::os::unix::fs::symlink;

    /// Puts something else in a file's place.
    fn instead(book: &Book, path: &str, put: impl FnOnce(&std::path::Path)) {
        let path = book.root().join(path);
        let _ = fs::remove_file(&path);
        put(&path);
    }

    const FILES: [&str; 9] = [
        "chapters/plan.md",
        "chapters/SUMMARY.md",
        "contacts.toml",
        "guide.toml",
        "figures.toml",
        "emneord.toml",
        "source/beredskabsplan.txt",
        "theme/municipality.toml",
        "theme/favicon.svg",
    ];

    #[test]
    fn no_file_is_read_that_is_elsewhere_or_no_file() {
        let elsewhere = tempfile::tempdir().unwrap();
        let secret = elsewhere.path().join("secret");
        fs::write(&secret, "hemmeligt").unwrap();
        for file in FILES {
            let path = format!("book/{file}");
            let refused = |message: &str, put: &dyn Fn(&std::path::Path)| {
                let book = Book::small();
                fs::create_dir_all(book.root().join(&path).parent().unwrap()).unwrap();
                instead(&book, &path, put);
                let start = Instant::now();
                let report = book.build().unwrap_err();
                assert!(start.elapsed() < Duration::from_secs(4), "{path}");
                let is_reported = |line: &str| {
                    line.starts_with(&path) && line.contains(&format!(": fejl: {message}"))
                };
                assert!(report.lines().any(is_reported), "{report}");
                assert!(!report.contains("hemmeligt"), "{report}");
            };
            refused("filen ligger uden for book/", &|at| {
                symlink(&secret, at).unwrap()
            });
            refused("filen ligger uden for book/", &|at| {
                symlink("/dev/zero", at).unwrap()
            });
            refused("filen ligger uden for book/", &|at| {
                let mut above = at.ancestors();
                let root = above.find(|folder| folder.join("widget").is_dir()).unwrap();
                symlink(root.join("widget/loader.js"), at).unwrap();
            });
            refused("filen kan ikke læses", &|at| symlink(at, at).unwrap());
            refused("filen kan ikke læses", &|at| {
                symlink("findes-ikke", at).unwrap()
            });
            refused("her ligger ikke en almindelig fil", &|at| {
                fs::create_dir(at).unwrap()
            });
            refused("her ligger ikke en almindelig fil", &|at| {
                assert!(Command::new("mkfifo").arg(at).status().unwrap().success());
            });
            refused("filen er for stor", &|at| {
                fs::File::create(at).unwrap().set_len(100_000_000).unwrap();
            });
            refused("filen er ikke gemt som UTF-8", &|at| {
                let utf_16: Vec<u8> = "# Plan".encode_utf16().flat_map(u16::to_le_bytes).collect();
                fs::write(at, [b"\xff\xfe".as_slice(), &utf_16].concat()).unwrap();
            });
        }
    }

    #[test]
    fn a_folder_that_leads_elsewhere_is_refused() {
        let other = Book::small();
        for folder in ["book", "book/chapters", "book/theme"] {
            let book = Book::small();
            let at = book.root().join(folder);
            fs::remove_dir_all(&at).unwrap();
            symlink(other.root().join(folder), &at).unwrap();
            let report = book.build().unwrap_err();
            assert!(
                report.contains(": fejl: filen ligger uden for book/"),
                "{folder}: {report}"
            );
        }
    }
}

#[test]
fn a_table_of_contents_is_no_way_out_and_no_way_down() {
    let long = "- [Plan](plan.md)\n".repeat(10_000);
    let names: String = (0..5_000)
        .map(|n| format!("- [Plan](kapitel-{n}.md)\n"))
        .collect();
    let rows = [
        (
            "- ".repeat(100_000) + "[Plan](plan.md)",
            "indholdsfortegnelsen kan ikke læses",
        ),
        (
            format!("- [Plan](plan.md)\n{}- [To](to.md)", " ".repeat(400)),
            "indholdsfortegnelsen kan ikke læses",
        ),
        (
            "> ".repeat(100_000) + "[Plan](plan.md)",
            "indholdsfortegnelsen kan ikke læses",
        ),
        (long, "kapitlet »plan.md« står to gange"),
        (names, "fejl: kapitlets fil »kapitel-7.md« mangler"),
        ("[".repeat(100_000), "fejl"),
        (
            "- [Plan](PLAN.md)".to_owned(),
            "et kapitel kan ikke hedde »PLAN.md«",
        ),
        (
            "- [Plan](plan.md%00)".to_owned(),
            "et kapitel kan ikke hedde",
        ),
        ("- [Plan](..%2f..%2fetc%2fpasswd.md)".to_owned(), "fejl"),
        (
            "- [Plan](\\\\by.dk\\plan.md)".to_owned(),
            "et kapitel kan ikke hedde",
        ),
        (
            "- [Plan](https://by.dk/plan.md)".to_owned(),
            "et kapitel kan ikke hedde",
        ),
        ("- [Plan]()".to_owned(), "har ingen fil"),
        (String::new(), "planen har ingen kapitler"),
    ];
    for (text, message) in rows {
        let book = Book::small();
        book.put("book/chapters/SUMMARY.md", &text);
        let start = Instant::now();
        let report = book.build().unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(6), "{text:.60}");
        assert!(report.contains(message), "{text:.60}: {report:.600}");
    }
}

/// The real process, with no more memory than a phone has.
#[cfg(unix)]
#[test]
fn the_command_needs_little_memory_and_time_for_any_of_it() {
    let rows = [
        (
            "book/chapters/plan.md",
            "[a](javascript:b) ".repeat(13_000),
            "er ikke tilladt",
        ),
        (
            "book/chapters/plan.md",
            "> ".repeat(100_000),
            "kan ikke stå",
        ),
        (
            "book/chapters/plan.md",
            "a".repeat(10_000_000),
            "filen er for stor",
        ),
        (
            "book/chapters/SUMMARY.md",
            "- ".repeat(100_000),
            "kan ikke læses",
        ),
        (
            "book/guide.toml",
            "points = ".to_owned() + &"[".repeat(200_000),
            "fejl",
        ),
        ("book/contacts.toml", "a".repeat(200_000), "fejl"),
    ];
    for (path, text, message) in rows {
        let book = Book::small();
        book.put(path, &text);
        let start = Instant::now();
        let script = "ulimit -v 500000; exec \"$0\" check --root \"$1\"";
        let output = Command::new("sh")
            .args(["-c", script, env!("CARGO_BIN_EXE_beredskab")])
            .arg(book.root())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let report = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{path}: {report:.600}");
        assert!(
            report.contains(message) && report.ends_with(" fejl.\n"),
            "{path}: {report:.600}"
        );
        assert!(
            start.elapsed() < Duration::from_secs(6),
            "{path}: {:?}",
            start.elapsed()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_answers_are_explained_or_refused_in_words(
        parts in prop::collection::vec(
            prop_oneof![
                prop::sample::select(vec!["fare", "hvem", "tegn", "=", "+", ",", " ", "ja", "nej", "borger", "ingen", "tegn-vaek"])
                    .prop_map(str::to_owned),
                "\\PC{0,4}",
            ],
            0..14,
        ),
    ) {
        static PLAN: OnceLock<Plan> = OnceLock::new();
        let plan = PLAN.get_or_init(|| {
            let book = Book::small();
            Plan::read(&publish::read(book.root()).unwrap()).unwrap().0
        });
        let report = publish::explain(plan, &parts.concat());
        prop_assert!(!report.unwrap_or_else(|error| error.to_string()).is_empty());
    }
}
