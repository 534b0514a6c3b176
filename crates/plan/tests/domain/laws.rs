//! The seven laws of the guide: each shown to hold on a sound guide and to fail on a broken one.

use crate::small::{CHAPTER, CONTACTS, GUIDE, guide, replaced, report, sources, with_guide};
use plan::{Choices, Plan, Question, Role, Urgency};
use proptest::prelude::*;

#[test]
fn the_small_guide_keeps_every_law() {
    assert_eq!(report(&sources()), "");
}

#[test]
fn law_1_a_gap_is_named_with_an_example() {
    let report = with_guide("when = { answered = \"fare\" }", "when = { any = [] }");
    assert!(
        report
            .contains("intet udfald passer til svarene (fare = nej, hvem = borger, tegn = ingen)"),
        "{report}"
    );
}

#[test]
fn law_1_two_outcomes_of_one_urgency_must_not_overlap() {
    assert_eq!(
        with_guide("urgency = \"open\"", "urgency = \"prompt\""),
        "guide.toml:47:6: fejl: udfaldene »tegn« og »ellers« passer begge til svarene \
         (fare = ja, hvem = borger, tegn = tegn-vred)\n  \
         råd: giv dem hver sin urgency, eller gør en af betingelserne snævrere"
    );
}

#[test]
fn law_2_acute_wins_over_all_else() {
    let report = with_guide(
        "when = { one_of = { question = \"fare\", choices = [\"ja\"] } }",
        "when = { all = [{ one_of = { question = \"fare\", choices = [\"ja\"] } }, { answered = \"hvem\" }] }",
    );
    assert!(
        report.contains(
            "svarene (fare = ja, tegn = tegn-vred) er akutte, men får ikke et akut udfald"
        ),
        "{report}"
    );
}

#[test]
fn law_1_and_2_hold_for_one_who_goes_back_and_finishes() {
    let report = with_guide(
        "when = { one_of = { question = \"fare\", choices = [\"ja\"] } }",
        "when = { all = [{ one_of = { question = \"fare\", choices = [\"ja\"] } }, \
         { any = [{ not = { answered = \"hvem\" } }, { answered = \"tegn\" }] }] }",
    );
    assert!(
        report.contains("svarene (fare = ja, hvem = borger) er akutte"),
        "{report}"
    );
}

#[test]
fn law_2_an_acute_outcome_shows_112() {
    // What it quotes now is shown, too.
    let shown = with_guide("contacts = [\"alarm\"]", "contacts = [\"vagten\"]");
    assert_eq!(shown, "");
    let mut sources = sources();
    for number in ["114", "113"] {
        sources.chapters[0].file.text = replaced(CHAPTER, "112 {#", &format!("{number} {{#"));
        sources.contacts.text = replaced(CONTACTS, "\"112\"", &format!("\"{number}\""));
        sources.guide.text =
            GUIDE.to_owned() + "[[waived]]\nid = \"alarm\"\nreason = \"Ring 114.\"\n";
        let report = report(&sources);
        assert!(
            report.contains("udfaldet »akut« er akut, men viser ikke 112"),
            "{report}"
        );
    }
}

#[test]
fn law_2_an_acute_answer_is_acute_wherever_it_stands() {
    let yes = "{ id = \"ja\", text = \"Ja\", finishes = true }";
    let no = "{ id = \"nej\", text = \"Nej\" }";
    let more = "{ id = \"ja-om-lidt\", text = \"Ja, om lidt\", finishes = true }";
    for order in [[yes, no, more], [yes, more, no], [more, yes, no]] {
        let report = with_guide(&[yes, no].join(", "), &order.join(", "));
        assert!(report.contains("svarene (fare = ja-om-lidt"), "{report}");
    }
}

#[test]
fn law_2_who_is_in_doubt_is_shown_112() {
    let no = "{ id = \"nej\", text = \"Nej\" }";
    let doubt = "{ id = \"tvivl\", text = \"Det ved jeg ikke\" }";
    let report = with_guide(no, &format!("{no}, {doubt}"));
    assert!(
        report.contains("svarene »nej« og »tvivl« kan føre til udfald uden 112"),
        "{report}"
    );
    let shown = "{ passage = \"akut\", when = { one_of = { question = \"fare\", choices = [\"tvivl\"] } } }";
    let mut sources = sources();
    sources.guide.text = GUIDE.replace(no, &format!("{no}, {doubt}"));
    for now in ["vej-ring", "hjaelp"] {
        let now = format!("now = [{{ passage = \"{now}\" }}");
        sources.guide.text = replaced(&sources.guide.text, &now, &format!("{now}, {shown}"));
    }
    assert_eq!(super::small::report(&sources), "");
}

#[test]
fn law_2_nothing_is_asked_before_danger() {
    let (fare, rest) = GUIDE.split_once("[[question]]").unwrap();
    let (danger, rest) = rest.split_once("[[question]]").unwrap();
    let (asker, rest) = rest.split_once("[[question]]").unwrap();
    let mut sources = sources();
    sources.guide.text = [fare, asker, danger, rest].join("[[question]]");
    assert!(
        report(&sources).contains("spørgsmålet »hvem« stilles før det om fare"),
        "{}",
        report(&sources)
    );
}

#[test]
fn law_6_a_citation_that_is_never_shown_reaches_nothing() {
    let report = with_guide(
        "path = [\"vej-ring\", \"vej-vurderer\"]",
        "path = [\"vej-ring\"]\nhelp = [{ passage = \"vej-vurderer\", when = { any = [] } }]",
    );
    assert!(
        report.contains("intet udfald viser trinet »vej-vurderer«"),
        "{report}"
    );
}

#[test]
fn law_6_every_list_of_points_is_asked_about() {
    let report = with_guide("role = \"points\"\n", "");
    assert!(
        report.contains("intet spørgsmål viser punkterne efter afsnittet »tegn«"),
        "{report}"
    );
    let report = with_guide("points = [\"tegn\"]", "points = []");
    assert!(
        report.contains("»tegn« er ikke nævnt som en af planens lister over punkter"),
        "{report}"
    );
}

#[test]
fn law_2_only_danger_skips_the_other_questions() {
    let report = with_guide(
        "{ id = \"ansat\", text = \"Ansat\" }",
        "{ id = \"ansat\", text = \"Ansat\", finishes = true }",
    );
    assert!(
        report.contains("svaret »ansat« springer resten over uden at være akut"),
        "{report}"
    );
}

#[test]
fn law_3_one_point_more_never_lowers_the_urgency() {
    let report = with_guide(
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { one_of = { question = \"tegn\", choices = [\"ingen\"] } }",
    );
    assert!(
        report.contains("punktet »tegn-vred« gør svarene (fare = nej, hvem = borger, tegn = ingen) mindre hastende"),
        "{report}"
    );
}

#[test]
fn law_4_who_asks_never_changes_the_urgency() {
    let report = with_guide(
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { all = [{ at_least = { count = 1, of = [\"tegn\"] } }, \
         { one_of = { question = \"hvem\", choices = [\"ansat\"] } }] }",
    );
    assert!(
        report.contains("den, der spørger, ændrer, hvor meget svarene"),
        "{report}"
    );
}

#[test]
fn law_5_someone_answers_at_every_minute() {
    let mut sources = sources();
    let contacts = &mut sources.contacts.text;
    let email = "[[contact.channel]]\nkind = \"email\"\n";
    let apart = "[[contact]]\nid = \"post\"\nname = \"Skriv\"\npassage = \"vagten-mail\"\n"
        .to_owned()
        + email;
    *contacts = replaced(contacts, email, &apart);
    let silent = report(&sources);
    for outcome in ["tegn", "ellers"] {
        let message = format!("udfaldet »{outcome}« har ingen at kontakte mandag kl. 00.00");
        assert!(silent.contains(&message), "{silent}");
    }
    // The first minute at which nobody answers is told, whenever it is.
    let text = &mut sources.chapters[0].file.text;
    *text = replaced(text, "09.00 – 15.00", "00.00 – 24.00");
    let contacts = &mut sources.contacts.text;
    *contacts = replaced(contacts, "09.00", "00.00");
    *contacts = replaced(contacts, "15.00", "24.00");
    let silent = report(&sources);
    let message = "udfaldet »tegn« har ingen at kontakte tirsdag kl. 00.00";
    assert!(silent.contains(message), "{silent}");
}

#[test]
fn law_6_every_contact_and_step_is_shown_or_waived() {
    let broken = replaced(
        GUIDE,
        "path = [\"vej-ring\", \"vej-vurderer\"]",
        "path = []",
    );
    let mut sources = sources();
    sources.guide.text = broken.clone();
    assert_eq!(
        report(&sources),
        "guide.toml: fejl: intet udfald viser trinet »vej-vurderer«\n  \
         råd: vis det i et udfald, eller undtag det i guide.toml med [[undtaget]] og en begrundelse"
    );
    sources.guide.text =
        broken + "[[waived]]\nid = \"vej-vurderer\"\nreason = \"Er for de ansatte.\"\n";
    assert_eq!(report(&sources), "");
    let waived = Plan::read(&sources).unwrap().0.waived;
    let waived: Vec<_> = waived
        .iter()
        .map(|w| (w.id.as_str(), w.reason.as_str()))
        .collect();
    assert_eq!(waived, [("vej-vurderer", "Er for de ansatte.")]);
}

#[test]
fn law_6_every_point_counts() {
    let report = with_guide(
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { one_of = { question = \"tegn\", choices = [\"tegn-vred\"] } }",
    );
    assert!(
        report.contains("intet udfald tager hensyn til punktet »tegn-vaek«"),
        "{report}"
    );
}

#[test]
fn law_6_every_outcome_is_reached() {
    let report = with_guide(
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { all = [{ one_of = { question = \"fare\", choices = [\"ja\"] } }, \
         { one_of = { question = \"fare\", choices = [\"nej\"] } }] }",
    );
    assert!(
        report.contains("ingen svar fører til udfaldet »tegn«"),
        "{report}"
    );
}

#[test]
fn law_7_every_statement_cites_the_plan() {
    let report = with_guide("now = [{ passage = \"hjaelp\" }]", "now = []");
    assert_eq!(
        report,
        "guide.toml:47:6: fejl: udfaldet »ellers« bygger ikke på planens tekst\n  \
         råd: nævn mindst ét afsnit uden betingelse i now"
    );
}

#[test]
fn many_points_are_proven_at_once_and_too_many_distinctions_are_refused() {
    let point = |n: u8| format!("- Tegn {n}. {{#tegn-{n}}}\n");
    let mut sources = sources();
    let list: String = (0..30).map(point).collect();
    let chapter = &mut sources.chapters[0].file.text;
    *chapter = replaced(chapter, "- Er vred. {#tegn-vred}\n", &list);
    assert_eq!(report(&sources), "");
    // Conditions that tell each of twenty points apart make a kind of each of their 2^20 sets.
    let each: Vec<_> = (0..20)
        .map(|n| format!("{{ one_of = {{ question = \"tegn\", choices = [\"tegn-{n}\"] }} }}"))
        .collect();
    sources.guide.text = replaced(
        GUIDE,
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        &format!("when = {{ any = [{}] }}", each.join(", ")),
    );
    assert!(
        report(&sources).contains("for mange kombinationer"),
        "{}",
        report(&sources)
    );
}

proptest! {
    #[test]
    fn whatever_is_pressed_an_exclusive_choice_stands_alone(presses in prop::collection::vec(0usize..3, 0..20)) {
        let guide = guide();
        let question = guide.questions.iter().find(|q| q.role == Some(Role::Points)).unwrap();
        let mut made = Choices::NONE;
        for press in presses {
            made = question.toggle(made, &question.choices[press]);
            let exclusive = made.contains(question.choices[2].number);
            prop_assert!(!exclusive || made.common(question.substantial()).is_empty());
        }
    }
}

#[test]
fn the_published_guide_keeps_the_laws_over_every_combination() {
    // The publisher's proof tries one combination of each kind; this tries all, and knows nothing of kinds.
    let plan = published();
    let guide = &plan.guide;
    let all = every_combination(&guide.questions);
    assert_eq!(all.len(), 3 * 2 * 3 * 1024 * 32 * 3);
    let fare = guide.question("fare").unwrap().choice("ja").unwrap().number;
    let asker = guide.question("hvem").unwrap();
    let points = guide
        .questions
        .iter()
        .filter(|q| q.role == Some(Role::Points));
    let points: Vec<_> = points.collect();
    for &made in &all {
        let matching = guide
            .outcomes
            .iter()
            .filter(|outcome| outcome.when.holds(made));
        let highest = matching.clone().map(|outcome| outcome.urgency).max();
        assert_eq!(
            matching
                .filter(|outcome| Some(outcome.urgency) == highest)
                .count(),
            1
        );
        let urgency = guide.assess(made).unwrap().urgency;
        assert!(!made.contains(fare) || urgency == Urgency::Acute);
        for choice in &asker.choices {
            assert_eq!(
                guide.assess(asker.toggle(made, choice)).unwrap().urgency,
                urgency
            );
        }
        for question in &points {
            let absent = question.substantial().without(made);
            for choice in question
                .choices
                .iter()
                .filter(|c| absent.contains(c.number))
            {
                assert!(guide.assess(question.toggle(made, choice)).unwrap().urgency >= urgency);
            }
        }
    }
}

/// Every way to answer all questions.
pub(crate) fn every_combination(questions: &[Question]) -> Vec<Choices> {
    let Some((first, rest)) = questions.split_first() else {
        return vec![Choices::NONE];
    };
    let mut answers: Vec<_> = match first.multiple {
        false => Vec::new(),
        true => (1..1u64 << first.substantial().len())
            .map(|bits| {
                let numbers = first.substantial().numbers().enumerate();
                Choices::of(
                    numbers
                        .filter(|(at, _)| bits >> at & 1 == 1)
                        .map(|(_, number)| number),
                )
            })
            .collect(),
    };
    let alone = first
        .choices
        .iter()
        .filter(|choice| choice.exclusive || !first.multiple);
    answers.extend(alone.map(|choice| Choices::of([choice.number])));
    let rest = every_combination(rest);
    answers
        .iter()
        .flat_map(|answer| rest.iter().map(|others| answer.union(*others)))
        .collect()
}

/// A chapter's heading, which its title in SUMMARY.md must be.
fn title(text: &str) -> String {
    let (title, _) = text.split_once(" {#").unwrap();
    title.trim_start_matches("# ").to_owned()
}

/// The municipality's own plan, as it is published.
/// The plan of this repository.
pub(crate) fn published() -> Plan {
    Plan::read(&real_sources()).unwrap().0
}

fn real_sources() -> plan::Sources {
    let file = |path: &str, text: &str| plan::SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    macro_rules! book {
        ($path:literal) => {
            file($path, include_str!(concat!("../../../../book/", $path)))
        };
    }
    let chapters = [
        book!("chapters/indledning.md"),
        book!("chapters/definition.md"),
        book!("chapters/indsatser.md"),
        book!("chapters/tidlig-opsporing.md"),
        book!("chapters/handleveje.md"),
        book!("chapters/kontaktpersoner.md"),
    ];
    plan::Sources {
        chapters: chapters
            .into_iter()
            .map(|file| plan::ChapterSource {
                title: title(&file.text),
                path: file.path.replace("chapters/", ""),
                file,
            })
            .collect(),
        contacts: book!("contacts.toml"),
        guide: book!("guide.toml"),
        figures: Some(book!("figures.toml")),
        adoption: book!("adoption.toml"),
        municipality: book!("theme/municipality.toml"),
        subjects: Some(book!("emneord.toml")),
        evidence: Some(book!("source/beredskabsplan.txt")),
        before: vec![],
        warnings: plan::Diagnostics::default(),
    }
}
