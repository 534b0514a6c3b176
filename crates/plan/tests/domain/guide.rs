use crate::small::{GUIDE, guide, replaced, sources, with_guide};
use plan::{Chapter, Choices, Contact, GuidePayload, Passage, Plan};

#[track_caller]
fn report(part: &str, by: &str, message: &str) {
    let report = with_guide(part, by);
    assert!(report.contains(message), "{report}");
}

#[test]
fn a_dangling_reference_is_told() {
    report(
        "contacts = [\"alarm\"]",
        "contacts = [\"alram\"]",
        "guide.toml:33:13: fejl: ingen kontakt har id’et »alram«",
    );
    report(
        "now = [{ passage = \"akut\" }]",
        "now = [{ passage = \"akutt\" }]",
        "intet afsnit har id’et »akutt«\n  råd: mener du »akut«?",
    );
    report(
        "points = \"tegn\"",
        "points = \"tegnn\"",
        "intet afsnit har id’et »tegnn«",
    );
    report(
        "answered = \"fare\"",
        "answered = \"faren\"",
        "intet spørgsmål har id’et »faren«",
    );
    report(
        "choices = [\"ja\"]",
        "choices = [\"jo\"]",
        "intet svar på spørgsmålet »fare« har id’et »jo«",
    );
    report(
        "handling_path = \"vej\"",
        "handling_path = \"hjaelp\"",
        "der er ingen liste lige efter afsnittet »hjaelp«",
    );
}

#[test]
fn an_unknown_key_is_told_with_its_place() {
    assert_eq!(
        with_guide("title = \"Skriv\"", "titel = \"Skriv\""),
        "guide.toml:49:1: fejl: ukendt nøgle »titel«\n  \
         råd: mener du »title«? Her kan stå id, urgency, title, when, now, contacts, path, help, because"
    );
    report(
        "{ answered = \"fare\" }",
        "{ altid = \"fare\" }",
        "ukendt værdi »altid«",
    );
}

#[test]
fn ids_are_unique() {
    report(
        "id = \"hvem\"",
        "id = \"fare\"",
        "spørgsmålet »fare« findes to gange",
    );
    report(
        "id = \"ellers\"",
        "id = \"tegn\"",
        "udfaldet »tegn« findes to gange",
    );
    report(
        "id = \"ansat\"",
        "id = \"borger\"",
        "svaret »borger« findes to gange",
    );
}

#[test]
fn a_question_can_be_answered() {
    report(
        "points = \"tegn\"\n",
        "",
        "spørgsmålet »tegn« har færre end to svar",
    );
    report(", exclusive = true", "", "mangler et »ingen af disse«");
    report(
        "role = \"danger\"\n",
        "",
        "guiden spørger ikke, om nogen er i fare",
    );
    report("count = 1", "count = 3", "mindst 3 ud af 2");
    report("count = 1", "count = 0", "mindst 0 ud af 2");
}

#[test]
fn a_finishing_choice_needs_no_further_answer() {
    let guide = guide();
    assert_eq!(guide.next_question(Choices::NONE), Some(0));
    assert!(guide.is_complete(Choices::of([0])));
    assert_eq!(guide.assess(Choices::of([0])).unwrap().id, "akut");
    assert_eq!(guide.next_question(Choices::of([1])), Some(1));
    assert!(guide.is_complete(Choices::of([1, 2, 6])));
    assert_eq!(guide.assess(Choices::of([1, 2, 6])).unwrap().id, "ellers");
}

#[test]
fn the_handout_survives_its_way_through_the_page() {
    let (plan, _) = Plan::read(&crate::small::sources()).unwrap();
    let address = |chapter: &Chapter, passage: &Passage| format!("{}#{}", chapter.path, passage.id);
    let payload = plan.payload(address, |_, to| to.to_owned());
    let json = serde_json::to_string(&payload).unwrap();
    let arrived: GuidePayload = serde_json::from_str(&json).unwrap();
    for number in 0..7 {
        let made = Choices::of([number]);
        let id =
            |payload: &GuidePayload| payload.guide.assess(made).map(|outcome| outcome.id.clone());
        assert_eq!(id(&arrived), id(&payload));
    }
    assert_eq!(arrived.passage("hjaelp").unwrap().href, "plan.md#hjaelp");
    let channels =
        |contacts: Vec<Contact>| contacts.into_iter().flat_map(|contact| contact.channels);
    let addresses = channels(arrived.contacts).map(|channel| channel.url.unwrap());
    let expected = ["tel:112", "tel:+4512345678", "mailto:vagt@by.dk"];
    assert_eq!(addresses.collect::<Vec<_>>(), expected);
}

#[test]
fn progress_is_told_only_where_it_is_certain() {
    let guide = guide();
    // The first question has an answer that ends the guide.
    let report: Vec<_> = (0..3).map(|index| guide.progress(index)).collect();
    assert_eq!(report, [None, Some((2, 3)), Some((3, 3))]);
}

#[test]
fn what_takes_precedence_comes_first_whatever_the_file_s_order() {
    let mut guide = guide();
    guide.outcomes.reverse();
    let ids: Vec<_> = guide
        .by_precedence()
        .iter()
        .map(|o| o.id.as_str())
        .collect();
    assert_eq!(ids, ["akut", "tegn", "ellers"]);
}

#[test]
fn a_contact_whose_own_passage_is_quoted_comes_before_the_others() {
    let mut sources = sources();
    let when = "when = { one_of = { question = \"hvem\", choices = [\"ansat\"] } }";
    let now = format!("now = [{{ passage = \"akut\", {when} }}, {{ passage = \"vej-ring\" }}]");
    sources.guide.text = replaced(GUIDE, "now = [{ passage = \"vej-ring\" }]", &now);
    let (plan, _) = Plan::read(&sources).unwrap();
    let guide = &plan.guide;
    let outcome = guide
        .outcomes
        .iter()
        .find(|outcome| outcome.id == "tegn")
        .unwrap();
    let contacts = |asker: &str| {
        let asker = guide
            .question("hvem")
            .and_then(|question| question.choice(asker));
        let made = Choices::of(asker.map(|choice| choice.number));
        let contacts = outcome.contacts(made, &plan.contacts).into_iter();
        contacts
            .map(|contact| contact.id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(contacts("borger"), ["vagten"]);
    assert_eq!(contacts("ansat"), ["alarm", "vagten"]);
    let acute = &guide.outcomes[0];
    assert_eq!(acute.contacts(Choices::NONE, &plan.contacts).len(), 1);
}

#[test]
fn what_is_handed_out_of_a_passage_are_its_words_and_its_links() {
    let mut sources = crate::small::sources();
    let hostile = "**Brug [*skemaet*\nher](https://eksempel.dk/skema?a=1&b=2)**, eller\\\nse [svar](#vej) og [planen](plan.md).";
    let text = &mut sources.chapters[0].file.text;
    *text = crate::small::replaced(text, "Vi hjælper.", hostile);
    let (plan, _) = Plan::read(&sources).unwrap();
    let payload = plan.payload(
        |_, _| String::new(),
        |chapter, to| format!("{}|{to}", chapter.path),
    );
    let pieces = &payload.passage("hjaelp").unwrap().text;
    let pieces: Vec<_> = pieces
        .iter()
        .map(|piece| (piece.text.as_str(), piece.href.as_deref()))
        .collect();
    assert_eq!(
        pieces,
        [
            ("Brug ", None),
            (
                "skemaet her",
                Some("plan.md|https://eksempel.dk/skema?a=1&b=2")
            ),
            (", eller se ", None),
            ("svar", Some("plan.md|#vej")),
            (" og ", None),
            ("planen", Some("plan.md|plan.md")),
            (".", None),
        ]
    );
    for (id, quote) in &payload.passages {
        let words: String = quote.text.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(words, plan.passage(id).unwrap().1.text);
    }
}
