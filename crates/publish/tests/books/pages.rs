use crate::book::Book;
use insta::{assert_snapshot, with_settings};
use plan::Plan;
use std::collections::BTreeSet;

/// A snapshot of what names files by their fingerprints, which change with every touch of a style.
macro_rules! assert_snapshot_but_for_fingerprints {
    ($value:expr) => {
        with_settings!({ filters => vec![(r"-[0-9a-f]{12}\.", "-FINGERPRINT.")] }, {
            assert_snapshot!($value);
        });
    };
}

#[test]
fn a_chapter_has_its_words_its_ids_and_its_contacts() {
    assert_snapshot!(Book::small().built().content("plan.html"));
}

#[test]
fn the_whole_plan_stands_on_one_page_with_the_contacts_first() {
    assert_snapshot!(Book::small().built().content("hele-planen.html"));
}

#[test]
fn a_permalink_is_named_by_how_its_passage_begins() {
    let book = Book::small();
    book.replace("book/chapters/plan.md", "Vi hjælper.", &"æøå ".repeat(11));
    let page = book.built().page("plan.html");
    let name = format!("aria-label=\"Link til afsnittet »{}…«\"", "æøå ".repeat(10));
    assert!(page.contains(&name), "{page}");
}

#[test]
fn the_contents_show_the_sections_of_the_chapter_that_is_open() {
    let book = Book::small();
    book.built();
    let section = "<li><a href=\"#akut\">Akut:</a></li>";
    assert!(book.page("plan.html").contains(section));
    assert!(!book.page("om.html").contains(section));
}

#[test]
fn the_front_page_leads_to_the_guide_the_plan_and_the_contacts() {
    assert_snapshot!(Book::small().built().content("index.html"));
}

#[test]
fn the_guide_page_has_the_static_guide_the_data_and_the_widget_s_place() {
    assert_snapshot!(Book::small().built().content("guide.html"));
}

#[test]
fn without_a_widget_the_guide_page_is_the_static_guide_alone() {
    let book = Book::small().without_widget();
    let page = book.built().page("guide.html");
    assert!(page.contains("vejviser-statisk"));
    assert!(!page.contains("<script"));
}

#[test]
fn the_frame_names_the_municipality_the_edition_and_the_emergency() {
    assert_snapshot_but_for_fingerprints!(Book::small().built().page("om.html"));
}

#[test]
fn a_law_is_named_only_where_the_municipality_names_it() {
    let book = Book::small();
    for (path, content) in book.built().files() {
        let text = String::from_utf8_lossy(&content).to_lowercase();
        assert!(!text.contains("barnets lov"), "{path}");
    }
    assert!(!book.page("om.html").contains("ovgrundlag"));
    book.replace(
        "book/theme/municipality.toml",
        "leave_to",
        "legal_basis = \"Lov om byer § 7\"\nleave_to",
    );
    let law = "<div><dt>Lovgrundlag</dt><dd>Lov om byer § 7</dd></div>";
    assert!(book.built().page("om.html").contains(law));
}

#[test]
fn a_page_that_is_not_there_is_told_in_danish_with_addresses_from_the_root() {
    let page = Book::small().built().page("404.html");
    assert!(page.contains("<h1>Siden findes ikke</h1>"));
    assert!(page.contains("href=\"/index.html\""));
    assert!(page.contains("href=\"/assets/site-"));
}

#[test]
fn a_chapter_in_a_folder_finds_its_way_back() {
    let book = Book::small();
    book.replace(
        "book/chapters/SUMMARY.md",
        "\n- [Plan]",
        "\n- [Mere](bilag/mere.md)\n- [Plan]",
    );
    book.put(
        "book/chapters/bilag/mere.md",
        "# Mere {#mere}\n\nSe [planen](../plan.md#tegn). {#mere-se}\n",
    );
    book.built();
    let page = book.page("bilag/mere.html");
    assert!(page.contains("href=\"../index.html\""), "{page}");
    assert!(
        page.contains("<a href=\"../plan.html#tegn\">planen</a>"),
        "{page}"
    );
}

#[test]
fn text_is_escaped_wherever_it_stands() {
    let book = Book::small();
    book.replace(
        "book/chapters/plan.md",
        "Vi hjælper.",
        "Vi \\<b> & \"hjælper\" {{.",
    );
    let refused = book.build().unwrap_err();
    assert!(refused.contains("direktivet er ikke lukket"), "{refused}");
    book.replace("book/chapters/plan.md", " {{.", ".");
    book.replace(
        "book/theme/municipality.toml",
        "By Kommune",
        "By </title><script> & Kommune",
    );
    book.replace(
        "book/guide.toml",
        "\"Fare?\"",
        "\"</script><script>alert(1)\"",
    );
    for page in ["plan.html", "guide.html", "index.html", "om.html"] {
        let page = book.built().page(page);
        assert!(
            !page.contains("<b>") && !page.contains("<script>"),
            "{page}"
        );
    }
}

#[test]
fn the_site_holds_the_pages_and_what_they_need_and_nothing_else() {
    let book = Book::small();
    book.put("book/chapters/hemmelig.txt", "ikke til udgivelse");
    let addresses: Vec<_> = book
        .built()
        .files()
        .into_iter()
        .map(|(address, _)| address)
        .collect();
    assert_snapshot_but_for_fingerprints!(addresses.join("\n"));
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    assert_eq!(Book::small().built().files(), Book::small().built().files());
}

/// The ids on a page, in its order.
fn ids(page: &str) -> Vec<String> {
    let after = page.split(" id=\"").skip(1);
    let ids = after.filter_map(|rest| rest.split('"').next());
    ids.map(str::to_owned).collect()
}

#[test]
fn no_passage_can_take_an_id_that_its_page_has_already() {
    let book = Book::small();
    book.put("book/figures.toml", crate::figures::FIGURES)
        .built();
    let (plan, _) = Plan::read(&publish::read(book.root()).unwrap()).unwrap();
    let mut own = BTreeSet::new();
    for page in ["plan.html", "hele-planen.html"] {
        let ids = ids(&book.page(page));
        let others = ids.iter().filter(|id| plan.passage(id).is_none());
        own.extend(others.cloned());
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            ids.len(),
            "{page}"
        );
    }
    assert!(own.len() > 3, "{own:?}");
    for id in own {
        let book = Book::small();
        book.replace("book/chapters/plan.md", "{#vagten}", &format!("{{#{id}}}"));
        let report = book.build().unwrap_err();
        let expected = format!("id’et »{id}« bruger siden selv");
        assert!(report.contains(&expected), "{report}");
    }
}
