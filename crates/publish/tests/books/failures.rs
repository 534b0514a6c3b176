//! A failed build says why, and leaves the last good site.

use crate::book::{Book, collect};
use std::fs;
use std::path::Path;

#[test]
fn no_build_writes_below_the_authors_folder() {
    let authors = |book: &Book| {
        let (folder, mut files) = (book.root().join("book"), Vec::new());
        collect(&folder, &folder, &mut files);
        files.sort();
        files
    };
    let book = Book::small().printed().packed();
    let before = authors(&book);
    assert_eq!(authors(book.built()), before);
    book.replace("book/guide.toml", "[\"alarm\"]", "[\"alram\"]");
    let before = authors(&book);
    book.build().unwrap_err();
    assert_eq!(authors(&book), before);
}

#[test]
fn a_broken_plan_leaves_the_last_good_site() {
    let book = Book::small();
    let good = book.built().files();
    book.replace("book/guide.toml", "[\"alarm\"]", "[\"alram\"]");
    let report = book.build().unwrap_err();
    assert!(
        report.starts_with("book/guide.toml:33:13: fejl: ingen kontakt har id’et"),
        "{report}"
    );
    assert_eq!(book.files(), good);
    assert_eq!(names(&book, "dist"), ["hosting", "site"]);
}

#[test]
fn a_missing_widget_leaves_the_last_good_site() {
    let book = Book::small();
    let good = book.built().files();
    fs::remove_file(book.root().join("widget/app-1_bg.wasm")).unwrap();
    assert!(book.build().unwrap_err().contains("guiden er ikke bygget"));
    assert_eq!(book.files(), good);
}

#[test]
fn every_file_that_is_missing_is_named_at_once() {
    let book = Book::small();
    fs::remove_file(book.root().join("book/guide.toml")).unwrap();
    fs::remove_file(book.root().join("book/chapters/plan.md")).unwrap();
    let report = book.build().unwrap_err();
    assert!(
        report.contains("book/guide.toml: fejl: filen mangler"),
        "{report}"
    );
    assert!(
        report.contains("book/chapters/SUMMARY.md:3:9: fejl: kapitlets fil »plan.md« mangler"),
        "{report}"
    );
}

#[test]
fn a_file_that_is_not_utf_8_is_named() {
    let book = Book::small();
    book.put("book/contacts.toml", b"navn = \"K\xf8benhavn\"");
    let report = book.build().unwrap_err();
    assert!(
        report.starts_with("book/contacts.toml:1:10: fejl: filen er ikke gemt som UTF-8"),
        "{report}"
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_of_another_system_do_no_harm() {
    let book = Book::small();
    let chapter = fs::read_to_string(book.root().join("book/chapters/plan.md")).unwrap();
    let expected = book.built().page("plan.html");
    book.put(
        "book/chapters/plan.md",
        format!("\u{feff}{}", chapter.replace('\n', "\r\n")),
    );
    assert_eq!(book.built().page("plan.html"), expected);
}

#[test]
fn a_summary_that_leads_out_of_the_folder_is_refused() {
    for path in [
        "../../../etc/passwd",
        "/etc/passwd",
        "index.md",
        "guide.md",
        "404.md",
        "./plan.md",
        "Plan.md",
        "plan.txt",
        "con.md",
        "mappe/nul.md",
        "lpt9/plan.md",
    ] {
        let book = Book::small();
        book.replace("book/chapters/SUMMARY.md", "plan.md", path);
        let report = book.build().unwrap_err();
        assert!(
            report.contains(&format!("et kapitel kan ikke hedde »{path}«")),
            "{report}"
        );
    }
}

#[test]
fn a_build_that_was_cut_off_between_its_two_steps_is_made_good() {
    let book = Book::small();
    let good = book.built().files();
    fs::rename(book.site(), book.site().with_file_name(".old-site")).unwrap();
    book.replace("book/guide.toml", "[\"alarm\"]", "[\"alram\"]");
    book.build().unwrap_err();
    book.replace("book/guide.toml", "[\"alram\"]", "[\"alarm\"]")
        .built();
    assert_eq!(book.files(), good);
    assert_eq!(names(&book, "dist"), ["hosting", "site"]);
}

#[test]
fn a_folder_that_is_a_file_is_told() {
    let book = Book::small();
    book.put("dist", "en fil");
    assert!(book.build().unwrap_err().contains("der kan ikke skrives i"));
}

#[test]
fn a_folder_that_is_not_a_site_is_never_swapped_out() {
    let mut book = Book::small();
    for (out, message) in [
        ("book", "der ligger planen"),
        ("book/site", "der ligger planen"),
        (".", "der ligger planen"),
        ("dist/../book/chapters", "der ligger planen"),
        ("andet", "er ikke et websted"),
    ] {
        book.put("andet/brev.txt", "behold mig").put("dist/x", "");
        book.write_to(out);
        let report = book.build().unwrap_err();
        assert!(report.contains(message), "{out}: {report}");
        assert!(
            book.root().join("book/guide.toml").is_file()
                && book.root().join("andet/brev.txt").is_file()
        );
    }
}

/// What mdBook or anyone has written is no site of ours, whatever its files are called.
#[test]
fn only_what_a_build_has_written_is_swapped_out() {
    for there in [
        "404.html",
        "index.html",
        "filer.txt",
        "beredskab.txt",
        "web.config",
        "assets/site.css",
    ] {
        let mut book = Book::small();
        book.write_to("andet");
        book.put(&format!("andet/{there}"), "en anden bygning")
            .put("andet/brev.txt", "behold mig");
        let report = book.build().unwrap_err();
        assert!(
            report.contains("andet er ikke et websted, der kan skiftes ud"),
            "{report}"
        );
        assert_eq!(book.page("brev.txt"), "behold mig");
        assert_eq!(names(&book, "andet").len(), 2);
    }
}

#[test]
fn what_somebody_has_put_into_the_site_is_not_lost() {
    for stranger in [
        "brev.txt",
        "assets/logo.svg",
        ".htaccess",
        ".git/HEAD",
        "plan (1).html",
        "arkiv.tar.gz",
    ] {
        let book = Book::small();
        book.built()
            .put(&format!("dist/site/{stranger}"), "behold mig");
        let before = book.files();
        let report = book.build().unwrap_err();
        let expected = format!("ligger {stranger}, som ikke er skrevet af beredskab");
        assert!(report.contains(&expected), "{report}");
        assert_eq!(book.files(), before);
        fs::remove_file(book.site().join(stranger)).unwrap();
        book.built();
    }
}

#[test]
fn what_a_file_manager_leaves_in_the_site_is_no_hindrance() {
    let book = Book::small();
    let good = book.built().files();
    for name in [
        "Thumbs.db",
        ".DS_Store",
        "assets/desktop.ini",
        "._index.html",
    ] {
        book.put(&format!("dist/site/{name}"), "system");
    }
    assert_eq!(book.built().files(), good);
}

/// With papers and without, packed and not, a site is known as ours by the next build, whatever that makes.
#[test]
fn a_site_of_one_kind_is_followed_by_one_of_another() {
    let (plain, full) = (Book::small(), Book::small().printed().packed());
    let list = plain.built().page("filer.txt");
    let hand_over = |from: &Book, to: &Book| {
        fs::create_dir_all(to.root().join("dist")).unwrap();
        fs::rename(from.site(), to.site()).unwrap();
        to.built();
        assert_eq!(names(to, "dist"), ["hosting", "site"]);
        assert_eq!(to.page("filer.txt"), list);
    };
    hand_over(&plain, &full);
    assert!(
        full.files()
            .iter()
            .any(|(address, _)| address == "lommekort.pdf")
    );
    hand_over(&full, &plain);
}

/// An older build wrote no list: its site makes room, and is kept.
#[test]
fn a_site_of_an_older_build_is_set_aside() {
    let book = Book::small();
    book.built().put("dist/site/brev.txt", "behold mig");
    fs::remove_file(book.site().join("filer.txt")).unwrap();
    book.built();
    assert_eq!(names(&book, "dist"), ["hosting", "site", "site-gammel"]);
    assert!(book.root().join("dist/site-gammel/brev.txt").is_file());
    assert!(!book.site().join("brev.txt").exists());
    book.built();
    assert_eq!(names(&book, "dist"), ["hosting", "site", "site-gammel"]);
}

#[test]
fn from_a_wrong_folder_the_right_one_is_named() {
    let book = Book::small();
    let root = book.root().canonicalize().unwrap();
    fs::create_dir_all(root.join("andet/tomt")).unwrap();
    let report = |folder: &Path| publish::read(folder).unwrap_err().to_string();
    for wrong in ["book", "book/chapters", "andet", "andet/tomt"] {
        let report = report(&root.join(wrong));
        assert!(
            report.contains("fejl: her er ingen plan: mappen har ingen book/"),
            "{report}"
        );
        let hint = format!("der ligger en plan i {}; gå dertil med cd", root.display());
        assert!(
            report.contains(&hint) && !report.contains("mangler"),
            "{report}"
        );
    }
    let above = tempfile::tempdir().unwrap();
    let empty = report(above.path());
    assert!(
        empty.contains("gå til mappen, der indeholder book/"),
        "{empty}"
    );
    let below = above.path().join("planer/plan");
    fs::create_dir_all(below.join("book/chapters")).unwrap();
    fs::write(below.join("book/chapters/SUMMARY.md"), "").unwrap();
    let found = report(above.path());
    let below = below.canonicalize().unwrap();
    assert!(
        found.contains(&format!("der ligger en plan i {}", below.display())),
        "{found}"
    );
}

#[test]
fn a_document_of_another_kind_or_name_is_not_passed_over() {
    let report = |paths: &[&str]| {
        let book = Book::small();
        for path in paths {
            book.put(&format!("book/source/{path}"), "dokument");
        }
        publish::read(book.root()).unwrap().warnings.to_string()
    };
    for path in ["plan.docx", "plan.pdf", "Beredskabsplan 2026.odt"] {
        let report = report(&[path]);
        let expected = format!("book/source/{path}: advarsel: dokumentet læses ikke");
        assert!(
            report.contains(&expected) && report.contains("gem dokumentet som ren tekst"),
            "{report}"
        );
    }
    for path in ["plan.txt", "Beredskabsplan.TXT"] {
        assert!(report(&[path]).contains("giv filen navnet beredskabsplan.txt"));
    }
    // The document that the text was taken from may lie beside it.
    assert_eq!(report(&["beredskabsplan.txt", "plan.pdf", "Thumbs.db"]), "");
    assert!(report(&["beredskabsplan.txt", "ny.txt"]).contains("book/source/ny.txt: advarsel"));
}

#[test]
fn a_chapter_s_file_with_a_blank_in_its_name_is_told_with_a_better_one() {
    for written in [
        "mit kapitel å.md",
        "<mit kapitel å.md>",
        "mit%20kapitel%20å.md",
    ] {
        let book = Book::small();
        book.put("book/chapters/mit kapitel å.md", "");
        book.replace("book/chapters/SUMMARY.md", "plan.md", written);
        let report = book.build().unwrap_err();
        assert!(
            report.contains("book/chapters/SUMMARY.md:3:")
                && report
                    .contains("et kapitels filnavn kan ikke have mellemrum: »mit kapitel å.md«")
                && report.contains("f.eks. mit-kapitel-aa.md, og skriv (mit-kapitel-aa.md) her"),
            "{report}"
        );
    }
}

fn names(book: &Book, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(book.root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}
