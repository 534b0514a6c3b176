//! The seven laws of the guide: each shown to hold on a sound guide and to fail on a broken one.

use crate::small::{GUIDE, guide, replaced, sources, told, with_contacts, with_guide};
use plan::{Choices, Plan, Question, Role, Urgency};
use proptest::prelude::*;

#[test]
fn the_small_guide_keeps_every_law() {
    assert_eq!(told(&sources()), "");
}

#[test]
fn law_1_a_gap_is_named_with_an_example() {
    let told = with_guide("when = { answered = \"fare\" }", "when = { any = [] }");
    assert!(
        told.contains("ingen udfald passer til svarene (fare = nej, hvem = borger, tegn = ingen)"),
        "{told}"
    );
}

#[test]
fn law_1_two_outcomes_of_one_urgency_must_not_overlap() {
    assert_eq!(
        with_guide("urgency = \"open\"", "urgency = \"prompt\""),
        "guide.toml:46:6: fejl: udfaldene »tegn« og »ellers« passer begge til svarene \
         (fare = ja, hvem = borger, tegn = tegn-vred)\n  \
         råd: giv dem hver sin urgency, eller gør en af betingelserne snævrere"
    );
}

#[test]
fn law_2_acute_wins_over_all_else() {
    let told = with_guide(
        "when = { one_of = { question = \"fare\", choices = [\"ja\"] } }",
        "when = { all = [{ one_of = { question = \"fare\", choices = [\"ja\"] } }, { answered = \"hvem\" }] }",
    );
    assert!(
        told.contains("svarene (fare = ja) er akutte, men får ikke et akut udfald"),
        "{told}"
    );
}

#[test]
fn law_2_only_danger_skips_the_other_questions() {
    let told = with_guide(
        "{ id = \"ansat\", text = \"Ansat\" }",
        "{ id = \"ansat\", text = \"Ansat\", finishes = true }",
    );
    assert!(
        told.contains("svaret »ansat« springer resten over uden at være akut"),
        "{told}"
    );
}

#[test]
fn law_3_one_point_more_never_lowers_the_urgency() {
    let told = with_guide(
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { one_of = { question = \"tegn\", choices = [\"ingen\"] } }",
    );
    assert!(
        told.contains("punktet »tegn-vred« gør svarene (fare = nej, hvem = borger, tegn = ingen) mindre påtrængende"),
        "{told}"
    );
}

#[test]
fn law_4_who_asks_never_changes_the_urgency() {
    let told = with_guide(
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { all = [{ at_least = { count = 1, of = [\"tegn\"] } }, \
         { one_of = { question = \"hvem\", choices = [\"ansat\"] } }] }",
    );
    assert!(
        told.contains("den, der spørger, ændrer, hvor påtrængende"),
        "{told}"
    );
}

#[test]
fn law_5_someone_answers_at_every_minute() {
    let told = with_contacts(
        "[[contact.channel]]\nkind = \"email\"\nvalue = \"vagt@by.dk\"\npassage = \"vagten-mail\"\n",
        "[[contact]]\nid = \"post\"\nname = \"Skriv\"\npassage = \"vagten-mail\"\n\
         [[contact.channel]]\nkind = \"email\"\nvalue = \"vagt@by.dk\"\npassage = \"vagten-mail\"\n",
    );
    assert!(
        told.contains("udfaldet »tegn« har ingen at kontakte mandag kl. 00.00"),
        "{told}"
    );
    assert!(
        told.contains("udfaldet »ellers« har ingen at kontakte mandag kl. 00.00"),
        "{told}"
    );
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
        told(&sources),
        "guide.toml: fejl: intet udfald viser trinet »vej-vurderer«\n  \
         råd: vis det i et udfald, eller undtag det med [[waived]] og en begrundelse"
    );
    sources.guide.text =
        broken + "[[waived]]\nid = \"vej-vurderer\"\nreason = \"Er for de ansatte.\"\n";
    assert_eq!(told(&sources), "");
}

#[test]
fn law_6_every_point_counts() {
    let told = with_guide(
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { one_of = { question = \"tegn\", choices = [\"tegn-vred\"] } }",
    );
    assert!(
        told.contains("intet udfald tager hensyn til punktet »tegn-vaek«"),
        "{told}"
    );
}

#[test]
fn law_6_every_outcome_is_reached() {
    let told = with_guide(
        "when = { at_least = { count = 1, of = [\"tegn\"] } }",
        "when = { all = [{ one_of = { question = \"fare\", choices = [\"ja\"] } }, \
         { one_of = { question = \"fare\", choices = [\"nej\"] } }] }",
    );
    assert!(
        told.contains("ingen svar fører til udfaldet »tegn«"),
        "{told}"
    );
}

#[test]
fn law_7_every_statement_cites_the_plan() {
    let told = with_guide("now = [{ passage = \"hjaelp\" }]", "now = []");
    assert_eq!(
        told,
        "guide.toml:46:6: fejl: udfaldet »ellers« bygger ikke på planens tekst\n  \
         råd: nævn mindst ét afsnit uden betingelse i now"
    );
}

#[test]
fn a_guide_too_large_to_prove_is_refused() {
    let point = |n: u8| format!("- Tegn {n}. {{#tegn-{n}}}\n");
    let mut sources = sources();
    let list: String = (0..30).map(point).collect();
    let chapter = &mut sources.chapters[0].file.text;
    *chapter = replaced(chapter, "- Er vred. {#tegn-vred}\n", &list);
    assert!(
        told(&sources).contains("for mange kombinationer"),
        "{}",
        told(&sources)
    );
}

/// One answer to each question, in any order, as a reader could press them.
fn walk(questions: &[Question]) -> impl Strategy<Value = Vec<(usize, usize)>> + use<> {
    let presses = questions.iter().enumerate().flat_map(|(index, question)| {
        (0..question.choices.len()).map(move |choice| (index, choice))
    });
    let presses: Vec<_> = presses.collect();
    Just(presses).prop_shuffle()
}

proptest! {
    #[test]
    fn law_4_the_order_of_answering_does_not_matter(order in walk(&guide().questions), taken in 0u64..u64::MAX) {
        let guide = guide();
        let chosen = |&&(question, choice): &&(usize, usize)| {
            taken >> guide.questions[question].choices[choice].number & 1 == 1
        };
        let made = |presses: &mut dyn Iterator<Item = &(usize, usize)>| {
            presses.fold(Choices::NONE, |made, &(question, choice)| {
                made.with(guide.questions[question].choices[choice].number)
            })
        };
        let forwards = made(&mut order.iter().filter(chosen));
        let backwards = made(&mut order.iter().rev().filter(chosen));
        prop_assert_eq!(guide.assess(forwards), guide.assess(backwards));
    }

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
fn the_published_guide_keeps_every_law() {
    // The laws over all 2^15 sets of points and all other answers are proven by reading the plan.
    let (plan, _) = Plan::read(&real_sources()).unwrap();
    let answers = plan
        .guide
        .questions
        .iter()
        .map(|question| match question.several {
            true => 1 << question.substantial().numbers().count(),
            false => question.choices.len(),
        });
    assert_eq!(answers.product::<usize>(), 2 * 2 * 3 * 1024 * 32 * 3);
    let urgencies: Vec<_> = plan
        .guide
        .outcomes
        .iter()
        .map(|outcome| outcome.urgency)
        .collect();
    assert!(urgencies.contains(&Urgency::Acute));
}

/// The municipality's own plan, as it is published.
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
                title: file.path.clone(),
                path: file.path.replace("chapters/", ""),
                file,
            })
            .collect(),
        contacts: book!("contacts.toml"),
        guide: book!("guide.toml"),
        adoption: book!("adoption.toml"),
        municipality: book!("theme/municipality.toml"),
        evidence: Some(book!("source/beredskabsplan.txt")),
    }
}
