use crate::small::{CHAPTER, sources, with_chapter};
use plan::{Block, Changes, PassageHash, Plan, Reading};
use proptest::prelude::*;

#[test]
fn each_block_is_a_passage_with_its_text_and_place() {
    let (plan, _) = Plan::read(&sources()).unwrap();
    let (chapter, passage) = plan.passage("tegn-vaek").unwrap();
    assert_eq!(passage.text, "Er væk.");
    assert_eq!(passage.place().to_string(), "plan.md:8:3");
    assert_eq!(chapter.passages().len(), 13);
}

#[test]
fn a_passage_without_an_id_is_told_with_one_that_fits() {
    assert_eq!(
        with_chapter("- Er væk. {#tegn-vaek}", "- Er væk på Øen."),
        "plan.md:8:1: fejl: afsnittet »Er væk på Øen.« har intet id\n  \
         råd: skriv {#er-vaek-paa-oeen} efter afsnittet"
    );
}

#[test]
fn lists_in_a_box_have_lists_below_their_items() {
    for margin in ["", "> ", "> > "] {
        for (mark, below) in [("- ", "  - "), ("1. ", "   - "), ("1. ", "   1. ")] {
            for between in ["", &format!("{margin}\n")] {
                let list = format!(
                    "{margin}{mark}Et. {{#et}}\n{between}{margin}{below}To. {{#to}}\n{between}{margin}{below}Tre. {{#tre}}\n"
                );
                let list = list.replace("1. Tre", "2. Tre");
                assert_eq!(
                    with_chapter("Tegn: ", &format!("{list}\nTegn: ")),
                    "",
                    "{list}"
                );
                // What the lint is for is still found.
                let merged = list.replacen(
                    &format!("\n{between}{margin}{below}To"),
                    &format!("\n{margin}To"),
                    1,
                );
                let report = with_chapter("Tegn: ", &format!("{merged}\nTegn: "));
                assert!(
                    report.contains("der mangler en tom linje"),
                    "{merged}\n{report}"
                );
            }
        }
    }
}

#[test]
fn an_id_in_danish_letters_is_told_with_one_that_fits() {
    let report = with_chapter("{#tegn-vaek}", "{#tegn-væk}");
    assert!(
        report.contains("id’et »tegn-væk« har andre tegn"),
        "{report}"
    );
    assert!(report.contains("skriv {#tegn-vaek}"), "{report}");
}

#[test]
fn an_id_that_stands_twice_is_told_with_both_places() {
    let report = with_chapter("{#tegn-vaek}", "{#tegn-vred}");
    assert!(
        report.contains("plan.md:8:11: fejl: id’et »tegn-vred« står to gange"),
        "{report}"
    );
    assert!(
        report.contains("det står første gang i plan.md:7:12"),
        "{report}"
    );
}

#[test]
fn an_id_that_the_page_needs_itself_is_refused() {
    let report = with_chapter("{#tegn-vaek}", "{#indhold}");
    assert!(
        report.contains("id’et »indhold« bruger siden selv"),
        "{report}"
    );
}

#[test]
fn unknown_and_misplaced_directives_are_refused() {
    let unknown = with_chapter(
        "Vi hjælper. {#hjaelp}",
        "Vi hjælper. {#hjaelp}\n\n{{kort vagten}}",
    );
    assert!(
        unknown.starts_with("plan.md:5:1: fejl: ukendt direktiv »{{kort vagten}}«"),
        "{unknown}"
    );
    let misplaced = with_chapter("Vi hjælper.", "Vi {{kontakt vagten}} hjælper.");
    assert!(
        misplaced.contains("direktivet står ikke alene"),
        "{misplaced}"
    );
    let dangling = with_chapter(
        "Vi hjælper. {#hjaelp}",
        "Vi hjælper. {#hjaelp}\n\n{{kontakt ingen}}",
    );
    assert!(
        dangling.contains("ingen kontakt har id’et »ingen«"),
        "{dangling}"
    );
}

#[test]
fn a_contact_card_is_no_passage() {
    let mut sources = sources();
    sources.chapters[0]
        .file
        .text
        .push_str("\n{{kontakt vagten}}\n");
    let (plan, _) = Plan::read(&sources).unwrap();
    assert!(
        matches!(plan.chapters[0].blocks.last(), Some(Block::ContactCard(id, _)) if id == "vagten")
    );
    assert_eq!(plan.chapters[0].passages().len(), 13);
}

#[test]
fn markup_that_a_plan_does_not_need_is_refused() {
    for markup in [
        "<script>alert(1)</script>",
        "Vi <b>hjælper</b>. {#hjaelp}",
        "![et billede](a.png) {#hjaelp}",
        "```\nkode\n```",
        "| a | b |\n|---|---|\n| c | d |",
        "---",
    ] {
        let report = with_chapter("Vi hjælper. {#hjaelp}", markup);
        assert!(
            report.contains("kan ikke stå i planens tekst"),
            "{markup}: {report}"
        );
    }
}

#[test]
fn a_link_is_safe_and_leads_somewhere() {
    for (link, message) in [
        (
            "javascript:alert(1)",
            "linket »javascript:alert(1)« er ikke tilladt",
        ),
        (
            "javascript:alert(1)//.md",
            "linket »javascript:alert(1)//.md« er ikke tilladt",
        ),
        ("tel:99999999", "linket »tel:99999999« er ikke tilladt"),
        ("http://by.dk", "linket »http://by.dk« er ikke tilladt"),
        ("andet.md", "linket »andet.md« fører ikke til noget"),
        (
            "plan.md#intet",
            "linket »plan.md#intet« fører ikke til noget",
        ),
        ("#intet", "linket »#intet« fører ikke til noget"),
    ] {
        let report = with_chapter("Vi hjælper.", &format!("Vi [hjælper]({link})."));
        assert!(report.contains(message), "{link}: {report}");
    }
    for link in ["https://by.dk", "plan.md", "plan.md#tegn", "#tegn"] {
        let report = with_chapter("Vi hjælper.", &format!("Vi [hjælper]({link})."));
        assert_eq!(report, "", "{link}");
    }
}

#[test]
fn an_id_never_becomes_text() {
    for text in ["**Vi hjælper. {#hjaelp}**", "Vi {#hjaelp} hjælper."] {
        let report = with_chapter("Vi hjælper. {#hjaelp}", text);
        assert!(report.contains("står ikke til sidst"), "{text}: {report}");
    }
}

#[test]
fn what_would_vanish_from_the_text_is_refused() {
    let report = with_chapter(
        "Vi hjælper. {#hjaelp}",
        "Vi hjælper. {#hjaelp}\n\n[Note]: https://by.dk",
    );
    assert!(
        report.starts_with("plan.md:5:1: fejl: et links adresse for sig selv kan ikke stå"),
        "{report}"
    );
}

#[test]
fn boxes_in_boxes_end_somewhere() {
    let deep = "> ".repeat(20_000);
    let report = with_chapter(
        "Vi hjælper. {#hjaelp}",
        &format!("{deep}Vi hjælper. {{#hjaelp}}"),
    );
    assert!(report.contains("kan ikke stå i planens tekst"), "{report}");
}

#[test]
fn a_chapter_s_title_is_its_heading() {
    let report = with_chapter("# Plan {#plan}", "# Planen {#plan}");
    assert!(
        report.contains("kapitlet hedder »Planen« her, men »Plan« i SUMMARY.md"),
        "{report}"
    );
}

#[test]
fn a_chapter_has_one_title_and_it_comes_first() {
    let report = with_chapter("# Plan {#plan}\n", "");
    assert!(
        report.contains("kapitlet begynder ikke med sin overskrift"),
        "{report}"
    );
    let report = with_chapter("## Akut:", "# Akut:");
    assert!(
        report.contains("mere end én overskrift af første grad"),
        "{report}"
    );
}

#[test]
fn markup_and_its_id_come_apart() {
    let mut sources = sources();
    let text = &mut sources.chapters[0].file.text;
    *text = text.replace(
        "Vi hjælper. {#hjaelp}",
        "Vi **hjælper** jer\nalle. {#hjaelp}",
    );
    let (plan, _) = Plan::read(&sources).unwrap();
    let (_, passage) = plan.passage("hjaelp").unwrap();
    assert_eq!(passage.text, "Vi hjælper jer alle.");
    let places: Vec<_> = passage
        .words()
        .map(|(word, place)| format!("{word}@{}:{}", place.line, place.column))
        .collect();
    assert_eq!(places, ["Vi@3:1", "hjælper@3:6", "jer@3:16", "alle.@4:1"]);
}

proptest! {
    #[test]
    fn any_chapter_is_read_without_a_panic(text in "(\\PC|\n|\\{#|\\}|- |> |\\* |# |\\*\\*|\\]\\(|\\{\\{){0,60}") {
        let mut sources = sources();
        sources.chapters[0].file.text = text;
        let _ = Plan::read(&sources);
    }
}

#[test]
fn an_item_ends_where_the_list_below_it_begins() {
    let report = with_chapter(
        "- Er vred. {#tegn-vred}\n",
        "- Er vred. {#tegn-vred}\n  - Råber. {#tegn-raaber}\n",
    );
    assert_eq!(report, "");
}

/// The blocks' kinds and the passages' full texts, a line each.
fn outline(text: &str) -> String {
    let mut sources = sources();
    sources.chapters[0].file.text = format!("{CHAPTER}\n{text}");
    let (plan, _) = Plan::read(&sources).unwrap();
    let blocks = &plan.chapters[0].blocks;
    let lines = blocks.iter().skip(11).map(|block| match block {
        Block::Paragraph(passage) => format!("p {}", passage.full_text()),
        Block::List { items, .. } => {
            let items = items.iter().map(|item| item.passage.full_text());
            format!("ol {}", items.collect::<Vec<_>>().join(" | "))
        }
        other => format!("{other:?}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_list_s_numbers_are_text() {
    assert_eq!(
        outline("3. Tre. {#a}\n4. Fire. {#b}\n\n{{kontakt vagten}}\n\n5. Fem. {#c}\n")
            .lines()
            .next(),
        Some("ol 3. Tre. | 4. Fire.")
    );
    // Markdown lets an author write the same number before each.
    assert_eq!(outline("1. Et. {#a}\n1. To. {#b}\n"), "ol 1. Et. | 2. To.");
    assert_eq!(
        outline("1. Et. {#a}\n3. Tre. {#b}\n7. Syv. {#c}\n"),
        "ol 1. Et.\nol 3. Tre.\nol 7. Syv."
    );
    assert_eq!(
        outline("0. Nul. {#a}\n1. Et. {#b}\n"),
        "ol 0. Nul. | 1. Et."
    );
}

#[test]
fn a_sentence_that_begins_with_a_day_is_a_sentence() {
    let vowed = "25. november 2026 vedtog kommunalbestyrelsen planen.";
    assert_eq!(outline(&format!("{vowed} {{#a}}\n")), format!("p {vowed}"));
    assert_eq!(outline("1. Januar er kold. {#a}\n"), "p 1. Januar er kold.");
    assert_eq!(
        outline("1. maj holdes fri. {#a}\n\n5. juni også. {#b}\n\n1. Et. {#c}\n2. To. {#d}\n"),
        "p 1. maj holdes fri.\np 5. juni også.\nol 1. Et. | 2. To."
    );
    assert_eq!(
        outline("10\\. klasse er med. {#a}\n"),
        "p 10. klasse er med."
    );
    // A number that no day has is an item's.
    assert_eq!(
        outline("31. Et. {#a}\n32. maj. {#b}\n"),
        "ol 31. Et. | 32. maj."
    );
}

#[test]
fn a_lone_number_that_follows_none_is_doubtful() {
    let report = |text: &str| {
        let mut sources = sources();
        sources.chapters[0].file.text = format!("{CHAPTER}\n{text}");
        crate::small::report(&sources)
    };
    let said = report("10. klasse er med. {#a}\n");
    assert!(
        said.contains("»10.« kan være begyndelsen på en sætning"),
        "{said}"
    );
    assert!(said.contains("skriv 10\\. med en skråstreg"), "{said}");
    assert_eq!(
        report("1. Et. {#a}\n2. To. {#b}\n\n{{kontakt vagten}}\n\n3. Tre. {#c}\n"),
        ""
    );
    assert_eq!(report("1. Et. {#a}\n"), "");
}

#[test]
fn texts_that_differ_in_a_number_differ() {
    let read = |text: &str| {
        let mut sources = sources();
        sources.chapters[0].file.text = format!("{CHAPTER}\n{text}");
        Plan::read(&sources).unwrap().0.chapters
    };
    for [old, new] in [
        [
            "25. november mødes vi. {#a}\n",
            "9. november mødes vi. {#a}\n",
        ],
        [
            "3. Tre. {#a}\n4. Fire. {#b}\n",
            "4. Tre. {#a}\n5. Fire. {#b}\n",
        ],
    ] {
        let [old, new] = [old, new].map(read);
        assert!(!Changes::between(&old, &new).is_empty());
        let [old, new] = [old, new].map(|text| PassageHash::all(&text, Reading::CURRENT));
        assert_ne!(old, new);
    }
}

#[test]
fn letters_are_composed_wherever_they_stand() {
    let mut decomposed = sources();
    let apart = |text: &str| text.replace('å', "a\u{30a}").replace('é', "e\u{301}");
    decomposed.chapters[0].file.text = apart(CHAPTER);
    assert_ne!(decomposed.chapters[0].file.text, CHAPTER);
    for file in [
        &mut decomposed.contacts,
        &mut decomposed.guide,
        &mut decomposed.municipality,
    ] {
        file.text = apart(&file.text);
    }
    assert_eq!(
        Plan::read(&decomposed).unwrap(),
        Plan::read(&sources()).unwrap()
    );
}

#[test]
fn each_proposed_id_is_one_that_nothing_has() {
    let mut sources = sources();
    sources.chapters[0].file.text = format!(
        "{CHAPTER}\nRing til os nu.\n\nRing til os nu.\n\nVi hjælper.\n\nEt andet. {{#vi-hjaelper}}\n"
    );
    let report = crate::small::report(&sources);
    for id in ["ring-til-os-nu", "ring-til-os-nu-2", "vi-hjaelper-2"] {
        assert!(
            report.contains(&format!("skriv {{#{id}}} efter afsnittet")),
            "{report}"
        );
    }
}

/// What is said where the edition in force has the small plan's passages, and this was done to today's chapter.
fn report_after_edition(part: &str, by: &str) -> String {
    let mut sources = sources();
    let before = Plan::read(&sources).unwrap().0;
    let passages = before.chapters[0].passages().into_iter();
    sources.before = passages.map(|p| (p.id.clone(), p.text.clone())).collect();
    sources.chapters[0].file.text = crate::small::replaced(CHAPTER, part, by);
    crate::small::report(&sources)
}

#[test]
fn an_id_that_the_edition_has_is_put_back() {
    let lost = report_after_edition("Er vred. {#tegn-vred}", "Er vred.");
    assert!(
        lost.contains(
            "afsnittet »Er vred.« har intet id\n  råd: skriv {#tegn-vred} efter afsnittet"
        ),
        "{lost}"
    );
    // Not the id that is most like it.
    let renamed = report_after_edition("{#vej-ring}", "{#vej-rings}");
    assert!(
        renamed.contains("intet afsnit har id’et »vej-ring«\n  råd: det stod i den vedtagne udgave; skriv {#vej-ring} efter afsnittet i plan.md:12:3 igen: »Ring til os.«"),
        "{renamed}"
    );
    let gone = report_after_edition("- Ring til os. {#vej-ring}\n", "");
    assert!(
        gone.contains("skriv {#vej-ring} efter det afsnit, der er kommet i stedet for »Ring til os.«, eller slet det, der henviser til det"),
        "{gone}"
    );
}

#[test]
fn points_without_ids_are_told_once_each() {
    let report = crate::small::with_chapter("{#tegn-vred}\n- Er væk. {#tegn-vaek}", "\n- Er væk.");
    assert!(!report.contains("»«"), "{report}");
    assert_eq!(report.matches("har intet id").count(), 2, "{report}");
}
