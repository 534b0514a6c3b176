//! The page of the guide's rules.

use crate::book::Book;
use insta::assert_snapshot;

#[test]
fn the_rules_page_has_the_drawing_the_questions_and_the_outcomes() {
    assert_snapshot!(Book::small().built().content("regler.html"));
}

#[test]
fn what_the_guide_need_not_show_is_told_with_the_reason() {
    let book = Book::small();
    book.replace(
        "book/guide.toml",
        "path = [\"vej-ring\", \"vej-vurderer\"]",
        "path = []",
    );
    let text = std::fs::read_to_string(book.root().join("book/guide.toml")).unwrap();
    let waived = "\n[[waived]]\nid = \"vej-vurderer\"\nreason = \"Er <kun> for de ansatte.\"\n";
    book.put("book/guide.toml", text + waived).built();
    let page = book.content("regler.html");
    let (_, waived) = page.split_once("<h2>Det viser guiden ikke</h2>\n").unwrap();
    assert_eq!(
        waived,
        "<dl>\n<dt>Vi vurderer.</dt>\n<dd>Er &lt;kun&gt; for de ansatte.</dd>\n</dl>"
    );
    assert!(
        !Book::small()
            .built()
            .page("regler.html")
            .contains("Det viser guiden ikke")
    );
}

#[test]
fn a_nested_condition_is_a_list_in_a_list() {
    let book = Book::small();
    book.replace(
        "book/guide.toml",
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { any = [{ at_least = { count = 1, of = [\"tegn\"] } }, { all = [\
         { one_of = { question = \"fare\", choices = [\"nej\"] } }, { at_least = { count = 2, of = [\"tegn\"] } }] }] }",
    );
    let page = book.built().page("regler.html");
    let list = "mindst ét af dette gælder:<ul class=\"conditions\"><li>at mindst ét af punkterne passer</li>\
                <li>at alt dette gælder:<ul class=\"conditions\"><li>at svaret på »Fare?« er »Nej«</li>\
                <li>at mindst 2 af punkterne passer</li></ul></li></ul>";
    assert!(page.contains(list), "{page}");
}

#[test]
fn an_author_s_text_is_escaped_in_the_drawing_and_beside_it() {
    let book = Book::small();
    for (text, by) in [
        ("text = \"Fare?\"", "text = '<script>alert(1)</script>?'"),
        ("title = \"Skriv\"", "title = '<b>Skriv & \"send\"'"),
        ("id = \"ellers\"", "id = 'el\"lers <i>'"),
    ] {
        book.replace("book/guide.toml", text, by);
    }
    let page = book.built().content("regler.html");
    assert!(
        !page.contains("<script") && !page.contains("<b>") && !page.contains("<i>"),
        "{page}"
    );
    assert!(page.contains("&lt;script&gt;"), "{page}");
}

#[test]
fn the_about_page_and_the_contents_lead_to_the_rules() {
    let page = Book::small().built().page("om.html");
    assert_eq!(page.matches("href=\"regler.html\"").count(), 2, "{page}");
}

#[test]
fn no_chapter_can_take_the_page_s_place() {
    let book = Book::small();
    book.replace("book/chapters/SUMMARY.md", "plan.md", "regler.md");
    let report = book.build().unwrap_err();
    assert!(
        report.contains("et kapitel kan ikke hedde »regler.md«"),
        "{report}"
    );
}
