use crate::small::sources;
use plan::{PassageHash, Plan, Reading, day_in_danish, fingerprint, in_groups};

#[test]
fn a_passage_is_known_by_its_words_and_not_by_its_line_breaks() {
    // `printf 'Vi hjælper.' | sha256sum`
    let known = "25aa8ffd7b3b4030f3a424b850eb3abba3b8266270d4cfd6bfc54d7fd576233d";
    assert_eq!(fingerprint("Vi hjælper."), known);
    assert_eq!(fingerprint(" Vi\n  hjælper. "), known);
    assert_ne!(fingerprint("Vi hjælper"), known);
}

#[test]
fn the_whole_is_known_by_every_passage_and_their_order() {
    let (plan, _) = Plan::read(&sources()).unwrap();
    let prints = PassageHash::all(&plan.chapters, Reading::CURRENT);
    assert_eq!(prints[1].chapter, "plan.md");
    assert_eq!(prints[1].id, "hjaelp");
    let whole = PassageHash::whole(&prints);
    for index in 0..prints.len() {
        let mut changed = prints.clone();
        changed[index].sha256 = fingerprint("andet");
        assert_ne!(PassageHash::whole(&changed), whole);
        let mut moved = prints.clone();
        let print = moved.remove(index);
        moved.insert((index + 1) % prints.len(), print);
        assert_ne!(PassageHash::whole(&moved), whole);
    }
}

#[test]
fn days_are_told_in_danish() {
    let day = |text: &str| day_in_danish(text.parse().unwrap());
    assert_eq!(day("2026-11-25"), "25. november 2026");
    assert_eq!(day("2028-02-29"), "29. februar 2028");
    assert_eq!(day("2030-01-01"), "1. januar 2030");
}

#[test]
fn a_fingerprint_is_read_aloud_in_fours() {
    for (whole, groups) in [
        ("", ""),
        ("0123", "0123"),
        ("0123456789abcdef", "0123 4567 89ab cdef"),
        ("012345", "0123 45"),
    ] {
        assert_eq!(in_groups(whole), groups);
    }
}
