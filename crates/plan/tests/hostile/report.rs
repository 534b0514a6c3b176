//! What must hold of every refusal.

use plan::{Diagnostic, Diagnostics, Sources, composed};

/// There is an error, and each problem has a message, a hint and a place that is in its file as it is read: with each letter composed.
pub(crate) fn is_reported_well(diagnostics: &Diagnostics, sources: &Sources) {
    assert!(
        diagnostics.has_errors(),
        "refused without an error: {diagnostics}"
    );
    for diagnostic in diagnostics.iter() {
        let Diagnostic {
            place,
            message,
            hint,
            ..
        } = diagnostic;
        assert!(!message.is_empty() && !hint.is_empty(), "{diagnostic}");
        let Some(text) = text(sources, &place.file) else {
            panic!("no file is called »{}«: {diagnostic}", place.file);
        };
        // The line after the last line feed is one, though nothing may stand in it.
        let mut lines = text.split('\n');
        if place.line > 0 {
            let line = lines.nth(place.line as usize - 1);
            let length = line.map(|line| line.chars().count());
            assert!(
                length.is_some_and(|length| place.column as usize <= length + 1),
                "{diagnostic} is not in {text:?}"
            );
        }
        let shown = diagnostic.to_string();
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
