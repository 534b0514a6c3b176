use crate::book::Book;
use crate::document::{Document, letters};
use paper::{Imprint, plan_pdf};
use plan::{Block, ChapterSource, Date, Inline, PassageHash, Plan, Reading};
use std::collections::BTreeSet;

pub(crate) fn draft(plan: &Plan) -> Imprint {
    Imprint {
        edition: "Udkast – der er intet vedtaget".to_owned(),
        draft: true,
        fingerprint: PassageHash::whole(&PassageHash::all(&plan.chapters, Reading::CURRENT)),
        ..Imprint::default()
    }
}

fn adopted(plan: &Plan) -> Imprint {
    Imprint {
        edition: "Vedtaget af Byrådet den 25. november 2026, sag 26/12345".to_owned(),
        draft: false,
        adopted: Some(Date::constant(2026, 11, 25)),
        next_revision: Some(Date::constant(2030, 11, 25)),
        case: Some("26/12345".to_owned()),
        site: Some("https://plan.by.dk".to_owned()),
        ..draft(plan)
    }
}

fn printed(plan: &Plan) -> Document {
    Document::of(&plan_pdf(plan, &draft(plan)).unwrap())
}

/// Without what is set in among the text.
fn bare(mut plan: Plan) -> Plan {
    plan.figures.clear();
    for chapter in &mut plan.chapters {
        chapter
            .blocks
            .retain(|block| !matches!(block, Block::ContactCard(..)));
    }
    plan
}

fn text(plan: &Plan) -> String {
    let chapters = plan.chapters.iter();
    let passages = chapters.flat_map(|chapter| chapter.passages());
    passages.map(|passage| passage.text.as_str()).collect()
}

#[test]
fn the_text_is_the_chapters_text_in_order_and_nothing_between() {
    let plan = bare(Book::own().read());
    let body = letters(&printed(&plan).body());
    assert!(body.contains(&letters(&text(&plan))), "{body}");
}

#[test]
fn among_figures_and_cards_every_passage_stands_in_order() {
    let plan = Book::own().read();
    let document = printed(&plan);
    let body = letters(&document.body());
    let mut rest = body.split_once("Indhold").unwrap().1;
    for passage in plan.chapters.iter().flat_map(|chapter| chapter.passages()) {
        let wanted = letters(&passage.text);
        let found = rest.split_once(&wanted);
        rest = found
            .unwrap_or_else(|| panic!("»{}« is missing in {rest}", passage.text))
            .1;
    }
    for figure in &plan.figures {
        assert!(body.contains(&letters(&figure.title)));
    }
    let alternatives = document.alternatives();
    assert_eq!(alternatives.len(), plan.figures.len());
    for words in [
        "Alle kan henvende sig",
        "Ring 112",
        "For hvem: alle borgere",
    ] {
        assert!(
            alternatives.iter().any(|text| text.contains(words)),
            "{words} is not in {alternatives:?}"
        );
    }
}

#[test]
fn it_keeps_to_the_standards() {
    let plan = Book::own().read();
    for imprint in [draft(&plan), adopted(&plan)] {
        let document = Document::of(&plan_pdf(&plan, &imprint).unwrap());
        assert_eq!(document.faults(), "");
        let info = document.info();
        assert!(
            info.contains("Tagged:          yes") && info.contains("PDF version:     1.7"),
            "{info}"
        );
        assert!(
            info.contains("Title:           Beredskabsplan mod ekstremisme – Vallensbæk Kommune"),
            "{info}"
        );
        let metadata = document.metadata();
        for claim in [
            "<pdfaid:part>2<",
            "<pdfaid:conformance>A<",
            "<pdfuaid:part>1<",
            "<rdf:li>da",
        ] {
            assert!(metadata.contains(claim), "{claim} is not in {metadata}");
        }
        let structure = document.structure().to_string();
        assert!(structure.contains("\"/Lang\":\"u:da"), "no language");
        let fonts = document.fonts();
        assert!(!fonts.is_empty());
        for font in fonts {
            let columns: Vec<_> = font.split_whitespace().rev().collect();
            // From the right: two numbers of the object, then unicode, subset, embedded.
            assert_eq!(columns[2..5], ["yes"; 3], "{font}");
        }
    }
}

#[test]
fn the_day_in_the_file_is_the_councils_and_never_the_clocks() {
    let plan = Book::small().read();
    let adopted = Document::of(&plan_pdf(&plan, &adopted(&plan)).unwrap()).metadata();
    assert!(adopted.contains("2026-11-25T00:00:00"), "{adopted}");
    let draft = printed(&plan).metadata();
    assert!(draft.contains("1970-01-01T00:00:00"), "{draft}");
    assert!(!draft.contains("<xmp:CreateDate>20"), "{draft}");
}

#[test]
fn bookmarks_are_the_headings() {
    let plan = Book::own().read();
    let blocks = plan.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let headings = blocks.filter_map(|block| match block {
        Block::Heading(_, passage) => Some(passage.text.clone()),
        _ => None,
    });
    let own = |title: &str| title.to_owned();
    let mut expected = vec![own("Kontakter"), own("Indhold")];
    expected.extend(headings);
    expected.push(own("Om denne udgave"));
    assert_eq!(printed(&plan).bookmarks(), expected);
}

#[test]
fn links_lead_where_the_text_leads() {
    let plan = Book::own().read();
    let channels = plan.contacts.iter().flat_map(|contact| &contact.channels);
    let mut expected: BTreeSet<_> = channels.map(|channel| channel.href()).collect();
    expected.insert("https://www.vallensbaek.dk".to_owned());
    let found: BTreeSet<_> = printed(&plan).links().into_iter().collect();
    assert_eq!(found, expected);
}

#[test]
fn a_link_within_the_plan_stays_in_the_document() {
    let alone = printed(&Book::small().read()).inward_links();
    let linked =
        Book::small().and("\n\nSe [hjælpen](#hjaelp) og [hele planen](plan.md). {#mere}\n");
    let document = printed(&linked.read());
    assert_eq!(document.inward_links(), alone + 2);
}

#[test]
fn a_number_is_tapped_within_emphasis_and_across_it_and_a_link_stays_its_own() {
    let report = "Tlf: 1234 5678,";
    for (written, dialled) in [
        ("Tlf: **1234 5678**,", 1),
        ("**Tlf: 1234 5678 *nu***,", 1),
        ("Tlf: 1234 **5678 nu**,", 1),
        ("*Tlf: 1234* **5678**,", 1),
        ("Tlf: 1234 5678 eller **1234 5678**,", 2),
        ("Tlf: [**1234 5678**](https://by.dk),", 0),
    ] {
        let mut book = Book::small();
        let own = printed(&book.read()).links();
        let chapter = &mut book.0.chapters[0].file.text;
        assert!(chapter.contains(report));
        *chapter = chapter.replace(report, written);
        let plan = book.read();
        let document = printed(&plan);
        let links = document.links();
        let count = |links: &[String], to: &str| links.iter().filter(|link| *link == to).count();
        // One is in the text as it was.
        let tapped = count(&links, "tel:+4512345678") + 1 - count(&own, "tel:+4512345678");
        assert_eq!(tapped, dialled, "{written}: {links:?}");
        assert_eq!(
            count(&links, "https://by.dk"),
            usize::from(dialled == 0),
            "{links:?}"
        );
        assert!(
            letters(&document.body()).contains(&letters(&text(&bare(plan)))),
            "{written}"
        );
        assert_eq!(document.faults(), "");
    }
}

#[test]
fn what_is_typed_or_dialled_is_never_hyphenated() {
    let address = "ungdomsskolen-og-klubben@eksempelkommunen.dk";
    let site = "www.beredskabsplanen-eksempelkommunen.dk";
    let mut book = Book::small();
    book.0.contacts.text = book.0.contacts.text.replace("vagt@by.dk", address);
    let chapter = &mut book.0.chapters[0].file.text;
    *chapter = chapter.replace("vagt@by.dk", address);
    for index in 0..40 {
        let before = "ord ".repeat(index);
        *chapter +=
            &format!("\n{before}til {address}, **{address}** eller {site}. {{#ord-{index}}}\n");
    }
    let document = printed(&book.read());
    let body = document.page_texts().concat();
    // In the list of contacts, in the contact's own passage, and twice in each paragraph.
    assert_eq!(body.matches(address).count(), 2 + 2 * 40, "{body}");
    assert_eq!(body.matches(site).count(), 40, "{body}");
    assert_eq!(document.faults(), "");
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let print = || {
        let plan = Book::own().read();
        plan_pdf(&plan, &draft(&plan)).unwrap()
    };
    assert_eq!(print(), print());
}

#[test]
fn a_draft_says_so_on_every_page_and_an_adopted_plan_on_none() {
    let plan = Book::own().read();
    let document = printed(&plan);
    let pages = document.page_texts();
    assert_eq!(pages.len(), document.pages);
    for (number, page) in pages.iter().enumerate() {
        assert!(
            page.contains("Udkast – ikke vedtaget"),
            "page {number}: {page}"
        );
    }
    let imprint = adopted(&plan);
    let document = Document::of(&plan_pdf(&plan, &imprint).unwrap());
    let pages = document.page_texts();
    assert_eq!(pages.len(), document.pages);
    for (index, page) in pages.iter().enumerate() {
        assert!(!page.contains("Udkast"), "{page}");
        for words in [
            imprint.edition.as_str(),
            &imprint.short_fingerprint(),
            &format!("Side {} af {}", index + 1, pages.len()),
        ] {
            assert!(page.contains(words), "»{words}« is not on {page}");
        }
    }
    let last = letters(&pages[pages.len() - 1]);
    assert!(last.contains(&imprint.fingerprint), "{last}");
    assert!(last.contains("beredskabverifyhttps://plan.by.dk"), "{last}");
}

#[test]
fn page_one_has_every_contact_and_112_first() {
    let plan = Book::own().read();
    let page = letters(&printed(&plan).page_texts()[0]);
    let acute = page.find("Ring112").unwrap();
    for contact in &plan.contacts {
        assert!(page.find(&letters(&contact.name)).unwrap() <= acute || !contact.is_emergency());
        for channel in &contact.channels {
            let at = page.find(&letters(&channel.value)).unwrap();
            assert!(contact.is_emergency() || at > acute, "{}", channel.value);
            assert!(page.contains(&letters(&channel.hours_to_text())));
        }
    }
}

#[test]
fn nothing_that_an_author_writes_is_run() {
    let hostile = "Her #panic(\"x\"), #import \"x\", *x*, _y_, $x^2$, <label>, @ref, \\u{41} \\ [x] `r` = ~ // /* y";
    let mut plan = Book::small().read();
    plan.municipality.name = hostile.to_owned();
    plan.contacts[1].name = hostile.to_owned();
    for block in &mut plan.chapters[0].blocks {
        if let Block::Heading(_, passage) | Block::Paragraph(passage) = block {
            passage.text = hostile.to_owned();
            passage.content = vec![Inline::Strong(vec![Inline::Text(hostile.to_owned())])];
        }
    }
    let imprint = Imprint {
        edition: hostile.to_owned(),
        changes: vec![hostile.to_owned()],
        ..draft(&plan)
    };
    let document = Document::of(&plan_pdf(&plan, &imprint).unwrap());
    let body = letters(&document.body());
    assert!(body.contains(&letters(&text(&plan))), "{body}");
    assert!(document.info().contains(hostile), "{}", document.info());
}

#[test]
fn a_character_that_cannot_be_printed_is_told_with_its_place() {
    let plan = Book::small()
        .and("\n\nVi er glade 🎈 her. {#glad}\n")
        .read();
    let report = plan_pdf(&plan, &draft(&plan)).unwrap_err().to_string();
    assert!(report.starts_with("book/chapters/plan.md:"), "{report}");
    assert!(
        report.contains("tegnet »🎈« (U+1F388) findes ikke"),
        "{report}"
    );
}

#[test]
fn headings_miss_no_step_whatever_the_author_leaves_out() {
    let plan = Book::small()
        .and("\n\n##### Dybt {#dybt}\n\nTekst. {#tekst}\n")
        .read();
    assert_eq!(printed(&plan).faults(), "");
}

#[test]
fn what_differs_is_told_where_something_does() {
    let plan = Book::small().read();
    let changes = vec!["Afsnittet »Vi hjælper.« er #ændret.".to_owned()];
    let imprint = Imprint {
        changes: changes.clone(),
        ..draft(&plan)
    };
    let document = Document::of(&plan_pdf(&plan, &imprint).unwrap());
    assert!(letters(&document.body()).contains(&letters(&changes[0])));
}

#[test]
fn a_plan_ten_times_as_long_is_printed_as_well() {
    let mut book = Book::own();
    let chapters = std::mem::take(&mut book.0.chapters);
    for copy in 0..10 {
        let copied = chapters.iter().cloned().map(|mut chapter: ChapterSource| {
            if copy > 0 {
                chapter.path = format!("{copy}/{}", chapter.path);
                chapter.file.text = chapter.file.text.replace("{#", &format!("{{#x{copy}-"));
            }
            chapter
        });
        book.0.chapters.extend(copied);
    }
    let plan = bare(book.read());
    let document = printed(&plan);
    assert!(document.pages > 50, "{} pages", document.pages);
    assert_eq!(document.faults(), "");
    assert!(letters(&document.body()).contains(&letters(&text(&plan))));
}

#[test]
fn a_law_is_named_only_where_the_municipality_names_it() {
    let plan = Book::small().read();
    let report = |imprint: &Imprint| {
        let document = Document::of(&plan_pdf(&plan, imprint).unwrap());
        letters(&document.page_texts().concat())
    };
    assert!(!report(&adopted(&plan)).contains("Lovgrundlag"));
    let named = Imprint {
        legal_basis: Some("Lov om byer § 7".to_owned()),
        ..adopted(&plan)
    };
    let wanted = letters("Lovgrundlag Lov om byer § 7");
    assert!(report(&named).contains(&wanted));
}
