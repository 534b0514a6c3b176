//! The bounds of a book as a whole, and that its pace bears a plan that grows.

use crate::book::Book;
use plan::{Decision, FileHash, Manifest, Plan, sha256};
use std::fs;
use std::time::{Duration, Instant};

#[test]
fn a_file_has_two_hundred_and_fifty_kilobytes_at_most() {
    let book = Book::small();
    let chapter = fs::read_to_string(book.root().join("book/chapters/plan.md")).unwrap();
    for (length, is_read) in [(250_000, true), (250_001, false)] {
        let blanks = "\n".repeat(length - chapter.len());
        book.put("book/chapters/plan.md", chapter.clone() + &blanks);
        let report = publish::read(book.root()).map_err(|diagnostics| diagnostics.to_string());
        assert_eq!(report.is_ok(), is_read, "{length}");
        let report = report.err().unwrap_or_default();
        assert_eq!(report.contains("filen er for stor"), !is_read, "{report}");
    }
}

#[test]
fn the_chapters_have_two_megabytes_together_at_most() {
    let book = Book::small();
    let names: Vec<_> = (0..9).map(|n| format!("kapitel-{n}.md")).collect();
    let lines = names.iter().map(|name| format!("- [Kapitel]({name})\n"));
    let summary = lines.collect::<String>();
    book.put("book/chapters/SUMMARY.md", &summary);
    for name in &names[..7] {
        book.put(&format!("book/chapters/{name}"), "a".repeat(250_000));
    }
    book.put("book/chapters/kapitel-7.md", "a".repeat(249_000));
    for (length, is_read) in [(1_000, true), (1_001, false)] {
        book.put(
            "book/chapters/kapitel-8.md",
            "a".repeat(length - summary.len()),
        );
        let report = publish::read(book.root()).map_err(|diagnostics| diagnostics.to_string());
        assert_eq!(report.is_ok(), is_read, "{length}");
        let report = report.err().unwrap_or_default();
        assert_eq!(
            report.contains("fylder tilsammen for meget"),
            !is_read,
            "{report}"
        );
    }
}

/// The small book with so many chapters more.
fn long(chapters: usize) -> Book {
    let book = Book::small();
    let mut summary = fs::read_to_string(book.root().join("book/chapters/SUMMARY.md")).unwrap();
    for number in 1_001..=1_000 + chapters {
        summary.push_str(&format!("\n- [Kapitel {number}](k{number}.md)"));
        let passages =
            (0..5).map(|n| format!("\nTekst {n} i kapitel {number}. {{#k{number}-{n}}}\n"));
        let text = format!(
            "# Kapitel {number} {{#k{number}}}\n{}",
            passages.collect::<String>()
        );
        book.put(&format!("book/chapters/k{number}.md"), text);
    }
    book.put("book/chapters/SUMMARY.md", summary);
    book
}

/// Lays an edition beside the book as `adopt` does, without its PDF.
fn adopt(book: &Book, date: &str) {
    let decision = Decision {
        body: "Kommunalbestyrelsen".to_owned(),
        date: date.parse().unwrap(),
        case: "26/1".to_owned(),
        next_revision: plan::latest_revision(date.parse().unwrap()),
    };
    let plan = Plan::read(&publish::read(book.root()).unwrap()).unwrap().0;
    book.put("book/adoption.toml", decision.to_toml());
    let folder = format!("book/editions/{date}");
    let mut files = Vec::new();
    crate::book::collect(book.root(), &book.root().join("book"), &mut files);
    files.retain(|(path, _)| !path.starts_with("book/editions/"));
    let mut prints = Vec::new();
    for (path, content) in files {
        book.put(&format!("{folder}/{path}"), &content);
        let sha256 = sha256(&content);
        prints.push(FileHash { path, sha256 });
    }
    let manifest = Manifest::of(&decision, &plan.chapters, prints);
    let manifest = serde_json::to_string_pretty(&manifest).unwrap();
    book.put(&format!("{folder}/manifest.json"), manifest);
}

/// Each page told anew where its text stands by comparing two whole texts, which took minutes.
#[test]
fn a_long_plan_is_published_as_soon_adopted_and_changed_as_it_was_as_a_draft() {
    let book = long(400);
    let soon = |what: &str| {
        let start = Instant::now();
        book.built();
        eprintln!("{what}: {:?}", start.elapsed());
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{what}: {:?}",
            start.elapsed()
        );
    };
    soon("draft");
    adopt(&book, "2026-11-25");
    soon("adopted");
    assert!(book.page("k1007.html").contains("Gældende udgave"));
    book.replace("book/chapters/k1003.md", "Tekst 4", "Teksten 4");
    soon("changed");
    assert!(book.page("k1007.html").contains("1 afsnit er ændret siden"));
    let changes = book.page("aendringer/2026-11-25-til-udkast.html");
    assert!(changes.contains("k1003.html#k1003-4"));
    // The table of contents has those around a chapter, and a way to the others.
    let page = book.page("k1200.html");
    let in_table = |n: usize| page.contains(&format!("<a href=\"k{n}.html\""));
    assert!(in_table(1199) && in_table(1201) && !in_table(1001) && !in_table(1400));
    assert!(page.contains("Alle 401 kapitler"));
}
