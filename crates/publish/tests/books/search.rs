//! The search's page and files, and the subject index.

use crate::book::Book;
use insta::assert_snapshot;

const SUBJECTS: &str = r#"
[[subject]]
name = "Åbningstid"
also = ["Telefontid"]
passages = ["vagten-telefon"]

[[subject]]
name = "Vagt"
passages = ["vagten", "vagten-telefon", "vej-ring"]
"#;

fn with_subjects() -> Book {
    let book = Book::small();
    book.put("book/emneord.toml", SUBJECTS).built();
    book
}

/// The only file of the search with this ending.
fn asset(book: &Book, ending: &str) -> String {
    let files = book.files().into_iter();
    let mut found =
        files.filter(|(path, _)| path.starts_with("assets/search-") && path.ends_with(ending));
    let (_, bytes) = found.next().unwrap();
    assert!(found.next().is_none());
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_index_has_every_passage_in_reading_order_and_the_editor_s_words() {
    // One object a line reads better in a snapshot.
    assert_snapshot!(asset(&with_subjects(), ".json").replace("},{", "},\n{"));
}

#[test]
fn the_search_page_has_the_form_the_index_and_what_stands_there_without_scripts() {
    let page = with_subjects().content("soeg.html");
    insta::with_settings!({
        filters => vec![
            (r"-[0-9a-f]{12}\.", "-FINGERPRINT."),
            (r"sha384-[^\x22]*", "SHA384"),
        ]
    }, {
        assert_snapshot!(page);
    });
}

#[test]
fn the_subject_index_is_in_danish_order_and_leads_to_passages() {
    assert_snapshot!(with_subjects().content("emneord.html"));
}

#[test]
fn only_the_search_page_loads_the_search_and_all_lead_to_it() {
    let book = with_subjects();
    for path in ["index.html", "plan.html", "guide.html", "emneord.html"] {
        let page = book.page(path);
        assert!(!page.contains("assets/search-"), "{path}");
        assert!(
            page.contains("<a class=\"to-search\" href=\"soeg.html#soegeord\">Søg</a>"),
            "{path}"
        );
    }
    let page = book.page("soeg.html");
    assert!(
        page.contains("<script type=\"module\" src=\"assets/search-"),
        "{page}"
    );
    assert!(!page.contains("assets/guide-"), "{page}");
    assert!(
        asset(&book, ".js")
            .lines()
            .all(|line| !line.starts_with("//"))
    );
}

#[test]
fn without_subjects_there_is_no_index_of_them_and_nothing_leads_there() {
    let book = Book::small();
    book.built();
    assert!(!book.site().join("emneord.html").exists());
    let page = book.page("soeg.html");
    assert!(!page.contains("emneord"), "{page}");
    assert!(
        page.contains("se i <a href=\"#indhold-liste\">indholdet</a>"),
        "{page}"
    );
}

#[test]
fn a_subject_that_leads_nowhere_stops_the_build() {
    let book = Book::small();
    book.put(
        "book/emneord.toml",
        SUBJECTS.replace("\"vagten\"", "\"vagtem\""),
    );
    let report = book.build().unwrap_err();
    assert!(
        report.starts_with("book/emneord.toml:9:13: fejl: intet afsnit har id’et »vagtem«"),
        "{report}"
    );
}
