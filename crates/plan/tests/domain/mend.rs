//! What has one right form is mended, and nothing else.

use crate::small::{CHAPTER, report, sources};
use plan::{Plan, Sources};
use proptest::prelude::*;

fn with(text: &str) -> Sources {
    let mut sources = sources();
    sources.chapters[0].file.text = text.to_owned();
    sources
}

/// The chapter's text after it was mended.
fn mended(sources: &Sources) -> String {
    let mended = sources.mended();
    let mut lines: Vec<_> = sources.chapters[0].file.text.split('\n').collect();
    for line in mended.iter().flat_map(|(_, lines)| lines) {
        assert_eq!(lines[line.number - 1], line.before);
        lines[line.number - 1] = &line.after;
    }
    lines.join("\n")
}

#[test]
fn each_slip_gets_its_one_right_form() {
    for (slip, right) in [
        ("##\u{a0}Titel {#a}", "## Titel {#a}"),
        ("-\u{a0}Punkt. {#a}", "- Punkt. {#a}"),
        ("·\tPunkt. {#a}", "- Punkt. {#a}"),
        ("• Punkt. {#a}", "- Punkt. {#a}"),
        ("\u{f0b7}\u{a0}Punkt. {#a}", "- Punkt. {#a}"),
        ("o\tPunkt. {#a}", "- Punkt. {#a}"),
        ("  – Punkt. {#a}", "  - Punkt. {#a}"),
        ("1.\u{a0}Punkt. {#a}", "1. Punkt. {#a}"),
        (
            "Kom\u{ad}mune pa\u{30a} A\u{30a}. {#a}",
            "Kommune på Å. {#a}",
        ),
        (
            "> Ring til os nu og her.",
            "> Ring til os nu og her. {#ring-til-os-nu}",
        ),
        ("- Ring.\n- Ring.", "- Ring. {#ring}\n- Ring. {#ring-2}"),
        (
            "To linjer\ni ét afsnit.",
            "To linjer\ni ét afsnit. {#to-linjer-i-et}",
        ),
    ] {
        let text = |part: &str| format!("{CHAPTER}\n{part}\n");
        assert_eq!(mended(&with(&text(slip))), text(right));
        assert_eq!(with(&text(right)).mended(), [], "{right}");
    }
}

#[test]
fn what_may_be_meant_stays() {
    for text in [
        "o hjælp {#a}",
        "10\u{a0}000 kr. {#a}",
        "-   Punkt. {#a}",
        "Et tal - og et til – her. {#a}",
        "25. november mødes vi. {#a}",
    ] {
        let text = format!("{CHAPTER}\n{text}\n");
        assert_eq!(mended(&with(&text)), text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_plan_that_was_mangled_is_the_same_again(lost in any::<u32>(), bullets in any::<u32>(), apart in any::<bool>()) {
        let plan = Plan::read(&sources()).unwrap().0;
        let passages = plan.chapters[0].passages();
        let mut text = CHAPTER.to_owned();
        for (index, passage) in passages.iter().enumerate() {
            if lost >> index & 1 == 1 {
                text = text.replace(&format!(" {{#{}}}", passage.id), "");
            }
        }
        let lines = text.split('\n').enumerate().map(|(index, line)| match line.strip_prefix("- ") {
            Some(words) if bullets >> index & 1 == 1 => format!("{}\u{a0}{words}", ["·", "-", "•", "\u{f0b7}"][index % 4]),
            _ => line.to_owned(),
        });
        text = lines.collect::<Vec<_>>().join("\n");
        if apart {
            text = text.replace('å', "a\u{30a}");
        }
        let mut mangled = with(&text);
        mangled.before = passages.iter().map(|p| (p.id.clone(), p.text.clone())).collect();
        prop_assert_eq!(mended(&mangled), CHAPTER);
        mangled.chapters[0].file.text = CHAPTER.to_owned();
        prop_assert_eq!(mangled.mended(), []);
        prop_assert_eq!(report(&mangled), "");
    }
}
