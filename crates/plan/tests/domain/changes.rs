//! What differs between two texts, and laws that hold for any two.

use plan::{
    Block, Changes, Chapter, Edit, Form, FormKind, Inline, Item, Passage, PassageChange,
    PassageKind,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Chapters as short as `a.md: # id Text / id Text / - id Text`; a chapter's title is its path.
fn text(lines: &[&str]) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for line in lines {
        if let Some(path) = line.strip_suffix(':').filter(|path| path.ends_with(".md")) {
            chapters.push(Chapter {
                path: path.to_owned(),
                title: path.to_owned(),
                blocks: Vec::new(),
            });
            continue;
        }
        let sign = line.find(|c: char| c.is_alphanumeric()).unwrap();
        let (id, text) = line[sign..].split_once(' ').unwrap();
        let block = block(line[..sign].trim(), id, text);
        chapters.last_mut().unwrap().blocks.push(block);
    }
    chapters
}

fn block(sign: &str, id: &str, text: &str) -> Block {
    let passage = |kind| Passage {
        id: id.to_owned(),
        kind,
        content: vec![Inline::Text(text.to_owned())],
        text: text.to_owned(),
        pieces: Vec::new(),
        ..Passage::default()
    };
    let list = |ordered| Block::List {
        ordered,
        items: vec![Item {
            passage: passage(PassageKind::Item),
            blocks: Vec::new(),
        }],
    };
    match sign {
        "" => Block::Paragraph(passage(PassageKind::Paragraph)),
        "-" => list(false),
        "+" => list(true),
        ">" => Block::Boxed(vec![Block::Paragraph(passage(PassageKind::Paragraph))]),
        level => Block::Heading(level.len() as u8, passage(PassageKind::Heading)),
    }
}

/// What has changed, one line each.
fn report(old: &[Chapter], new: &[Chapter]) -> Vec<String> {
    let changes = Changes::between(old, new);
    let mut report = Vec::new();
    for chapter in &changes.chapters {
        let name = |chapter: Option<&Chapter>| match chapter {
            Some(chapter) => format!("{} »{}«", chapter.path, chapter.title),
            None => "-".to_owned(),
        };
        if chapter.is_changed() {
            let moved = if chapter.moved { " moved" } else { "" };
            let (old, new) = (name(chapter.old), name(chapter.new));
            report.push(format!("chapter {old} → {new}{moved}"));
        }
        let changed = chapter.passages.iter().filter(|p| p.is_changed());
        report.extend(changed.map(line));
    }
    assert_eq!(changes.is_empty(), report.is_empty());
    report
}

fn line(change: &PassageChange<'_>) -> String {
    let edits = change.edits.iter().map(|edit| match edit {
        Edit::Kept(text) => text.clone(),
        Edit::Removed(text) => format!("[-{text}-]"),
        Edit::Added(text) => format!("{{+{text}+}}"),
    });
    let mut line = edits.collect::<Vec<_>>().join(" ");
    if change.moved {
        let from = change.old.unwrap().chapter;
        line.push_str(&format!(" (moved from {})", from.path));
    }
    if let Some([old, new]) = change.renamed() {
        line.push_str(&format!(" ({old} → {new})"));
    }
    if let Some([old, new]) = change.form() {
        line.push_str(&format!(" ({} → {})", form(old), form(new)));
    }
    if let Some([old, new]) = &change.links {
        line.push_str(&format!(" ({} → {})", old.join(", "), new.join(", ")));
    }
    if change.has_other_stress() {
        line.push_str(" (stress)");
    }
    line
}

fn form(form: Form) -> String {
    let kind = match form.kind {
        FormKind::Heading(level) => format!("h{level}"),
        FormKind::Paragraph => "p".to_owned(),
        FormKind::Item => "li".to_owned(),
        FormKind::NumberedItem => "1.".to_owned(),
    };
    let boxed = if form.boxed { " in a box" } else { "" };
    format!("{kind}{boxed}")
}

const OLD: [&str; 8] = [
    "a.md:",
    "# plan Plan",
    "hjaelp Vi hjælper.",
    "tegn Tegn på bekymring er disse:",
    "- vred Er vred.",
    "- vaek Er væk fra skole og hjem i lang tid.",
    "b.md:",
    "# vej Vej",
];

/// What is told when the old text's lines are replaced so.
fn changed(change: impl Fn(&mut Vec<&'static str>)) -> Vec<String> {
    let mut lines = OLD.to_vec();
    change(&mut lines);
    report(&text(&OLD), &text(&lines))
}

#[test]
fn words_are_added_removed_and_replaced() {
    assert!(changed(|_| {}).is_empty());
    assert_eq!(
        changed(|lines| lines[2] = "hjaelp Vi hjælper alle."),
        ["Vi [-hjælper.-] {+hjælper alle.+}"]
    );
    assert_eq!(
        changed(|lines| lines[5] = "- vaek Er fra skole og hjem i meget lang tid."),
        ["Er [-væk-] fra skole og hjem i {+meget+} lang tid."]
    );
}

#[test]
fn passages_come_and_go_where_they_stand() {
    assert_eq!(
        changed(|lines| lines.insert(4, "- ny Er ny.")),
        ["{+Er ny.+}"]
    );
    assert_eq!(
        changed(|lines| lines.retain(|line| !line.starts_with("hjaelp"))),
        ["[-Vi hjælper.-]"]
    );
    let report = changed(|lines| {
        lines[2] = "ny Noget helt andet.";
        lines[4] = "- vred Er meget vred.";
    });
    assert_eq!(
        report,
        [
            "[-Vi hjælper.-]",
            "{+Noget helt andet.+}",
            "Er {+meget+} vred."
        ]
    );
}

#[test]
fn what_is_moved_is_told_once() {
    let to_the_end = changed(|lines| {
        let line = lines.remove(2);
        lines.insert(5, line);
    });
    assert_eq!(to_the_end, ["Vi hjælper. (moved from a.md)"]);
    let to_another_chapter = changed(|lines| {
        let line = lines.remove(2);
        lines.push(line);
    });
    assert_eq!(to_another_chapter, ["Vi hjælper. (moved from a.md)"]);
    let of_two_the_shorter = changed(|lines| lines.swap(4, 5));
    assert_eq!(of_two_the_shorter, ["Er vred. (moved from a.md)"]);
}

#[test]
fn another_id_is_followed_by_its_words() {
    assert_eq!(
        changed(|lines| lines[4] = "- tegn-vred Er vred."),
        ["Er vred. (vred → tegn-vred)"]
    );
    assert_eq!(
        changed(|lines| lines[5] = "- tegn-vaek Er væk fra skole og hjem i kort tid."),
        ["Er væk fra skole og hjem i [-lang-] {+kort+} tid. (vaek → tegn-vaek)"]
    );
    // Two words of three are no proof that it is the same.
    assert_eq!(
        changed(|lines| lines[4] = "- glad Er glad."),
        ["[-Er vred.-]", "{+Er glad.+}"]
    );
}

#[test]
fn the_most_alike_belong_together() {
    let old = text(&["a.md:", "a en to tre fire fem", "b en to tre fire seks"]);
    let new = text(&["a.md:", "c en to tre fire seks", "d en to tre fire fem"]);
    let report = report(&old, &new);
    assert_eq!(report.len(), 2, "{report:?}");
    for renamed in ["(a → d)", "(b → c)"] {
        assert!(
            report.iter().any(|line| line.contains(renamed)),
            "{report:?}"
        );
    }
}

#[test]
fn another_form_is_told() {
    assert_eq!(
        changed(|lines| lines[1] = "## plan Plan"),
        ["Plan (h1 → h2)"]
    );
    assert_eq!(
        changed(|lines| lines[2] = "> hjaelp Vi hjælper."),
        ["Vi hjælper. (p → p in a box)"]
    );
    assert_eq!(
        changed(|lines| lines[4] = "+ vred Er vred."),
        ["Er vred. (li → 1.)"]
    );
}

#[test]
fn chapters_come_go_move_and_change_their_names() {
    let [a, b] = [["a.md:", "a En."], ["b.md:", "b To."]];
    let c = ["c.md:", "c Tre."];
    let joined = |parts: &[[&'static str; 2]]| text(&parts.concat());
    assert_eq!(
        report(&joined(&[a, b]), &joined(&[a])),
        ["chapter b.md »b.md« → -", "[-To.-]"]
    );
    assert_eq!(
        report(&joined(&[a, b]), &joined(&[a, c, b])),
        ["chapter - → c.md »c.md«", "{+Tre.+}"]
    );
    assert_eq!(
        report(&joined(&[a, b, c]), &joined(&[c, a, b])),
        ["chapter c.md »c.md« → c.md »c.md« moved"]
    );
    assert_eq!(
        report(&joined(&[a, b]), &joined(&[a, ["d.md:", "b To."]])),
        ["chapter b.md »b.md« → d.md »d.md«"]
    );
}

fn linked(to: &str) -> Vec<Chapter> {
    let mut chapters = text(&["a.md:", "a Se her.", "b Der."]);
    let link = Inline::Link {
        to: to.to_owned(),
        content: vec![Inline::Text("Se her.".to_owned())],
    };
    let Block::Paragraph(passage) = &mut chapters[0].blocks[0] else {
        panic!("a paragraph");
    };
    passage.content = vec![link];
    chapters
}

#[test]
fn a_link_that_leads_elsewhere_is_told() {
    let [old, new] = ["https://a.dk/", "https://b.dk/"].map(linked);
    assert_eq!(
        report(&old, &new),
        ["Se her. (https://a.dk/ → https://b.dk/)"]
    );
    // Two ways to write the same.
    assert!(report(&linked("#b"), &linked("a.md#b")).is_empty());
}

#[test]
fn a_link_follows_a_passage_whose_id_has_changed() {
    let old = linked("#b");
    let mut new = linked("#c");
    let Block::Paragraph(passage) = &mut new[0].blocks[1] else {
        panic!("a paragraph");
    };
    passage.id = "c".to_owned();
    assert_eq!(report(&old, &new), ["Der. (b → c)"]);
}

#[test]
fn a_link_is_followed_by_what_it_leads_to_and_not_by_its_number() {
    // Both texts have three passages in two chapters; the new one has them in another order.
    let with_link = |lines: &[&str], to: &str| {
        let mut chapters = text(lines);
        let link = Inline::Link {
            to: to.to_owned(),
            content: vec![Inline::Text("Se her.".to_owned())],
        };
        let blocks = chapters.iter_mut().flat_map(|chapter| &mut chapter.blocks);
        for block in blocks {
            if let Block::Paragraph(passage) = block
                && passage.id == "a"
            {
                passage.content = vec![link.clone()];
            }
        }
        chapters
    };
    let old = ["a.md:", "a Se her.", "b Der.", "b.md:", "c Tre."];
    let new = ["b.md:", "c Tre.", "a.md:", "b Der.", "a Se her."];
    let led = |from: &str, to: &str| report(&with_link(&old, from), &with_link(&new, to));
    for same in ["#b", "#c", "a.md", "b.md"] {
        let (report, arrow) = (led(same, same), format!("({same} → {same})"));
        assert!(
            report.iter().all(|line| !line.contains(&arrow)),
            "{report:?}"
        );
    }
    for (from, to) in [
        ("#b", "#c"),
        ("#c", "#b"),
        ("a.md", "b.md"),
        ("b.md", "a.md"),
        ("b.md", "#c"),
        // What is in one text alone is told by its name.
        ("#gone", "#c"),
        ("#b", "#new"),
    ] {
        let report = led(from, to);
        let arrow = format!("({from} → {to})");
        assert!(
            report.iter().any(|line| line.contains(&arrow)),
            "{report:?}"
        );
    }
}

#[test]
fn what_is_gone_is_told_after_what_it_followed() {
    let old = text(&["a.md:", "a Vi ser.", "b Er væk.", "c Vi hører."]);
    let new = text(&["a.md:", "a Vi ser alt.", "c Vi hører alt."]);
    assert_eq!(
        report(&old, &new),
        [
            "Vi [-ser.-] {+ser alt.+}",
            "[-Er væk.-]",
            "Vi [-hører.-] {+hører alt.+}"
        ]
    );
}

#[test]
fn of_two_that_have_changed_places_the_one_with_less_text_has_moved() {
    // Both texts count alike: a little that has become much is more than what is of middling length in both.
    let old = text(&["a.md:", "a Et.", "b Vi hjælper."]);
    let new = text(&[
        "a.md:",
        "b Vi hjælper.",
        "a Et, to, tre, fire, fem, seks, syv.",
    ]);
    let moved = |report: Vec<String>| -> Vec<String> {
        report
            .into_iter()
            .filter(|line| line.contains("moved"))
            .collect()
    };
    assert_eq!(moved(report(&old, &new)), ["Vi hjælper. (moved from a.md)"]);
    let a = ["a.md:", "a Et."];
    let more = ["e 5.", "f 6.", "g 7.", "h 8.", "i 9.", "j 10."];
    let b = ["b.md:", "b To.", "c Tre.", "d Fire."];
    let old = text(&[&a[..], &b].concat());
    let new = text(&[&b[..], &a, &more].concat());
    assert_eq!(
        moved(report(&old, &new)),
        ["chapter b.md »b.md« → b.md »b.md« moved"]
    );
}

#[test]
fn other_stress_is_told() {
    let old = text(&["a.md:", "a Vi hjælper."]);
    let mut new = old.clone();
    let Block::Paragraph(passage) = &mut new[0].blocks[0] else {
        panic!("a paragraph");
    };
    let said = |text: &str| Inline::Text(text.to_owned());
    passage.content = vec![said("Vi "), Inline::Strong(vec![said("hjælper.")])];
    assert_eq!(report(&old, &new), ["Vi hjælper. (stress)"]);
    // How the text is cut into pieces is nothing that a reader sees.
    let Block::Paragraph(passage) = &mut new[0].blocks[0] else {
        panic!("a paragraph");
    };
    passage.content = vec![said("Vi\n"), said("hjælper.")];
    assert!(report(&old, &new).is_empty());
}

const SIGNS: [&str; 6] = ["#", "##", "", "-", "+", ">"];

/// One to eight words of few, so that much is alike.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["vi", "ser", "hører", "og", "hjælper", "alle"]);
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

/// A text of three chapters at most, whose ids are drawn from few.
fn texts() -> impl Strategy<Value = Vec<Chapter>> {
    let ids: Vec<usize> = (0..14).collect();
    let passages = prop::sample::subsequence(ids, 0..12)
        .prop_shuffle()
        .prop_flat_map(|ids| {
            let passage = |id| (Just(id), words(), prop::sample::select(SIGNS.to_vec()));
            ids.into_iter().map(passage).collect::<Vec<_>>()
        });
    let paths = prop::sample::subsequence(vec!["a.md", "b.md", "c.md", "d.md"], 1..4);
    (passages, paths.prop_shuffle()).prop_map(|(passages, paths)| {
        let each = passages.len().div_ceil(paths.len()).max(1);
        let mut chunks = passages.chunks(each);
        let chapter = |path: &str| Chapter {
            path: path.to_owned(),
            title: path.to_owned(),
            blocks: chunks
                .next()
                .unwrap_or_default()
                .iter()
                .map(|(id, text, sign)| block(sign, &format!("p{id}"), text))
                .collect(),
        };
        paths.into_iter().map(chapter).collect()
    })
}

fn all<'c, 'a>(changes: &'c Changes<'a>) -> Vec<&'c PassageChange<'a>> {
    let chapters = changes.chapters.iter();
    chapters.flat_map(|chapter| &chapter.passages).collect()
}

fn ids(chapters: &[Chapter]) -> Vec<&str> {
    let passages = chapters.iter().flat_map(Chapter::passages);
    passages.map(|passage| passage.id.as_str()).collect()
}

fn sorted<T: Ord>(found: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort();
    found
}

proptest! {
    #[test]
    fn a_text_does_not_differ_from_itself(text in texts()) {
        prop_assert!(Changes::between(&text, &text).is_empty());
    }

    #[test]
    fn texts_that_do_not_differ_are_the_same(old in texts(), new in texts()) {
        prop_assert_eq!(Changes::between(&old, &new).is_empty(), old == new);
    }

    #[test]
    fn the_edits_give_both_texts(old in texts(), new in texts()) {
        for change in all(&Changes::between(&old, &new)) {
            let report = |is_reported: fn(&Edit) -> bool| {
                let edits = change.edits.iter().filter(|edit| is_reported(edit));
                edits.map(Edit::text).collect::<Vec<_>>().join(" ")
            };
            let was = report(|edit| !matches!(edit, Edit::Added(_)));
            let is = report(|edit| !matches!(edit, Edit::Removed(_)));
            prop_assert_eq!(was, change.old.map_or("", |old| &old.passage.text));
            prop_assert_eq!(is, change.new.map_or("", |new| &new.passage.text));
            let kinds: Vec<_> = change.edits.iter().map(std::mem::discriminant).collect();
            prop_assert!(kinds.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", change.edits);
        }
    }

    #[test]
    fn each_passage_is_accounted_for_once(old in texts(), new in texts()) {
        let changes = Changes::between(&old, &new);
        let id = |standing: Option<plan::LocatedPassage<'_>>| Some(standing?.passage.id.clone());
        let was = all(&changes).into_iter().filter_map(|change| id(change.old));
        prop_assert_eq!(sorted(was), sorted(ids(&old).into_iter().map(str::to_owned)));
        let is: Vec<_> = all(&changes).into_iter().filter_map(|change| id(change.new)).collect();
        prop_assert_eq!(is, ids(&new));
        let chapters = changes.chapters.iter();
        let paths: Vec<_> = chapters.clone().filter_map(|c| Some(&c.new?.path)).collect();
        prop_assert_eq!(paths, new.iter().map(|c| &c.path).collect::<Vec<_>>());
        let paths = chapters.filter_map(|c| Some(&c.old?.path));
        prop_assert_eq!(sorted(paths), sorted(old.iter().map(|c| &c.path)));
    }

    #[test]
    fn the_way_back_is_the_way_there(old in texts(), new in texts()) {
        let there = Changes::between(&old, &new);
        let back = Changes::between(&new, &old);
        let turned = |edit: &Edit| match edit {
            Edit::Kept(text) => format!("={text}"),
            Edit::Removed(text) => format!("+{text}"),
            Edit::Added(text) => format!("-{text}"),
        };
        let same = |edit: &Edit| match edit {
            Edit::Kept(text) => format!("={text}"),
            Edit::Removed(text) => format!("-{text}"),
            Edit::Added(text) => format!("+{text}"),
        };
        let id = |standing: Option<plan::LocatedPassage<'_>>| Some(standing?.passage.id.clone());
        let there_reported = all(&there).into_iter().map(|change| {
            let edits: BTreeSet<_> = change.edits.iter().map(same).collect();
            (id(change.old), id(change.new), change.moved, edits, change.links.is_some())
        });
        let back_reported = all(&back).into_iter().map(|change| {
            let edits: BTreeSet<_> = change.edits.iter().map(turned).collect();
            (id(change.new), id(change.old), change.moved, edits, change.links.is_some())
        });
        prop_assert_eq!(sorted(there_reported), sorted(back_reported));
        let path = |chapter: Option<&Chapter>| Some(chapter?.path.clone());
        let there_reported = there.chapters.iter().map(|c| (path(c.old), path(c.new), c.moved));
        let back_reported = back.chapters.iter().map(|c| (path(c.new), path(c.old), c.moved));
        prop_assert_eq!(sorted(there_reported), sorted(back_reported));
    }

    #[test]
    fn moving_one_passage_tells_one_move(text in texts(), from in 0usize..12, to in 0usize..12) {
        let mut new = text.clone();
        let blocks = &mut new[0].blocks;
        prop_assume!(blocks.len() > 1);
        let (from, to) = (from % blocks.len(), to % blocks.len());
        prop_assume!(from != to);
        let block = blocks.remove(from);
        blocks.insert(to, block);
        let changes = Changes::between(&text, &new);
        prop_assert_eq!(changes.changed().filter(|change| change.moved).count(), 1);
        prop_assert_eq!(changes.changed().count(), 1);
    }
}
