//! What must hold of every refusal.

use plan::{Problem, Problems, Sources, composed};

/// There is an error, and each problem has a message, a hint and a place that is in its file as it is read: with each letter composed.
pub(crate) fn is_told_well(problems: &Problems, sources: &Sources) {
    assert!(
        problems.has_errors(),
        "refused without an error: {problems}"
    );
    for problem in problems.iter() {
        let Problem {
            place,
            message,
            hint,
            ..
        } = problem;
        assert!(!message.is_empty() && !hint.is_empty(), "{problem}");
        let Some(text) = text(sources, &place.file) else {
            panic!("no file is called »{}«: {problem}", place.file);
        };
        // The line after the last line feed is one, though nothing may stand in it.
        let mut lines = text.split('\n');
        if place.line > 0 {
            let line = lines.nth(place.line as usize - 1);
            let length = line.map(|line| line.chars().count());
            assert!(
                length.is_some_and(|length| place.column as usize <= length + 1),
                "{problem} is not in {text:?}"
            );
        }
        let shown = problem.to_string();
        let odd = shown
            .chars()
            .find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        assert_eq!(odd, None, "{shown:?}");
    }
}

fn text(sources: &Sources, file: &str) -> Option<String> {
    let found = sources.files().find(|known| known.path == file)?;
    Some(composed(&found.text))
}
