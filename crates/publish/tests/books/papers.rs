//! The plan on paper, in the site.

use crate::adoption::adopt;
use crate::book::Book;
use std::path::Path;
use std::process::Command;

const PAPERS: [&str; 4] = [
    "beredskabsplan.pdf",
    "kontaktark.pdf",
    "lommekort-a4.pdf",
    "lommekort.pdf",
];

/// The papers in the site.
fn papers(book: &Book) -> Vec<String> {
    let files = book.files().into_iter().map(|(address, _)| address);
    files.filter(|address| address.ends_with(".pdf")).collect()
}

#[test]
fn the_papers_lie_in_the_site_and_are_linked_where_they_are_looked_for() {
    let book = Book::small().printed();
    book.built();
    assert_eq!(papers(&book), PAPERS);
    // Beside the plan's text a link says nothing that only printing can tell.
    let plan = "href=\"beredskabsplan.pdf\" type=\"application/pdf\">Hent planen (PDF";
    for (page, more) in [
        ("index.html", ", 4 sider, "),
        ("om.html", ", 4 sider, "),
        ("hele-planen.html", ")"),
    ] {
        assert!(
            book.content(page).contains(&format!("{plan}{more}")),
            "{page}"
        );
    }
    for (page, more) in [("index.html", ", 1 side, "), ("plan.html", ")")] {
        let content = book.content(page);
        for link in [
            &format!(
                "href=\"kontaktark.pdf\" type=\"application/pdf\">Kontaktark til opslagstavlen (PDF{more}"
            ),
            "href=\"lommekort.pdf\"",
            "href=\"lommekort-a4.pdf\"",
        ] {
            assert!(content.contains(link), "{page}: {content}");
        }
    }
}

#[test]
fn where_no_papers_are_printed_none_is_linked() {
    let book = Book::small();
    book.built();
    assert_eq!(papers(&book), Vec::<String>::new());
    for (address, content) in book.files() {
        let text = String::from_utf8_lossy(&content);
        let is_linked = PAPERS.iter().any(|paper| text.contains(paper));
        assert!(!is_linked, "{address}");
    }
}

#[test]
fn the_same_book_gives_the_same_papers() {
    let print = || {
        let book = Book::small().printed();
        book.built();
        let mut files = book.files();
        files.retain(|(address, _)| address.ends_with(".pdf"));
        files
    };
    assert_eq!(print(), print());
}

#[test]
fn what_cannot_be_printed_leaves_the_site_as_it_was() {
    let book = Book::small().printed();
    book.built();
    let before = book.files();
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper 🎈.");
    let report = book.build().unwrap_err();
    assert!(report.contains("book/chapters/plan.md:3:"), "{report}");
    assert!(report.contains("--no-pdf"), "{report}");
    assert_eq!(book.files(), before);
}

#[test]
fn a_draft_on_paper_tells_what_it_changes() {
    let book = Book::small().printed();
    adopt(&book, "2026-11-25");
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
    book.built();
    let text = text_of(&book.site().join("beredskabsplan.pdf"));
    assert!(
        text.contains("Plan. Ændret: Vi [-hjælper.-] {+hjælper dig.+}"),
        "{text}"
    );
}

#[test]
fn what_is_printed_says_when_it_was_adopted_and_never_that_it_is_in_force() {
    let book = Book::small().printed();
    adopt(&book, "2026-11-25");
    book.built();
    assert!(book.page("plan.html").contains("Gældende udgave"));
    for paper in PAPERS {
        let text = text_of(&book.site().join(paper));
        assert!(text.contains("25. november 2026"), "{paper}: {text}");
        assert!(!text.to_lowercase().contains("gældende"), "{paper}: {text}");
    }
}

/// What poppler reads of a PDF, its lines joined.
fn text_of(pdf: &Path) -> String {
    let program = std::env::var_os("PDFTOTEXT").unwrap_or_else(|| "pdftotext".into());
    let output = Command::new(program).arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sign that no font has, in whatever is printed: what a build and an adoption refuse, the check tells at the same place.
#[test]
fn what_cannot_be_printed_is_told_by_the_check_at_its_place() {
    let rows = [
        (
            "book/chapters/plan.md",
            "Vi hjælper.",
            "Vi hjælper 漢.",
            "book/chapters/plan.md:",
        ),
        (
            "book/theme/municipality.toml",
            "title = \"",
            "title = \"漢 ",
            "book/theme/municipality.toml:",
        ),
    ];
    for (path, part, by, place) in rows {
        let book = Book::small().printed();
        book.replace(path, part, by);
        let report = book.build().unwrap_err();
        assert!(report.starts_with(place), "{report}");
        assert!(
            report.contains("tegnet »漢« (U+6F22) findes ikke i PDF’ens skrifter"),
            "{report}"
        );
        let run = |command: &[&str]| {
            let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_beredskab"));
            let run = run.args(command).arg("--root").arg(book.root());
            let output = run.output().unwrap();
            (
                output.status.code(),
                String::from_utf8(output.stderr).unwrap(),
            )
        };
        let commands: [&[&str]; 2] = [
            &["check"],
            &["adopt", "--date", "2026-11-25", "--case", "26/1", "--ja"],
        ];
        for command in commands {
            let (code, said) = run(command);
            assert_eq!(code, Some(1), "{command:?}: {said}");
            assert!(said.contains(report.trim_end()), "{command:?}: {said}");
        }
        let (code, said) = run(&["build", "--no-pdf"]);
        assert_eq!(code, Some(0), "{said}");
    }
}
