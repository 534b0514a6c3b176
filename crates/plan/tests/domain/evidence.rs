use crate::small::{CHAPTER, replaced, report, sources};
use plan::{SourceFile, unfold};
use proptest::prelude::*;

#[track_caller]
fn unfolds(document: &str, expected: &str) {
    let words: Vec<_> = unfold("d.txt", document)
        .into_iter()
        .map(|word| word.text)
        .collect();
    assert_eq!(words.join(" "), expected);
}

#[test]
fn a_line_break_is_a_space() {
    unfolds("at forebygge \nog håndtere", "at forebygge og håndtere");
}

#[test]
fn a_hyphen_at_the_end_of_a_line_is_undone() {
    unfolds("vurde-\nring af", "vurdering af");
    unfolds("Vallens-\nbæk.", "Vallensbæk.");
    unfolds("”katalo-\nget”, men", "”kataloget”, men");
    unfolds(
        "i tre lin-\njer delt ord-\nstykke",
        "i tre linjer delt ordstykke",
    );
}

#[test]
fn a_hyphen_within_a_word_stays_when_the_word_is_broken_after_it() {
    unfolds("SSP-kon-\nsulent", "SSP-konsulent");
    unfolds("SSP-\nkonsulent", "SSP-konsulent");
    unfolds("Nord-\nSjælland", "Nord-Sjælland");
}

#[test]
fn a_hyphen_for_a_part_left_out_stays() {
    unfolds("børne-\nog ungeområdet", "børne- og ungeområdet");
    unfolds("dag-\neller døgntilbud", "dag- eller døgntilbud");
    unfolds("børne- og \nungeområdet", "børne- og ungeområdet");
}

#[test]
fn a_dash_between_times_stays() {
    unfolds("kl. 08.00 – \n22.00", "kl. 08.00 – 22.00");
    unfolds("kl. 8-\n22", "kl. 8- 22");
}

#[test]
fn a_blank_line_does_not_end_a_sentence() {
    unfolds(
        "at frigøre sig \n\nfra miljøet",
        "at frigøre sig fra miljøet",
    );
}

#[test]
fn each_word_knows_its_line_and_column() {
    let words = unfold("d.txt", "en \n\n\tto tre");
    assert_eq!(words[2].place.to_string(), "d.txt:3:5");
}

/// What is said when the document has the chapter's words, and then one side is changed.
fn compared(document: &str, chapter: &str) -> String {
    let mut sources = sources();
    sources.chapters[0].file.text = chapter.to_owned();
    sources.evidence = Some(SourceFile {
        path: "d.txt".to_owned(),
        text: document.to_owned(),
    });
    report(&sources)
}

const DOCUMENT: &str = "\
Plan
Vi hjæl-
per.
Tegn:
\t⦁ Er vred.
\t⦁ Er væk.
Sådan gør vi:
\t⦁ Ring til os.
\t⦁ Vi vurderer.
Vagten:
Tlf: 1234 5678, kl. 09.00 – 15.00
Skriv: vagt@by.dk
Akut:
112
";

#[test]
fn the_same_words_in_the_same_order_are_in_order() {
    assert_eq!(compared(DOCUMENT, CHAPTER), "");
}

#[test]
fn a_changed_word_is_told_with_both_places() {
    assert_eq!(
        compared(DOCUMENT, &replaced(CHAPTER, "Er vred.", "Er glad.")),
        "plan.md:7:6: fejl: dokumentet har »vred.« (d.txt:5:7), her står »glad.«\n  \
         råd: planens tekst skal stå ord for ord, som kommunen har leveret den; har kommunen selv ændret den, så ret også dokumentet"
    );
}

#[test]
fn a_missing_sentence_and_an_added_one_are_told() {
    let missing = compared(&replaced(DOCUMENT, "112", "112 Ring straks."), CHAPTER);
    assert!(
        missing.contains("»Ring straks.« fra dokumentet (d.txt:14:5) mangler her"),
        "{missing}"
    );
    let added = compared(
        DOCUMENT,
        &replaced(CHAPTER, "Vi hjælper.", "Vi hjælper. Altid."),
    );
    assert!(
        added.starts_with("plan.md:3:13: fejl: »Altid.« står ikke i dokumentet"),
        "{added}"
    );
}

#[test]
fn a_list_item_that_has_become_a_paragraph_is_told() {
    let report = compared(&replaced(DOCUMENT, "\t⦁ Er væk.", "Er væk."), CHAPTER);
    assert!(report.contains("»-« står ikke i dokumentet"), "{report}");
}

#[test]
fn numbered_steps_and_ligatures_live_with_a_document() {
    let chapter = replaced(CHAPTER, "- Ring til os.", "1. Ring til os.");
    let chapter = replaced(
        &chapter,
        "- Vi vurderer.",
        "2. Vi vurderer i fællesskab, effektivt.",
    );
    let document = replaced(DOCUMENT, "⦁ Ring til os.", "1. Ring til os.");
    let document = replaced(
        &document,
        "⦁ Vi vurderer.",
        "2. Vi vurderer i fællesskab, e\u{fb00}ektivt.",
    );
    assert_eq!(compared(&document, &chapter), "");
    let pasted = replaced(&chapter, "effektivt", "e\u{fb00}ektivt");
    assert_eq!(compared(&document, &pasted), "");
    let other = compared(&replaced(&document, "2. Vi", "3. Vi"), &chapter);
    assert!(
        other.contains("dokumentet har »3.« (d.txt:9:2), her står »2.«"),
        "{other}"
    );
}

proptest! {
    #[test]
    fn whatever_word_is_changed_it_is_found(index in 0usize..26) {
        let words: Vec<_> = DOCUMENT.split_inclusive(char::is_whitespace).collect();
        let word = words[index % words.len()];
        prop_assume!(word.chars().any(char::is_alphanumeric) && !word.contains("hjæl"));
        let changed: String = words
            .iter()
            .enumerate()
            .map(|(at, w)| if at == index % words.len() { w.replace(word.trim(), "ANDET") } else { (*w).to_owned() })
            .collect();
        prop_assert!(compared(&changed, CHAPTER).contains("ANDET"), "{}", compared(&changed, CHAPTER));
    }

    #[test]
    fn any_text_unfolds_without_a_panic(text in "\\PC*") {
        unfold("d.txt", &text);
    }
}
