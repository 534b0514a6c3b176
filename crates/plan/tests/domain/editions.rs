use crate::small::{CHAPTER, replaced, show, sources};
use plan::{
    Date, Decision, Edition, EditionSources, EditionStatus, FileHash, Manifest, Plan, Publication,
    Revision, fingerprint,
};

fn date(day: &str) -> Date {
    day.parse().unwrap()
}

fn decision(day: &str) -> Decision {
    Decision {
        body: "Kommunalbestyrelsen".to_owned(),
        date: date(day),
        case: "26/\"1\"\\".to_owned(),
        next_revision: plan::latest_revision(date(day)),
    }
}

fn print(path: &str, text: &str) -> FileHash {
    FileHash {
        path: path.to_owned(),
        sha256: fingerprint(text),
    }
}

/// The small plan as it was adopted on this day, with this chapter.
fn frozen(day: &str, chapter: &str) -> EditionSources {
    let decision = decision(day);
    let mut plan = sources();
    plan.adoption.text = decision.to_toml();
    plan.chapters[0].file.text = chapter.to_owned();
    let (read, _) = Plan::read(&plan).unwrap();
    let files = vec![print("book/chapters/plan.md", chapter)];
    EditionSources {
        folder: format!("book/editions/{day}"),
        date: date(day),
        manifest: Manifest::of(&decision, &read.chapters, files),
        plan,
        signature: None,
    }
}

fn edition(day: &str, chapter: &str) -> Edition {
    Edition::read(&frozen(day, chapter)).unwrap()
}

/// Today's plan with this chapter, where `adoption.toml` tells of this day's decision.
fn plan(adopted: Option<&str>, chapter: &str) -> Plan {
    let mut sources = sources();
    sources.chapters[0].file.text = chapter.to_owned();
    if let Some(day) = adopted {
        sources.adoption.text = decision(day).to_toml();
    }
    Plan::read(&sources).unwrap().0
}

const FIRST: &str = "2026-11-25";
const SECOND: &str = "2028-03-01";

fn changed() -> String {
    replaced(CHAPTER, "Vi hjælper.", "Vi hjælper dig.")
}

#[test]
fn what_is_written_of_a_decision_is_read_again() {
    // With quotation marks and backslashes in it.
    let plan = plan(Some(FIRST), CHAPTER);
    assert_eq!(plan.adoption, plan::Adoption::Adopted(decision(FIRST)));
}

#[test]
fn a_text_stands_where_a_comparison_with_the_newest_edition_puts_it() {
    let never = Publication::of(plan(None, CHAPTER), vec![]).unwrap();
    assert_eq!(never.status(), EditionStatus::Draft);
    let first = edition(FIRST, CHAPTER);
    let same = Publication::of(plan(Some(FIRST), CHAPTER), vec![first.clone()]).unwrap();
    let since = date(FIRST);
    assert_eq!(same.status(), EditionStatus::InForce { since });
    let other = Publication::of(plan(Some(FIRST), &changed()), vec![first]).unwrap();
    let status = other.status();
    assert_eq!(status, EditionStatus::Changed { since, passages: 1 });
    assert!(status.is_draft());
    assert_eq!(
        status.to_text(),
        "Udkast – 1 afsnit er ændret siden udgaven af 25. november 2026"
    );
    // A draft takes nothing from the edition that is in force.
    let newest = other.newest().unwrap();
    assert_eq!(other.status_of(newest), EditionStatus::InForce { since });
}

#[test]
fn an_edition_is_valid_until_the_next_is_adopted() {
    // Whatever their order in the folder.
    let editions = vec![edition(SECOND, &changed()), edition(FIRST, CHAPTER)];
    let both = Publication::of(plan(Some(SECOND), &changed()), editions).unwrap();
    let mut editions = both.editions.iter();
    let first = editions.find(|one| one.date() == date(FIRST)).unwrap();
    let status = both.status_of(first);
    assert_eq!(
        status,
        EditionStatus::Former {
            from: date(FIRST),
            to: date(SECOND)
        }
    );
    assert_eq!(
        status.to_text(),
        "Tidligere udgave, gyldig fra 25. november 2026 til 1. marts 2028"
    );
    assert_eq!(both.decision(), Some(&decision(SECOND)));
    assert_eq!(
        both.status().to_text(),
        "Gældende udgave, vedtaget den 1. marts 2028"
    );
}

#[test]
fn adoption_toml_and_the_newest_edition_tell_of_the_same_decision() {
    let report = |plan: Plan, editions| show(&Publication::of(plan, editions).unwrap_err());
    let missing = report(plan(Some(FIRST), CHAPTER), vec![]);
    assert!(
        missing.starts_with("book/adoption.toml: fejl: planen siges at være vedtaget den 2026-11-25, men udgaven mangler"),
        "{missing}"
    );
    let older = report(plan(Some(SECOND), CHAPTER), vec![edition(FIRST, CHAPTER)]);
    assert!(
        older.contains("udgaven mangler i book/editions/2028-03-01/"),
        "{older}"
    );
    // Cut off between the edition and adoption.toml.
    let cut_off = report(plan(None, CHAPTER), vec![edition(FIRST, CHAPTER)]);
    assert!(
        cut_off.contains("er vedtaget, men her står noget andet")
            && cut_off.contains("kør »beredskab adopt --date 2026-11-25 --case"),
        "{cut_off}"
    );
    // With another text the same adoption could not be ended.
    let other = CHAPTER.replace("Vi hjælper.", "Vi hjælper dig.");
    let changed = report(plan(None, &other), vec![edition(FIRST, CHAPTER)]);
    assert!(
        changed.contains("er vedtaget, men her står noget andet") && !changed.contains("kør »"),
        "{changed}"
    );
    let editions = vec![edition(FIRST, CHAPTER), edition(SECOND, CHAPTER)];
    let newer = report(plan(Some(FIRST), CHAPTER), editions);
    assert!(
        newer.contains("kopiér book/editions/2028-03-01/book/adoption.toml"),
        "{newer}"
    );
}

#[test]
fn an_edition_that_was_touched_names_what_was_touched() {
    let manifest = frozen(FIRST, CHAPTER).manifest;
    let report = |found: &[FileHash]| show(&manifest.compare("book/editions/2026-11-25", found));
    let path = "book/chapters/plan.md";
    assert_eq!(report(&[print(path, CHAPTER)]), "");
    let hint =
        "  råd: hent udgavens mappe tilbage, som den var; en ændret tekst bliver til en ny udgave";
    assert_eq!(
        report(&[print(path, "andet")]),
        format!(
            "book/editions/2026-11-25/book/chapters/plan.md: fejl: udgaven er ændret efter vedtagelsen: filen er en anden\n{hint}"
        )
    );
    let other = report(&[print("book/andet.md", CHAPTER)]);
    assert!(
        other.contains(
            "book/andet.md: fejl: udgaven er ændret efter vedtagelsen: filen er kommet til"
        ) && other.contains(
            "book/chapters/plan.md: fejl: udgaven er ændret efter vedtagelsen: filen mangler"
        ),
        "{other}"
    );
}

#[test]
fn a_manifest_that_does_not_tell_of_its_own_files_is_refused() {
    let spoil: [fn(&mut EditionSources); 4] = [
        |sources| sources.date = date(SECOND),
        |sources| sources.manifest.case = "26/2".to_owned(),
        |sources| sources.manifest.fingerprint = fingerprint(""),
        |sources| drop(sources.manifest.passages.pop()),
    ];
    for spoil in spoil {
        let mut sources = frozen(FIRST, CHAPTER);
        spoil(&mut sources);
        let report = show(&Edition::read(&sources).unwrap_err());
        assert!(
            report.contains("manifest.json: fejl: udgavens manifest"),
            "{report}"
        );
    }
}

#[test]
fn the_revision_comes_nearer() {
    let decision = decision(FIRST);
    for (today, revision) in [
        ("2029-11-24", Revision::Later),
        ("2029-11-25", Revision::DueSoon),
        ("2030-11-25", Revision::DueSoon),
        ("2030-11-26", Revision::Overdue),
    ] {
        assert_eq!(decision.revision(date(today)), revision, "{today}");
    }
}
