//! The editions on the site, and what each page says of the text that it shows.

use crate::adoption::adopt;
use crate::book::Book;
use insta::assert_snapshot;
use publish::DOWNLOADED;

const FIRST: &str = "2026-11-25";
const SECOND: &str = "2028-03-01";

/// The small book, adopted once.
fn adopted() -> Book {
    let book = Book::small();
    adopt(&book, FIRST);
    book
}

fn change(book: &Book) {
    book.replace("book/chapters/plan.md", "Vi hjælper.", "Vi hjælper dig.");
}

/// Adopted, changed, and adopted again.
fn adopted_twice() -> Book {
    let book = adopted();
    change(&book);
    adopt(&book, SECOND);
    book
}

/// What the page says near its top.
fn state(book: &Book, page: &str) -> String {
    let html = book.page(page);
    let (_, after) = html.split_once("<div class=\"state").unwrap();
    let (_, after) = after.split_once("<p class=\"wrap\">").unwrap();
    let (state, _) = after.split_once("</p>").unwrap();
    // On a phone the guide shows no more than the first word of it.
    let whole = state.replace("<span class=\"more\">", "");
    whole.replace("</span>.</span>", ".</span>")
}

fn foot(book: &Book, page: &str) -> String {
    let html = book.page(page);
    let (_, after) = html.split_once("<footer>").unwrap();
    let (_, after) = after.split_once("<p>").unwrap();
    let (state, _) = after.split_once("</p>").unwrap();
    // On a phone the guide shows no more than the first word of it.
    let whole = state.replace("<span class=\"more\">", "");
    whole.replace("</span>.</span>", ".</span>")
}

/// Every page of the site, by its address; the file to keep speaks for itself.
fn pages(book: &Book) -> Vec<String> {
    let files = book.files().into_iter().map(|(address, _)| address);
    let pages: Vec<_> = files
        .filter(|address| address.ends_with(".html") && address != DOWNLOADED)
        .collect();
    assert!(pages.len() > 10, "{pages:?}");
    pages
}

#[test]
fn every_page_says_at_its_top_and_foot_which_text_it_shows() {
    let book = Book::small();
    let draft = "Udkast – det er ikke oplyst, at kommunalbestyrelsen har vedtaget planen";
    for page in pages(book.built()) {
        assert_eq!(
            state(&book, &page),
            format!("<span>{draft}.</span>"),
            "{page}"
        );
        assert_eq!(foot(&book, &page), draft, "{page}");
    }
    adopt(&book, FIRST);
    let in_force = "Gældende udgave, vedtaget den 25. november 2026";
    for page in pages(book.built()) {
        assert_eq!(
            state(&book, &page),
            format!("<span>{in_force}.</span>"),
            "{page}"
        );
        assert_eq!(foot(&book, &page), in_force, "{page}");
    }
}

#[test]
fn a_draft_says_how_much_it_differs_and_leads_to_the_edition_in_force() {
    let book = adopted();
    change(&book);
    book.built();
    let words = "Udkast – 1 afsnit er ændret siden udgaven af 25. november 2026";
    for page in pages(&book) {
        if page.starts_with("udgaver/2026") {
            assert_eq!(
                foot(&book, &page),
                "Gældende udgave, vedtaget den 25. november 2026"
            );
        } else {
            assert_eq!(foot(&book, &page), words, "{page}");
            assert!(
                state(&book, &page).starts_with(&format!("<span>{words}.</span>")),
                "{page}"
            );
        }
    }
    let link = |page: &str, to: &str| {
        let link = format!("<a href=\"{to}\">Læs den gældende udgave</a>");
        assert!(
            state(&book, page).contains(&link),
            "{page}: {}",
            state(&book, page)
        );
    };
    link("plan.html", "udgaver/2026-11-25/plan.html");
    link("om.html", "udgaver/2026-11-25/index.html");
    link("was/index.html", "../udgaver/2026-11-25/index.html");
    link("404.html", "/udgaver/2026-11-25/index.html");
    assert!(book.page("plan.html").contains("Vi hjælper dig."));
    assert!(
        !book
            .page("udgaver/2026-11-25/plan.html")
            .contains("Vi hjælper dig.")
    );
}

#[test]
fn a_former_edition_stays_as_it_was_and_leads_to_the_one_in_force() {
    let book = adopted_twice();
    book.built();
    let page = "udgaver/2026-11-25/plan.html";
    assert_eq!(
        state(&book, page),
        "<span>Tidligere udgave, gyldig fra 25. november 2026 til 1. marts 2028.</span> \
         <a href=\"../../plan.html\">Læs den gældende udgave</a>"
    );
    assert!(!book.page(page).contains("Vi hjælper dig."));
    assert_snapshot!(book.content("udgaver/index.html"));
    assert_snapshot!(book.content("udgaver/2026-11-25/index.html"));
    assert_snapshot!(book.content(page));
}

#[test]
fn the_frame_of_an_edition_is_today_s_and_its_way_is_its_own() {
    let book = adopted();
    book.replace("book/contacts.toml", "1234 5678", "8765 4321")
        .replace("book/chapters/plan.md", "1234 5678", "8765 4321");
    let page = book.built().page("udgaver/2026-11-25/plan.html");
    assert!(
        page.contains("<a class=\"call\" href=\"tel:112\">"),
        "{page}"
    );
    // The text has its number as it was, and nobody calls it by mistake.
    assert!(
        page.contains("1234 5678") && !page.contains("tel:12345678"),
        "{page}"
    );
    assert!(
        page.contains("href=\"../../soeg.html\"") && page.contains("href=\"../../guide.html\"")
    );
    for link in [
        "<li><a href=\"../../index.html\">Forside</a></li>",
        "<li><a href=\"../../udgaver/index.html\">Udgaver</a></li>",
        "<li><a href=\"../../udgaver/2026-11-25/index.html\">25. november 2026</a></li>",
        "<li aria-current=\"page\">Plan</li>",
        "<a href=\"../../udgaver/2026-11-25/plan.html\" aria-current=\"page\">Plan</a>",
        "<a href=\"../../udgaver/2026-11-25/hele-planen.html\">Hele udgaven på én side</a>",
    ] {
        assert!(page.contains(link), "{link}\n{page}");
    }
    assert!(!page.contains("<a href=\"../../plan.html\">"), "{page}");
}

#[test]
fn only_today_s_text_is_searched_and_found() {
    let book = adopted_twice();
    let address = "leave_to = \"https://www.eksempel.dk/\"\n";
    book.replace(
        "book/theme/municipality.toml",
        address,
        &format!("{address}address = \"https://plan.by.dk\"\n"),
    );
    book.built();
    let is_hidden = |page: &str| {
        book.page(page)
            .contains("<meta name=\"robots\" content=\"noindex\">")
    };
    for page in pages(&book) {
        let past = page.starts_with("udgaver/2");
        assert_eq!(is_hidden(&page), past, "{page}");
        assert_eq!(
            book.page(&page).contains("rel=\"canonical\""),
            !past && page != "404.html",
            "{page}"
        );
    }
    let map = book.page("sitemap.xml");
    assert!(map.contains("https://plan.by.dk/udgaver/</loc>"), "{map}");
    assert!(!map.contains("2026-11-25"), "{map}");
    let files = book.files();
    let index = files
        .iter()
        .find(|(address, _)| address.ends_with(".json") && address.starts_with("assets/"));
    let index = String::from_utf8_lossy(&index.unwrap().1).into_owned();
    assert!(
        index.contains("Vi hjælper dig.") && !index.contains("udgaver/2"),
        "{index}"
    );
}

#[test]
fn what_proves_an_edition_lies_on_the_site_as_it_was_frozen() {
    let book = adopted();
    let signature = "untrusted comment: …\n";
    book.put("book/editions/2026-11-25/manifest.json.minisig", signature);
    book.built();
    let frozen =
        std::fs::read_to_string(book.root().join("book/editions/2026-11-25/manifest.json"));
    assert_eq!(
        book.page("udgaver/2026-11-25/manifest.json"),
        frozen.unwrap()
    );
    assert_eq!(
        book.page("udgaver/2026-11-25/manifest.json.minisig"),
        signature
    );
    let index = book.page("udgaver/2026-11-25/index.html");
    for link in ["manifest.json", "manifest.json.minisig"] {
        assert!(index.contains(&format!("<a href=\"{link}\">")), "{index}");
    }
}

#[test]
fn an_edition_that_was_touched_is_not_published() {
    let book = adopted();
    let good = book.built().files();
    let chapter = "book/editions/2026-11-25/book/chapters/plan.md";
    book.replace(chapter, "Vi hjælper.", "Vi hjælper ikke.");
    let report = book.build().unwrap_err();
    assert!(
        report.starts_with(&format!(
            "{chapter}: fejl: udgaven er ændret efter vedtagelsen: filen er en anden"
        )),
        "{report}"
    );
    assert_eq!(book.files(), good);
    book.replace(chapter, "Vi hjælper ikke.", "Vi hjælper.")
        .built();
    // What the system leaves there is nobody's.
    book.put("book/editions/.ny-2027-01-01/x", "")
        .put("book/editions/2026-11-25/.DS_Store", "");
    assert_eq!(book.built().files(), good);
    book.put("book/editions/gammel/x", "");
    let report = book.build().unwrap_err();
    assert!(
        report.starts_with("book/editions/gammel: fejl: mappen er ingen udgave"),
        "{report}"
    );
}

#[test]
fn a_chapter_cannot_lie_where_editions_are_published() {
    let book = Book::small();
    book.replace("book/chapters/SUMMARY.md", "plan.md", "udgaver/plan.md");
    let report = book.build().unwrap_err();
    assert!(
        report.contains("et kapitel kan ikke hedde »udgaver/plan.md«"),
        "{report}"
    );
}

#[test]
fn an_id_that_today_s_text_has_lost_is_known_by_the_edition() {
    let book = adopted();
    book.replace("book/chapters/plan.md", " {#vej-ring}", "");
    let said = publish::read_publication(book.root()).unwrap_err();
    let said = said.to_string();
    for advice in [
        "råd: skriv {#vej-ring} efter afsnittet",
        "råd: det stod i den vedtagne udgave; skriv {#vej-ring} efter afsnittet",
    ] {
        assert!(said.contains(advice), "{said}");
    }
}
