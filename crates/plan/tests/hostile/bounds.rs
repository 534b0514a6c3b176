//! Each bound of the authors' files: what keeps to it is taken, and one more is refused.

use crate::small::{CHAPTER, GUIDE, report, sources};
use plan::{Changes, ChapterSource, Plan, SourceFile};
use std::ops::RangeInclusive;
use std::slice;
use std::time::{Duration, Instant};

/// Alone each takes less than two seconds; the machine may have much else to do.
const TIME: Duration = Duration::from_secs(15);

/// What is said of the small plan with this behind its chapter.
fn with(text: &str) -> String {
    let mut sources = sources();
    sources.chapters[0].file.text = format!("{CHAPTER}\n{text}\n");
    report(&sources)
}

#[test]
fn a_passage_has_ten_thousand_characters_at_most() {
    let passage = |length: usize| format!("{} {{#lang}}", "æ".repeat(length));
    assert_eq!(with(&passage(10_000)), "");
    assert!(with(&passage(10_001)).contains("er på 10001 tegn"));
}

#[test]
fn boxes_and_lists_nest_eight_deep_at_most() {
    let boxes = |depth: usize| format!("{}**Dybt** nede. {{#dybt}}", "> ".repeat(depth));
    let lists = |depth: usize| -> String {
        (0..depth)
            .map(|level| {
                format!(
                    "{}- Et **punkt** {level}. {{#p{level}}}\n",
                    "  ".repeat(level)
                )
            })
            .collect()
    };
    for text in [boxes(8), lists(8)] {
        assert_eq!(with(&text), "");
    }
    for text in [boxes(9), lists(9)] {
        assert!(with(&text).contains("så mange bokse og lister i hinanden"));
    }
}

#[test]
fn a_guide_has_two_hundred_questions_and_outcomes_at_most() {
    let rows = [
        (
            "[[question]]\n",
            "id = \"q§\"\ntext = \"X?\"\n",
            "spørgsmål",
        ),
        (
            "[[outcome]]\n",
            "id = \"u§\"\nurgency = \"open\"\ntitle = \"X\"\nwhen = {answered = \"fare\"}\nnow = [{passage = \"hjaelp\"}]\ncontacts = [\"vagten\"]\nbecause = []\n",
            "udfald",
        ),
    ];
    for (heading, rest, what) in rows {
        let own = GUIDE.matches(heading).count();
        let of = |count: usize| {
            let more =
                (own..count).map(|n| format!("\n{heading}{}", rest.replace('§', &n.to_string())));
            let mut sources = sources();
            sources.guide.text = format!("{GUIDE}{}", more.collect::<String>());
            report(&sources)
        };
        let message = format!("flere end 200 {what}");
        assert!(!of(200).contains(&message), "{what}");
        assert!(of(201).contains(&message), "{what}");
    }
}

/// A question of so many answers.
fn question(id: &str, rest: &str, answers: usize) -> String {
    let answers: Vec<_> = (0..answers)
        .map(|n| format!("{{ id = \"{id}-{n}\", text = \"Svar {n}\" }}"))
        .collect();
    let answers = answers.join(", ");
    format!("\n[[question]]\nid = \"{id}\"\n{rest}\ntext = \"X?\"\nchoice = [{answers}]\n")
}

/// The condition that this answer is given.
fn given(question: &str, answer: usize) -> String {
    one_of(question, answer..=answer)
}

/// The condition that one of these answers is given.
fn one_of(question: &str, answers: RangeInclusive<usize>) -> String {
    let answers: Vec<_> = answers.map(|n| format!("\"{question}-{n}\"")).collect();
    let answers = answers.join(", ");
    format!("{{ one_of = {{ question = \"{question}\", choices = [{answers}] }} }}")
}

/// Whether the laws are tried on a guide of these questions behind the small plan's own about points and one about danger with three
/// answers, and of one outcome that applies to any of these conditions.
fn is_tried(questions: &str, conditions: &[String]) -> bool {
    let at = |part: &str| GUIDE.find(part).unwrap();
    let head = &GUIDE[..at("[[question]]")];
    let danger =
        question("fare", "role = \"danger\"", 3).replacen("Svar 0\"", "Ja\", finishes = true", 1);
    let points = &GUIDE[at("[[question]]\nid = \"tegn\"")..at("[[outcome]]")];
    let outcome = format!(
        "\n[[outcome]]\nid = \"et\"\nurgency = \"open\"\ntitle = \"X\"\nwhen = {{ any = [{}] }}\nnow = [{{ passage = \"hjaelp\" }}]\ncontacts = [\"vagten\"]\nbecause = []\n",
        conditions.join(", ")
    );
    let mut sources = sources();
    sources.guide.text = [head, &danger, "\n", points, questions, &outcome].concat();
    let report = report(&sources);
    let is_refused = report.contains("for mange kombinationer");
    // Nothing else stands in the way: the one outcome breaks laws.
    assert!(is_refused || report.contains("fare = "), "{report}");
    !is_refused
}

/// Two answers that no condition tells apart are of one kind, and none at all is another; with four for danger and two for
/// the points that makes 2^18.
#[test]
fn a_guide_is_proven_over_two_to_the_eighteenth_combinations_at_most() {
    let questions = |count: usize| -> String {
        (0..count)
            .map(|n| question(&format!("q{n}"), "", 2))
            .collect()
    };
    let [danger, last] = [given("fare", 0), given("q14", 0)];
    assert!(is_tried(&questions(15), slice::from_ref(&danger)));
    assert!(!is_tried(&questions(16), slice::from_ref(&danger)));
    // A question whose two answers are told apart makes three of each.
    assert!(!is_tried(&questions(15), &[danger, last]));
}

/// One looks at danger's answers together, one at each of the three, and one at each other question's.
#[test]
fn a_guide_is_proven_with_ninety_six_views_at_most() {
    let question = question("hvor", "", 50);
    let tried = |views: usize| {
        let mut conditions: Vec<_> = (0..50).map(|n| given("hvor", n)).collect();
        conditions.extend((0..views - 6 - 50).map(|n| one_of("hvor", n..=n + 1)));
        is_tried(&question, &conditions)
    };
    assert!(tried(96));
    assert!(!tried(97));
}

/// Ten answers that are told apart make 1,023 sets, and one that is not makes one more.
#[test]
fn a_question_has_two_to_the_tenth_kinds_of_answer_at_most() {
    let tried = |apart: usize| {
        let question = question("hvor", "several = true", apart + 2).replacen(
            "Svar 0\"",
            "Ingen\", exclusive = true",
            1,
        );
        let given: Vec<_> = (1..=apart).map(|n| given("hvor", n)).collect();
        is_tried(&question, &given)
    };
    assert!(tried(10));
    assert!(!tried(11));
}

/// 21 · 21 · 2 combinations with the answer that finishes and 2 · 20 · 20 without, each looked at for 1 outcome and twice for 46
/// choices: 1716 parts of conditions are the most.
#[test]
fn a_guide_is_proven_with_two_to_the_twenty_eighth_looks_at_most() {
    let questions = [question("a", "", 20), question("b", "", 20)].concat();
    let tried = |parts: usize| {
        let mut conditions: Vec<_> = (0..20).map(|n| given("a", n)).collect();
        conditions.extend((0..20).map(|n| given("b", n)));
        conditions.push(format!("{{ not = {} }}", given("fare", 0)));
        // The list is a part itself, and a negation is two.
        let others = parts - conditions.len() - 2;
        conditions.extend(vec![given("fare", 1); others]);
        is_tried(&questions, &conditions)
    };
    assert!(tried(1716));
    assert!(!tried(1717));
}

#[test]
fn a_thousand_errors_and_a_thousand_warnings_are_told_and_neither_for_the_other() {
    let passages = |count: usize, text: &str, name: &str| -> String {
        let passages = (0..count).map(|n| format!("{text} {{#{name}-{n}}}\n\n"));
        passages.collect()
    };
    let count =
        |report: &str| [": fejl: ", ": advarsel: "].map(|word| report.matches(word).count());
    let (wrong, odd) = ("[Se](javascript:a) her.", "Ring 1234567o nu.");
    for (found, report) in [(999, 999), (1_000, 1_000), (1_001, 1_000)] {
        assert_eq!(count(&with(&passages(found, wrong, "fejl"))), [report, 0]);
        assert_eq!(count(&with(&passages(found, odd, "tal"))), [0, report]);
    }
    let both = [passages(1_500, odd, "tal"), passages(1, wrong, "fejl")].concat();
    assert_eq!(count(&with(&both)), [1, 1_000]);
    let both = [passages(1_500, wrong, "fejl"), passages(1, odd, "tal")].concat();
    assert_eq!(count(&with(&both)), [1_000, 1]);
}

#[test]
fn a_plan_of_nothing_but_what_is_warned_of_is_read_in_time() {
    let mut sources = sources();
    for chapter in 0..7 {
        let mut text = format!("# Kapitel {chapter} {{#k{chapter}}}\n");
        for passage in 0..25 {
            let numbers = "1234567o, ".repeat(970);
            text.push_str(&format!("\n{numbers} {{#k{chapter}-{passage}}}\n"));
        }
        sources.chapters.push(ChapterSource {
            title: format!("Kapitel {chapter}"),
            path: format!("k{chapter}.md"),
            file: SourceFile {
                path: format!("k{chapter}.md"),
                text,
            },
        });
    }
    let start = Instant::now();
    let report = report(&sources);
    assert!(start.elapsed() < TIME, "{:?}", start.elapsed());
    assert_eq!(report.matches(": advarsel: ").count(), 1_000);
}

#[test]
fn ever_so_many_passages_with_other_ids_and_other_words_are_compared_in_time() {
    let plan = |word: &str| {
        let mut sources = sources();
        let passages = (10_000..16_000)
            .map(|n| format!("\nEt {word} ord, og det er nr. x{n}. {{#{word}-{n}}}\n"));
        sources.chapters[0].file.text.extend(passages);
        Plan::read(&sources).unwrap().0
    };
    let (old, new) = (plan("gammelt"), plan("nyt"));
    let start = Instant::now();
    let changes = Changes::between(&old.chapters, &new.chapters);
    assert!(start.elapsed() < TIME, "{:?}", start.elapsed());
    // Each is found again, as it stands where it stood.
    assert_eq!(changes.changed().count(), 6_000);
}

#[test]
fn long_passages_of_short_words_are_compared_in_time() {
    let plan = |first: u32, step: u32| {
        let word = |n: u32| char::from_u32(u32::from('a') + (first + n * step) % 29 % 25);
        let text = |n: u32| -> String {
            (n..n + 4_900)
                .filter_map(word)
                .flat_map(|c| [c, ' '])
                .collect()
        };
        let mut sources = sources();
        let passages = (0..24).map(|n| format!("\nOrd {} {{#p-{n}}}\n", text(n)));
        sources.chapters[0].file.text.extend(passages);
        Plan::read(&sources).unwrap().0
    };
    let (old, new) = (plan(0, 7), plan(3, 11));
    let start = Instant::now();
    let changes = Changes::between(&old.chapters, &new.chapters);
    assert!(start.elapsed() < TIME, "{:?}", start.elapsed());
    assert_eq!(changes.changed().count(), 24);
}
