//! The guide for editors says on paper what it says as Markdown.

use crate::document::{Document, letters};
use paper::manual_pdf;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const GUIDE: &str = include_str!("../../../../VEJLEDNING.md");

#[test]
fn every_word_of_the_guide_stands_on_paper() {
    let document = Document::of(&manual_pdf(GUIDE, "1.2.3 (abc)").unwrap());
    let pages = document.page_texts();
    let lines = pages.iter().flat_map(|page| page.lines());
    let footer = |line: &&str| line.starts_with("Vejledning til beredskab 1.2.3 (abc)");
    assert_eq!(lines.clone().filter(footer).count(), pages.len());
    let body: String = lines.filter(|line| !footer(line)).map(letters).collect();
    let texts = texts();
    assert!(texts.len() > 100);
    for text in texts {
        assert!(body.contains(&letters(&text)), "{text}");
    }
}

#[test]
fn it_is_accessible_and_sound() {
    let document = Document::of(&manual_pdf(GUIDE, "1.2.3").unwrap());
    assert_eq!(document.faults(), "");
    assert!(
        document
            .metadata()
            .contains("<pdfuaid:part>1</pdfuaid:part>")
    );
    let headings = GUIDE
        .lines()
        .filter(|line| line.starts_with("## ") || line.starts_with("### "));
    assert_eq!(document.bookmarks().len(), headings.count());
}

#[test]
fn what_cannot_be_set_is_refused() {
    let refused = manual_pdf("# Titel\n\n![billede](a.png)\n", "1").unwrap_err();
    assert!(
        refused
            .to_string()
            .starts_with("vejledningen kan ikke sættes")
    );
}

/// The text of each paragraph, item, cell and box.
fn texts() -> Vec<String> {
    let mut texts = vec![String::new()];
    for event in Parser::new_ext(GUIDE, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => texts.last_mut().unwrap().push_str(&text),
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. })
            | Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link)
            | Event::SoftBreak => {}
            _ => texts.push(String::new()),
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}
