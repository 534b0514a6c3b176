//! A plain `mdbook build`, with our preprocessor as the command that mdBook runs.

use crate::book::Book;
use mdbook_driver::MDBook;
use std::fs;

#[test]
fn a_plain_mdbook_build_has_the_passages_and_the_guide() {
    let book = Book::small();
    let theme = concat!(env!("CARGO_MANIFEST_DIR"), "/theme");
    book.put(
        "book.toml",
        format!(
            "[book]\nlanguage = \"da\"\nsrc = \"book/chapters\"\n\
             [build]\nbuild-dir = \"out\"\nuse-default-preprocessors = false\n\
             [preprocessor.beredskab]\ncommand = \"{} preprocess\"\n\
             [output.html]\ntheme = \"{theme}\"\n",
            env!("CARGO_BIN_EXE_beredskab")
        ),
    );
    MDBook::load(book.root()).unwrap().build().unwrap();
    let page = |path: &str| fs::read_to_string(book.root().join("out").join(path)).unwrap();
    assert!(page("plan.html").contains("<li id=\"tegn-vred\">Er vred.<a class"));
    assert!(page("plan.html").contains("<a class=\"skip\" href=\"#indhold\">"));
    assert!(page("guide.html").contains("vejviser-statisk"));
    assert!(page("index.html").contains("Jeg er bekymret for nogen"));
    assert!(page("soeg.html").contains("Søgningen virker kun med scripts"));
}

#[test]
fn a_plain_mdbook_build_of_a_broken_plan_fails() {
    let book = Book::small();
    book.put(
        "book.toml",
        format!(
            "[book]\nsrc = \"book/chapters\"\n[build]\nbuild-dir = \"out\"\n[preprocessor.beredskab]\ncommand = \"{} preprocess\"\n",
            env!("CARGO_BIN_EXE_beredskab")
        ),
    );
    let build = || MDBook::load(book.root()).unwrap().build();
    build().unwrap();
    book.replace("book/guide.toml", "[\"alarm\"]", "[\"alram\"]");
    build().unwrap_err();
}
