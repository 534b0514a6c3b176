use crate::book::Book;
use crate::document::{Document, letters};
use crate::plan_pdf::draft;
use paper::{Imprint, Printed, contact_sheet, pocket_card, pocket_cards};
use plan::Plan;

type Print = fn(&Plan, &Imprint) -> anyhow::Result<Printed>;

const SHEETS: [(&str, Print, &str); 3] = [
    ("contact sheet", contact_sheet, "595.276 x 841.89"),
    ("pocket card", pocket_card, "297.638 x 420.945"),
    ("pocket cards", pocket_cards, "595.276 x 841.89"),
];

/// The municipality's plan with so many contacts.
fn with_contacts(count: usize) -> Plan {
    let mut plan = Book::own().read();
    let others = plan.contacts.clone().into_iter().cycle();
    plan.contacts.extend(
        others
            .skip(1)
            .take(count.saturating_sub(plan.contacts.len())),
    );
    plan.contacts.truncate(count);
    plan
}

#[test]
fn every_contact_stands_on_one_page_be_they_few_or_many() {
    for count in [2, 5, 9] {
        let plan = with_contacts(count);
        for guide in [
            None,
            Some("https://beredskabsplan.eksempelkommune.dk/guide.html".to_owned()),
        ] {
            let imprint = Imprint {
                guide,
                ..draft(&plan)
            };
            for (name, print, size) in SHEETS {
                let printed = print(&plan, &imprint).unwrap();
                assert_eq!(printed.pages, 1, "{name} with {count} contacts");
                let document = Document::of(&printed);
                assert_eq!(document.faults(), "");
                assert!(document.info().contains(size), "{}", document.info());
                let page = letters(&document.page_texts()[0]);
                for contact in &plan.contacts {
                    assert!(page.contains(&letters(&contact.name)), "{name}: {page}");
                    for channel in &contact.channels {
                        assert!(page.contains(&letters(&channel.value)), "{name}: {page}");
                        assert!(page.contains(&letters(&channel.hours_to_text())));
                    }
                }
                for words in [
                    "Udkast – ikke vedtaget",
                    &imprint.edition,
                    &imprint.short_fingerprint(),
                ] {
                    assert!(page.contains(&letters(words)), "{name}: {page}");
                }
            }
        }
    }
}

#[test]
fn contacts_that_are_too_many_for_a_page_go_on_to_further_ones() {
    for count in [11, 25, 60] {
        let plan = with_contacts(count);
        for (name, print, _) in SHEETS {
            let printed = print(&plan, &draft(&plan)).unwrap();
            let document = Document::of(&printed);
            assert_eq!(document.faults(), "", "{name} with {count} contacts");
            let pages: Vec<_> = document
                .page_texts()
                .iter()
                .map(|page| letters(page))
                .collect();
            let all = pages.concat();
            for contact in &plan.contacts {
                let (name, times) = (letters(&contact.name), plan.contacts.iter());
                let times = times.filter(|other| other.name == contact.name).count();
                assert!(all.matches(&name).count() >= times, "{name}: {all}");
            }
            assert!(count < 60 || pages.len() > 1, "{name}");
            for page in &pages {
                assert!(
                    page.contains(&letters(&plan.municipality.title)),
                    "{name}: {page}"
                );
                assert!(
                    page.contains(&letters("Udkast – ikke vedtaget")),
                    "{name}: {page}"
                );
            }
        }
    }
}

#[test]
fn the_code_leads_to_the_guide_and_is_left_out_where_no_address_is_known() {
    let plan = Book::own().read();
    let address = "https://plan.by.dk/guide.html";
    let known = Imprint {
        guide: Some(address.to_owned()),
        ..draft(&plan)
    };
    for (name, print, _) in SHEETS {
        let without = Document::of(&print(&plan, &draft(&plan)).unwrap());
        assert!(without.alternatives().is_empty(), "{name}");
        assert!(
            !without.page_texts()[0].contains("Bekymret for nogen?"),
            "{name}"
        );
        let with = Document::of(&print(&plan, &known).unwrap());
        assert!(
            with.page_texts()[0].contains("Bekymret for nogen?"),
            "{name}"
        );
        let alternatives = with.alternatives();
        let wanted = format!("QR-kode til guiden: {address}");
        assert!(!alternatives.is_empty(), "{name}");
        assert!(
            alternatives.iter().all(|text| *text == wanted),
            "{name}: {alternatives:?}"
        );
    }
}

#[test]
fn the_sheets_keep_to_the_standards() {
    let plan = Book::own().read();
    for (name, print, _) in SHEETS {
        let document = Document::of(&print(&plan, &draft(&plan)).unwrap());
        let metadata = document.metadata();
        assert!(metadata.contains("<pdfuaid:part>1<"), "{name}: {metadata}");
        assert!(metadata.contains("<pdfaid:part>2<"), "{name}: {metadata}");
    }
}

#[test]
fn a_long_address_stands_on_one_line_within_the_page() {
    let address = "den-kommunale-ungdomsskole-og-klubberne@eksempel-kommunen-ved-fjorden.dk";
    let mut book = Book::small();
    for text in [&mut book.0.contacts.text, &mut book.0.chapters[0].file.text] {
        *text = text.replace("vagt@by.dk", address);
    }
    let plan = book.read();
    for (name, print, _) in SHEETS {
        let document = Document::of(&print(&plan, &draft(&plan)).unwrap());
        // What stands beyond the page's edge is not read.
        let page = &document.page_texts()[0];
        assert!(page.contains(address), "{name}: {page}");
        assert_eq!(document.faults(), "");
    }
}
