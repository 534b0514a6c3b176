//! The figures in the plan's chapters.

use crate::book::Book;
use insta::assert_snapshot;

pub(crate) const FIGURES: &str = r#"
[[levels]]
after = "tegn-vaek"
title = "Tegn & <hjælp>"
[[levels.level]]
passage = "tegn-vred"
name = "vred"
part = [{ label = "Hvad <i>", text = ["Er vred"] }]
[[levels.level]]
passage = "hjaelp"
name = "Vi hjælper"
[[levels.level]]
passage = "tegn-vaek"
name = "Er væk"
of = ["tegn-vred", "hjaelp"]
part = [{ label = "Eksempler", passage = "vej-ring", text = ["Ring", "til os"] }]

[path]
after = "vej-vurderer"
title = "Vejen"
[[path.act]]
step = "vej-ring"
who = "Ring"
what = "til os"
[[path.act]]
step = "vej-ring"
what = "Ring til os"
instead = true
[[path.act]]
step = "vej-vurderer"
when = "Vi"
what = "vurderer"

[contacts]
after = "akut-nummer"
title = "Hvem og hvornår?"
passage = "hjaelp"
when = "Vi hjælper"
"#;

#[test]
fn a_chapter_has_its_figures_drawn_and_in_words() {
    let book = Book::small();
    book.put("book/figures.toml", FIGURES).built();
    assert_snapshot!(book.content("plan.html"));
}

#[test]
fn but_for_the_figures_a_chapter_is_as_it_was() {
    let book = Book::small();
    let without = book.built().page("plan.html");
    let mut with = book
        .put("book/figures.toml", FIGURES)
        .built()
        .page("plan.html");
    while let (Some(start), Some(end)) = (with.find("<figure"), with.find("</figure>")) {
        with.replace_range(start..end + "</figure>".len(), "");
    }
    assert_eq!(with, without);
}

#[test]
fn a_figure_whose_words_the_plan_no_longer_has_stops_the_build() {
    let book = Book::small();
    book.put("book/figures.toml", FIGURES).built();
    book.replace("book/chapters/plan.md", "Vi vurderer.", "Vi ser på det.");
    let report = book.build().unwrap_err();
    assert!(
        report.contains("»vurderer« står ikke i afsnittet »vej-vurderer«"),
        "{report}"
    );
}

#[test]
fn the_whole_plan_on_one_page_is_its_text_alone() {
    let book = Book::small();
    book.put("book/figures.toml", FIGURES).built();
    assert!(!book.page("hele-planen.html").contains("<figure"));
}
