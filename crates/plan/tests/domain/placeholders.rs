//! What is still to be written is told, and known to whoever adopts a plan.

use crate::small::{CHAPTER, replaced, sources};
use plan::Plan;

#[test]
fn each_kind_of_placeholder_is_told_with_its_lines() {
    let mut sources = sources();
    assert!(Plan::read(&sources).unwrap().0.unfinished().is_empty());
    for placeholder in [
        "[Skriv her, hvad vi gør.]",
        "Ring ikke til 00 00 00 0.",
        "Se eksempel.invalid",
    ] {
        sources.chapters[0].file.text = replaced(CHAPTER, "Vi hjælper.", placeholder);
        let (plan, warnings) = Plan::read(&sources).unwrap();
        let report = warnings.to_string();
        let is_one = !placeholder.ends_with(" 0.");
        assert_eq!(plan.unfinished().errors(), usize::from(is_one), "{report}");
        assert_eq!(
            report.contains("advarsel: et afsnit er ikke skrevet færdigt"),
            is_one,
            "{report}"
        );
        assert_eq!(warnings.errors(), 0);
    }
}
